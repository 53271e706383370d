import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct RankPageTests {
  @Test func oneRowForEachInstitutionSixDigitsAndAWordForEveryAbsence() throws {
    let folder = try TemporaryFolder()
    let run = Run("rank", try Schools.write(to: folder))
    #expect(
      run.output == """
        Schools, 2024: 5 institutions listed, ranks among 5

           Rank  Id  Name      Score  grade    teaching  among
        ───────  ──  ──────  ───────  ───────  ────────  ─────
              2  H   Theta        55  good           50      2
              3  B   Beta         55  low           100      1
              4  D   Delta   41.1173  fair      71.2346      1
              5  A   Al pha        5  low             0      2
        missing  E   Eps     missing  missing        30      3

        - Eps: 'score': 1 of 2 children has a value; all are needed. Without a value:
          'points'.
        - Not listed, because not in 'large': 1 institution, 'Eta'.

        """)
  }

  @Test func filesForProgramsKeepEveryDigit() throws {
    let folder = try TemporaryFolder()
    let run = Run("rank", try Schools.write(to: folder), "--format", "csv")
    #expect(run.output.contains("D,Delta,41.11728000000001,41.11728,4,4,false"))
    #expect(run.output.contains("\"Al\npha\""))
  }

  @Test func countsReasonsBeyondTen() throws {
    let folder = try TemporaryFolder()
    let file = try Schools.write(to: folder)
    let many = (1...13).map { "X\($0),Nobody \($0),100,x,11,\n" }.joined()
    let data = try folder.file("many.csv", Schools.data + many)
    let english = Run("rank", file, "--data", data).output
    #expect(english.contains("- Nobody 9: 'score'"))
    #expect(!english.contains("- Nobody 10: 'score'"))
    #expect(english.contains("- 4 more institutions have no value"))
    let french = Run("rank", file, "--data", data, "--lang", "fr").output
    #expect(french.contains("- 4 autres établissements n’ont pas de valeur"))
    #expect(french.contains("18 établissements affichés, rangs parmi 5"))
  }

  @Test func keepsWithinATerminalAndIsWholeInAPipe() throws {
    let folder = try TemporaryFolder()
    let file = try Schools.write(to: folder)
    let narrow = Run(["rank", file], terminal: Terminal(width: 40, hasColours: false)).output
    let table = narrow.split(separator: "\n").dropFirst().prefix(7)
    #expect(table.allSatisfy { displayWidth(String($0)) <= 40 })
    #expect(narrow.contains("(left out, the terminal is too narrow:\n "))
    #expect(Run("rank", file).output.contains("among"))
  }
}
