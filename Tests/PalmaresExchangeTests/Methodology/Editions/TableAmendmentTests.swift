import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// `amend` changes some cells of a table, and refuses what isn't there.
@Suite struct TableAmendmentTests {
  private let files: EditionFiles

  init() throws {
    files = try EditionFiles()
  }

  private func weights(_ name: String = "edition") throws -> [String: String] {
    let children = try files.read(name).expanded["nodes"]?["index"]?["mean"]?.mapping ?? []
    return Dictionary(
      uniqueKeysWithValues: children.map { ($0.key, $0.value.scalar?.text ?? "") })
  }

  private func amend(_ text: String) throws {
    try files.edition("tables: {indicators: {amend: \(text)}}\n")
  }

  @Test func changesTheCellsOfOneRow() throws {
    try amend("{key: code, rows: [{code: waste, weight: 4}]}")
    #expect(try weights() == ["water": "1", "waste": "4"])
  }

  @Test func addsAndTakesOutRows() throws {
    try amend("{key: code, add: [{code: paper, weight: 2}], remove: [waste]}")
    #expect(try weights() == ["water": "1", "paper": "2"])
  }

  @Test func amendmentsOfAChainFollowOneAnother() throws {
    try amend("{key: code, add: [{code: paper, weight: 2}]}")
    try files.edition(
      "tables: {indicators: {amend: {key: code, rows: [{code: paper, weight: 9}]}}}\n",
      named: "next", of: "../edition/edition.yml")
    #expect(try weights("next") == ["water": "1", "waste": "3", "paper": "9"])
  }

  @Test func defaultsFillWhatAnAmendmentLeavesBlank() throws {
    try files.edition(
      "tables: {indicators: {defaults: {weight: 8}, amend: [{key: code, rows: "
        + "[{code: water, weight: }]}, {key: code, add: [{code: paper}]}]}}\n")
    #expect(try weights() == ["water": "8", "waste": "3", "paper": "8"])
  }

  @Test(arguments: [
    ("{key: code, rows: [{code: wste, weight: 4}]}", "methodology.unknown-row 5:49"),
    ("{key: code, remove: [paper]}", "methodology.unknown-row 5:51"),
    ("{key: code, rows: [{code: waste, wieght: 4}]}", "methodology.unknown-table-column 5:63"),
    ("{key: cdoe, rows: [{code: waste, weight: 4}]}", "methodology.unknown-table-column 5:36"),
    ("{key: code, rows: [{weight: 4}]}", "methodology.missing-key 5:49"),
    ("{rows: [{code: waste, weight: 4}]}", "methodology.missing-key 5:30"),
    ("{key: code}", "methodology.missing-key 5:30"),
    ("{key: code, add: [{code: waste}]}", "methodology.row-twice 5:48"),
    ("{key: code, rows: [{code: waste}], remove: [waste]}", "methodology.row-twice 5:74"),
    ("{key: weight, rows: [{weight: 5}]}", "methodology.unknown-row 5:51"),
    ("{key: code, row: []}", "methodology.unknown-key 5:42"),
    ("7", "methodology.wrong-kind 5:30"),
  ])
  func refuses(amend text: String, problem: String) throws {
    try amend(text)
    let found = files.problems().map { $0.replacing("edition/edition.yml:", with: "") }
    #expect(found.contains(problem), "\(found)")
    #expect(found.count == 1, "\(found)")
  }

  @Test func aKeyThatSeveralRowsHaveIsRefusedWithTheirPlaces() throws {
    try files.folder.file("base/indicators.csv", "code,weight\nwater,1\nwaste,1\n")
    try amend("{key: weight, rows: [{weight: 1}]}")
    let found = try #require(files.diagnostics().first)
    #expect(found.rule == DiagnosticRule("methodology.ambiguous-row"))
    #expect(found.locations.dropFirst().map(\.line) == [2, 3])
  }

  @Test func aWrongCellIsToldAtTheAmendment() throws {
    try amend("{key: code, rows: [{code: waste, weight: much}]}")
    let compiled = try files.read()
    #expect(
      compiled.expanded["nodes"]?["index"]?["mean"]?["waste"]?.mark.origin?.location.file
        == files.folder.path + "/edition/edition.yml")
  }

  @Test func aTableThatIsNotInheritedNeedsItsRows() throws {
    try files.edition("tables: {other: {amend: {key: a, remove: [b]}}}\n")
    #expect(files.problems().first == "methodology.table-source edition/edition.yml:5:17")
  }
}
