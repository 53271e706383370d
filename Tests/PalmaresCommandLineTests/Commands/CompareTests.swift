import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct CompareTests {
  private let folder: TemporaryFolder
  private let files: (first: String, second: String, other: String)

  init() throws {
    folder = try TemporaryFolder()
    files = try Editions.write(to: folder)
  }

  @Test func putsMethodsSideBySide() {
    let run = Run("compare", files.first, files.second, files.other)
    #expect(run.exitCode == .done)
    #expect(
      run.output.hasPrefix(
        """
        Id  Name         towns-2023: rank  towns-2023: score  towns-2024: rank  towns-2024: score  towns-2024: places up  other: grades
        ──  ───────────  ────────────────  ─────────────────  ────────────────  ─────────────────  ─────────────────────  ─────────────
        MO  Montpellier                 1               80.0                 4            65.9091                     −3  1 A, 1 B
        AL  Alès                        2               62.0                 1            78.5455                     +1  1 A, 1 B
        NI  Nîmes                      =3               40.0                =2            70.9091                     +1  not listed
        LU  Lunel                      =3               40.0                =2            70.9091                     +1  not listed
        SE  Sète                  missing            missing                 5            21.8182                         1 B, 1 –

        """), "\(run.output)")
    #expect(
      run.messages.contains("'other' doesn't list 'Nîmes' and 'Lunel'.  [compare.not-listed]"))
  }

  @Test func tellsWhichRulesMakeTheDifference() {
    let run = Run("compare", files.first, files.second, "--unit", "AL")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in [
      "towns-2023 → towns-2024: score +16.5455, rank 2 → 1 (1 place up) - score +18, rank 2 → 1 (1 place up): ",
      "[guide 2024, p. 3]", "With 'extra'.", "- score −7.65455: interaction",
      "- 1 other rule that differs changes nothing here.",
    ] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test func readsInFrench() {
    let run = Run("compare", files.first, files.other, "--unit", "ales", "--lang", "fr")
    #expect(run.output.contains("ce qui ajoute le plus à «\u{202F}score\u{202F}»"))
    #expect(run.output.contains("il les faut tous"))
  }

  @Test func writesCSVForSpreadsheets() {
    let run = Run("compare", files.first, files.other, "--format", "csv")
    #expect(
      run.output == """
        id,name,towns-2023.score,towns-2023.rank,towns-2023.tied,towns-2023.band,towns-2023.grades,towns-2023.groups,towns-2023.state,other.score,other.rank,other.tied,other.band,other.grades,other.groups,other.state,other.rise
        MO,Montpellier,80,1,false,,,,present,,,,,"1 A, 1 B",,present,
        AL,Alès,62,2,false,,,,present,,,,,"1 A, 1 B",,present,
        NI,Nîmes,40,3,true,,,,present,,,,,,,not_listed,
        LU,Lunel,40,3,true,,,,present,,,,,,,not_listed,
        SE,Sète,,,,,,,missing,,,,,"1 B, 1 –",,present,

        """)
  }

  @Test func writesItsSchema() {
    let run = Run("compare", files.first, files.second, "--unit", "AL", "--json")
    #expect(run.output.contains(#""schema": "palmares.compare/1""#))
    #expect(run.output.contains(#""rise": -3"#))
    #expect(run.output.contains(#""rules_without_effect": 1"#))
  }

  /// 62 and 68 points: the grade is another by the limit alone, and by the weights alone.
  private func graded() throws -> (first: String, second: String) {
    func text(_ limit: Int) -> String {
      Editions.first.replacing(
        "results: {score: score, rank: rank}",
        with: "  letter: {of: score, then: [{cut: {at_least: [\(limit)], to: [A, B]}}]}\n"
          + "  part: {of: green, then: [{cut: {at_least: [\(limit)], to: [A, B]}}]}\n"
          + "results: {score: score, rank: rank, grades: [letter], "
          + "show: [{node: green, group: part}]}")
    }
    return (
      try folder.file("g1.yml", text(50)),
      try folder.file("g2.yml", text(65).replacing("towns-2023", with: "towns-2024"))
    )
  }

  @Test func aRuleThatChangesAGradeOrAGroupMakesADifference() throws {
    let files = try graded()
    let run = Run("compare", files.first, files.second, "--unit", "AL")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("towns-2023 → towns-2024: score =, letter A → B"), "\(words)")
    #expect(words.contains("- score =, letter A → B: Node 'letter'"), "\(words)")
    #expect(!words.contains("2 other rules"))
  }

  @Test func everyFormatGivesGradesAndGroups() throws {
    let files = try graded()
    let table = Run("compare", files.first, files.second).output
    #expect(table.contains("towns-2024: grade") && table.contains("towns-2024: groups"))
    let csv = Run("compare", files.first, files.second, "--format", "csv").output
    #expect(csv.contains("AL,Alès,62,2,false,,A,"), "\(csv)")
    let json = Run("compare", files.first, files.second, "--unit", "AL", "--json").output
    #expect(json.contains(#""grades": {"letter": "B"}"#))
    #expect(json.contains(#""groups": {"green": "#))
    #expect(
      json.contains(
        #"{"kind": "grade", "node": "letter", "before": "A", "after": "B"}"#))
  }

  @Test func placesAreUpOrDownInWords() {
    let run = Run("compare", files.second, files.first, "--unit", "AL", "--lang", "fr")
    #expect(run.output.contains("rang 1 → 2 (1 place perdue)"), "\(run.output)")
    #expect(run.output.contains("−16,5455"))
    let json = Run("compare", files.first, files.second, "--unit", "AL", "--json").output
    #expect(json.contains(#""rise": 1, "rank_after": 1"#))
  }

  @Test func aDifferenceHasOneDecimalMoreThanTheFigures() throws {
    let one = try folder.file(
      "p1.yml", Editions.first.replacing("then: [{round: 1}]}", with: "print: {decimals: 1}}"))
    let two = try folder.file(
      "p2.yml",
      Editions.first.replacing("then: [{round: 1}]}", with: "print: {decimals: 1}}")
        .replacing("{share: .6}", with: "{share: .55555}"))
    let run = Run("compare", one, two, "--unit", "AL")
    #expect(run.output.contains("score +1.33"), "\(run.output)")
  }

  @Test func namesTheMethodAndTheColumnsThatATableLacks() throws {
    let table = try folder.file("short.csv", "code,name,green\nA,A,1\nB,B,2\n")
    let run = Run("compare", files.first, files.second, "--data", table)
    #expect(run.exitCode == .badInput)
    #expect(run.output.isEmpty)
    for id in ["towns-2023", "towns-2024"] {
      #expect(run.messages.contains("'\(id)' can't be applied to '\(table)', which lacks 'calm'."))
    }
  }

  @Test func refusesToCompareOnDifferentFacts() throws {
    try folder.file("else/towns.csv", Towns.data + "PA,Paris,,10,1\n")
    let other = try folder.file("else/second.yml", Editions.second)
    let run = Run("compare", files.first, other)
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("[compare.different-data]"))
    let given = Run("compare", files.first, other, "--data", folder.path + "/towns.csv")
    #expect(given.exitCode == .done)
  }

  @Test func asksForASecondMethod() {
    let run = Run("compare", files.first)
    #expect(run.exitCode == .usage)
    #expect(run.messages.contains("a second METHOD"))
  }

  @Test func tellsTwoFilesOfOneIdApart() {
    let run = Run("compare", files.first, files.first, "--format", "csv")
    #expect(run.output.contains("towns-2023.score") && run.output.contains("towns-2023 2023.score"))
  }
}
