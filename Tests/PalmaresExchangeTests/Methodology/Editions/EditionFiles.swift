import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport

/// A base, and editions of it, in folders of their own.
final class EditionFiles {
  let folder: TemporaryFolder

  static let base = """
    palmares: 1
    id: base
    edition: "2024"
    title: Base
    status: example
    sources: {report: {title: Report}}
    data: {file: data.csv, id: id, columns: {water: {unit: m3}, waste: {unit: kg}}}
    tables: {indicators: indicators.csv}
    parameters: {bonus: 1, malus: 2}
    populations: {ranked: present(water)}
    fit: ranked
    nodes:
      "${code}": {for: {rows: indicators}, column: "${code}", into: {index: "${weight}"}}
      index: {mean: children, needs: all}
      score: {formula: index + bonus - malus, source: report}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, listed: ranked}
    published:
      - {title: Printed, file: printed.csv, id: id, compare: {score: {column: score, decimals: 1}}}

    """

  static let table = "code,weight\nwater,1\nwaste,3\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("base/base.yml", Self.base)
    try folder.file("base/indicators.csv", Self.table)
    try folder.file("base/data.csv", "id,water,waste\nA,10,20\nB,30,0\n")
  }

  /// The header of an edition in a folder beside the base's, then its rules.
  @discardableResult
  func edition(
    _ rules: String, named name: String = "edition", of base: String = "../base/base.yml"
  ) throws -> String {
    try folder.file(
      "\(name)/\(name).yml",
      "palmares: 1\nid: \(name)\nedition: \"2025\"\nextends: \(base)\n" + rules)
  }

  func read(_ name: String = "edition") throws(DiagnosticError) -> MethodologyDocument {
    try MethodologyReader.read(file: "\(folder.path)/\(name)/\(name).yml")
  }

  /// `rule file:line:column` of everything that is wrong, without the temporary folder.
  func problems(_ name: String = "edition") -> [String] {
    diagnostics(name).map { diagnostic in
      let place = diagnostic.locations.first
      let file = place?.file.replacing(folder.path + "/", with: "") ?? "?"
      return "\(diagnostic.rule) \(file):\(place?.line ?? 0):\(place?.column ?? 0)"
    }
  }

  func diagnostics(_ name: String = "edition") -> [Diagnostic] {
    do throws(DiagnosticError) {
      return try read(name).warnings
    } catch {
      return error.diagnostics
    }
  }
}
