import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// Tables of a ranking besides the main one.
@Suite struct TablesTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = try Countries.write(to: folder)
  }

  @Test func printsTheTableThatIsAskedFor() {
    let run = Run("rank", file, "--table", "goal6", "--quiet")
    #expect(
      run.output == """
        Schools by country, 2024, Goal 6 (goal6): 3 institutions

        Rank  Id  Score  score
        ────  ──  ─────  ─────
           1  B      90     60
           2  C      50     35
           3  A      10     25

        """)
    let french = Run("rank", file, "--table", "goal7", "--quiet", "--lang", "fr")
    #expect(french.output.hasPrefix("Schools by country") == false)
    #expect(french.output.hasPrefix("Écoles par pays, 2024, Objectif 7 (goal7)"))
  }

  @Test func aTableListsItsOwnPopulation() {
    let run = Run("rank", file, "--table", "fr", "--format", "csv")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("\nC,C,35,35,2,2,false,,present,\nA,A,25,25,3,3,false"))
    #expect(!run.output.contains("\nB,"))
    #expect(run.messages.contains("Schools by country, 2024, France (fr)"))
  }

  @Test func programsAreToldWhichTableItIs() {
    let one = Run("rank", file, "--table", "goal6", "--json")
    #expect(
      one.output.contains(#""table": {"# + "\n    \"id\": \"goal6\",\n    \"title\": \"Goal 6\""))
    #expect(Run("rank", file, "--json").output.contains(#""table": null"#))
  }

  @Test func nodesAskedForStandInTheTable() {
    let run = Run("rank", file, "--table", "goal6", "--nodes", "goal7", "--format", "csv")
    #expect(
      run.output.hasPrefix(
        "id,name,score,printed,rank_low,rank_high,tied,band,state,reason,goal7\n"))
    #expect(run.output.contains("\nB,B,90,90,1,1,false,,present,,30\n"))
  }

  @Test func explainsTheRankOfTheTable() {
    let run = Run("explain", file, "C", "--table", "goal6")
    #expect(run.output.contains("Goal 6 (goal6)\nC: 2nd of 3, score 50\n"))
    #expect(run.output.contains("\ngoal6 = 50\n"))
    let json = Run("explain", file, "C", "--table", "goal6", "--json")
    #expect(json.output.contains(#""node": "goal6""#))
    #expect(json.output.contains(#""id": "goal6""#))
  }

  @Test func anUnknownTableIsToldWithTheNearest() {
    let run = Run("rank", file, "--table", "gaol6")
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("[input.unknown-table]"))
    #expect(run.messages.contains("Did you mean 'goal6'?"))
    #expect(run.messages.contains("'goal6', 'goal7', 'fr', 'sn', 'pe' and 'medicine'"))
  }

  @Test func aTableWithoutAnybodyIsRefusedByItsPopulation() {
    let run = Run("rank", file, "--table", "pe")
    #expect(run.exitCode == .badInput)
    #expect(run.output.isEmpty)
    #expect(
      run.messages.contains(
        "Nobody is in the table 'pe': none of the 3 institutions is in the population 'peruvian' "
          + "(country == \"PE\").  [results.nobody]"))
  }

  @Test func aSubjectWithoutInstitutionsIsRefusedByItsScore() {
    let run = Run("rank", file, "--table", "medicine", "--lang", "fr")
    #expect(run.exitCode == .badInput)
    #expect(
      run.messages.contains(
        "« medicine » ne s’applique à aucun des 3 établissements".replacing("« ", with: "«\u{202F}")
          .replacing(" »", with: "\u{202F}»")))
  }

  @Test func aTableOfOneSaysThatItOrdersNobody() {
    let run = Run("rank", file, "--table", "sn")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("   1  B"))
    #expect(run.messages.contains("'B' alone has a rank"))
    #expect(run.messages.contains("[results.one-institution]"))
  }

  @Test func showNamesTheTables() {
    let run = Run("methods", "show", file)
    #expect(run.messages.contains("goal6 (Goal 6), goal7 (Goal 7), fr (France)"))
    let json = Run("methods", "show", file, "--json")
    #expect(json.output.contains(#"{"id": "goal7", "title": "Goal 7"}"#))
  }

  @Test func tablesAloneAreNoMistakeAndNoMainTable() throws {
    let only = try folder.file(
      "only.yml",
      Countries.methodology.replacing("  score: score\n  rank: rank\n  tables:", with: "  tables:"))
    let lint = Run("methods", "lint", only)
    #expect(lint.exitCode == .done, "\(lint.output)")
    let run = Run("rank", only)
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("[input.no-main-table]"))
    #expect(run.messages.contains("goal6 (Goal 6)"))
    #expect(Run("rank", only, "--table", "goal6").exitCode == .done)
  }

  @Test func everyTableUsesItsNodes() {
    let lint = Run("methods", "lint", file)
    #expect(lint.exitCode == .done)
    #expect(!lint.output.contains("methodology.unused"))
    #expect(!Run("rank", file, "--table", "goal6").messages.contains("methodology.unused"))
  }
}
