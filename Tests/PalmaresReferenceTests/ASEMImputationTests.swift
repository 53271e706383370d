import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// Imputations of the ASEM example, computed there by another engine: to 1e-10.
///
/// - Source: Becker, Caperna, Del Sorbo et al. (2022), "COINr: An R package for developing composite
///   indicators", *JOSS* 7(78), 4567; COINr 1.1.14, `Impute()` and `impute_panel()`.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct ASEMImputationTests {
  private static let filled = ["ConSpeed", "ForPort", "Tariff", "TBTs", "Pat", "CultServ"]

  private static let header = """
    palmares: 1
    id: asem-imputations
    edition: "2018"
    title: Imputations
    status: example
    fit: all

    """

  private func evaluation(
    _ text: String, data: String, period: String? = nil
  ) throws -> Evaluation {
    let document = try MethodologyReader.read(Array((Self.header + text).utf8), file: "asem.yml")
    let graph = try Graph(compiling: document.methodology)
    let targets = document.methodology.nodes.map { NodeReference($0.code) }
    let read = try DatasetReader.read(
      document.data, file: ReferenceFiles.shared("indices/asem/\(data)"),
      requirements: graph.requirements(for: targets), period: period)
    return try graph.evaluated(on: read.dataset, targets: targets)
  }

  private func expected(_ file: String, period: String?, _ columns: [String]) throws -> Dataset {
    var data = DataDescription(
      file: ReferenceFiles.shared("indices/asem/\(file)"), id: "uCode")
    if period != nil { data.period = "Time" }
    return try DatasetReader.read(
      data, requirements: columns.map { ColumnRequirement(name: $0, kind: .number) },
      period: period
    ).dataset
  }

  private func expectSame(
    _ evaluation: Evaluation, _ expected: Dataset, _ columns: [String]
  ) throws -> Int {
    #expect(evaluation.dataset.units.identifiers == expected.units.identifiers)
    var compared = 0
    for column in columns {
      let ours = try #require(evaluation.column(NodeReference("n_\(column)"))).numbers
      let theirs = try #require(expected.columns[column]).numbers
      for (a, b) in zip(ours, theirs) {
        #expect((a == nil) == (b == nil))
        #expect(abs((a ?? 0) - (b ?? 0)) <= 1e-10 * max(1, abs(b ?? 0)))
        compared += b == nil ? 0 : 1
      }
    }
    return compared
  }

  /// What a country never reports stays missing; what it reports is kept.
  @Test(
    arguments: [
      ("latest", "latest"), ("constant", "constant"), ("linear", "linear"),
      ("linear_constant", "linear-constant"),
    ], ["2018", "2020", "2022"])
  func fillsPanels(method: (word: String, file: String), period: String) throws {
    let nodes = Self.filled.map {
      "  n_\($0): {column: \($0), then: [{fill_periods: \(method.word)}]}\n"
    }.joined()
    let found = try evaluation(
      "data: {id: uCode, period: Time}\nnodes:\n" + nodes, data: "00_asem_iData_panel.csv",
      period: period)
    let compared = try expectSame(
      found, expected("07_panel_\(method.file).csv", period: period, Self.filled), Self.filled)
    #expect(compared > 250)
  }

  @Test func fillsWithTheMeanOfEachCountrysOwnNormalisedIndicators() throws {
    let framework = try DelimitedTable.read(
      file: ReferenceFiles.shared("indices/asem/00_asem_iMeta.csv"), dialect: DeclaredDialect())
    let (code, type) = (framework.column("iCode") ?? 0, framework.column("Type") ?? 0)
    let direction = framework.column("Direction") ?? 0
    let indicators = (0..<framework.rowCount).filter {
      framework.text(row: $0, column: type) == "Indicator"
    }
    let codes = indicators.map { framework.text(row: $0, column: code) }
    var nodes = ""
    for (row, name) in zip(indicators, codes) {
      let falls = framework.text(row: row, column: direction) == "-1"
      let (from, share) = falls ? ("max, min", "1 - row") : ("min, max", "row")
      nodes += "  u_\(name): {column: \(name), then: [{scale: {from: [\(from)], to: [0, 1]}}]}\n"
      nodes += "  n_\(name): {column: \(name), then: "
      nodes += "[{fill: \"min + (\(share)) * (max - min)\"}]}\n"
    }
    nodes += "  row: {mean: [u_*], needs: 1}\n"
    let found = try evaluation(
      "data: {id: uCode}\nnodes:\n" + nodes, data: "00_asem_iData.csv")
    let file = "07_impute_by_row_normalise_first.csv"
    let compared = try expectSame(found, expected(file, period: nil, codes), codes)
    #expect(compared == 51 * 49)
  }

  @Test(arguments: [
    ("i_mean", "fill: mean"), ("i_median", "fill: median"),
    ("i_mean_grp", "fill: mean, by: GROUP"), ("i_median_grp", "fill: median, by: GROUP"),
  ])
  func fillsWithAStatisticOfAllOrOfTheGroup(rule: String, step: String) throws {
    let entries = try imputed(rule)
    let codes = Set(entries.map(\.indicator)).sorted()
    let named = step.replacing("GROUP", with: "EurAsia_group")
    let nodes = codes.map { "  n_\($0): {column: \($0), then: [{\(named)}]}\n" }.joined()
    let found = try evaluation("data: {id: uCode}\nnodes:\n" + nodes, data: "00_asem_iData.csv")
    for entry in entries {
      let unit = try #require(found.dataset.units.position(of: entry.unit))
      let ours = try #require(
        found.column(NodeReference("n_\(entry.indicator)"))?.number(at: unit))
      #expect(abs(ours - entry.value) <= 1e-10 * max(1, abs(entry.value)), "\(entry)")
    }
    #expect(entries.count > 30)
  }

  private func imputed(
    _ rule: String
  ) throws -> [(indicator: String, unit: String, value: Double)] {
    let file = ReferenceFiles.shared("indices/asem/07_imputed_values.json")
    let tree = try #require(YAMLReader.read(try FileContents.read(file).bytes, file: file).tree)
    return (tree.sequence ?? []).flatMap { entry in
      let units = entry["uCode"]?.texts ?? []
      let values = entry[rule]?.texts ?? []
      let indicator = entry["iCode"]?.texts.first ?? ""
      return zip(units, values).map { (indicator, $0, Double($1) ?? .nan) }
    }
  }
}

extension MarkedTree {
  /// A list of texts, or the one that stands for a list of one.
  fileprivate var texts: [String] {
    (sequence ?? [self]).compactMap { $0.scalar?.text }
  }
}
