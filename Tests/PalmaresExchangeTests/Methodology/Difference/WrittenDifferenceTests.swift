import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// Two editions are compared where their authors wrote them: tables row by row, nodes that stand for
/// several once.
@Suite struct WrittenDifferenceTests {
  private let files: EditionFiles

  init() throws {
    files = try EditionFiles()
    try files.folder.file(
      "base/indicators.csv",
      """
      code,weight,name_en,name_fr,source
      water,1,Water used,Eau utilisée,report
      waste,3,Waste made,Déchets produits,report

      """)
  }

  private func differences(_ edition: String) throws -> [MethodologyDifference] {
    try files.edition("title: Base\n" + edition)
    return try files.read("base").writtenDifferences(to: files.read())
  }

  private func rules(_ edition: String) throws -> [String] {
    try differences(edition).filter(\.isRule).sentences.map(\.en)
  }

  private func words(_ edition: String) throws -> [String] {
    let said = try differences(edition).filter { !$0.isRule }.sentences.map(\.en)
    return said.filter { sentence in
      !["The short name", "The edition", "The published"].contains { sentence.hasPrefix($0) }
    }
  }

  private func amend(_ text: String) -> String { "tables: {indicators: {amend: \(text)}}\n" }

  @Test func aCellIsToldOnceWithTheNameOfItsRow() throws {
    let edition = amend("{key: code, rows: [{code: waste, weight: 4}]}")
    #expect(
      try rules(edition) == ["Table 'indicators': 'waste' (Waste made), weight: 4 (was: 3)."])
    #expect(
      try differences(edition).filter(\.isRule).sentences.map(\.fr) == [
        "Table «\u{202F}indicators\u{202F}»\u{202F}: «\u{202F}waste\u{202F}» (Déchets produits), "
          + "weight\u{202F}: 4 (avant\u{202F}: 3)."
      ])
  }

  @Test func cellsOfOneColumnAreOneSentence() throws {
    #expect(
      try rules(amend("{key: code, rows: [{code: water, weight: 2}, {code: waste, weight: 4}]}"))
        == [
          "Table 'indicators', weight: 'water' (Water used) 2 (was: 1); "
            + "'waste' (Waste made) 4 (was: 3)."
        ])
  }

  @Test func rowsComeAndGo() throws {
    #expect(
      try rules(amend("{key: code, add: [{code: paper, weight: 2}], remove: [waste]}")) == [
        "Table 'indicators': 'waste' (Waste made) is gone.",
        "Table 'indicators': 'paper' is new: weight 2.",
      ])
  }

  @Test func aCellThatNoRuleReadsIsWords() throws {
    let edition = amend("{key: code, rows: [{code: waste, source: other}]}")
    #expect(try rules(edition) == [])
    #expect(
      try words(edition) == [
        "Table 'indicators': 'waste' (Waste made), source: other (was: report)."
      ])
  }

  @Test func aRowKnowsItsPlaceInTheFileThatChangesIt() throws {
    let found = try differences(amend("{key: code, rows: [{code: waste, weight: 4}]}"))
    let row = try #require(found.first { $0.keys.first == "tables" })
    #expect(row.keys == ["tables", "indicators", "waste", "weight"])
    #expect(row.locations.map { $0.file.hasSuffix("base/indicators.csv") } == [true, false])
    #expect(row.locations.map(\.line) == [3, 6])
  }

  @Test func aTemplateIsToldOnce() throws {
    #expect(
      try rules(
        """
        nodes:
          "${code}": {for: {rows: indicators}, column: "${code}", then: [{cap: 9}], into: {index: "${weight}"}}

        """) == ["Nodes '${code}': step 1: keep within [null, 9] (new)."])
  }

  @Test func whereATemplateGoesIsTold() throws {
    #expect(
      try rules(
        """
        nodes:
          "${code}": {for: {rows: indicators}, column: "${code}", into: {index: 1}}

        """) == ["Nodes '${code}': the nodes it enters: 'index': 1 (was: \"${weight}\")."])
  }

  @Test func formsAndTheirExpansionsAreTheSame() throws {
    #expect(
      try rules("nodes: {index: {weighted_mean: children, missing: exclude}}\n") == [])
  }

  @Test func listsAreComparedByContent() throws {
    try files.folder.file(
      "base/base.yml", EditionFiles.base + "notes: [One., Two., Three.]\n")
    #expect(
      try words("notes: [New., Three., One.]\n") == [
        "The notes, gone: Two.", "The notes, new: New.",
      ])
  }

  @Test func everythingAfterExpansionCanStillBeHad() throws {
    try files.edition(
      "title: Base\n" + amend("{key: code, rows: [{code: waste, weight: 4}]}"))
    let found = try files.read("base").differences(to: files.read())
    #expect(
      found.filter(\.isRule).sentences.map(\.en) == [
        "Node 'index': the weight of 'waste': 4 (was: 3)."
      ])
  }

  @Test func withoutFamiliesFilesAreComparedWrittenOut() throws {
    let first = try MethodologyText.nodes("a: {column: x}").read()
    let second = try MethodologyText.nodes("a: {column: y}").read()
    #expect(first.writtenDifferences(to: second) == first.differences(to: second))
    #expect(first.writtenDifferences(to: second).count == 1)
  }
}
