import PalmaresAnalysis
import PalmaresApplication
import PalmaresEngine
import PalmaresExchange
import Testing

/// The ASEM example (Becker et al. 2022) without each of its pillars and indicators, and under another
/// normalisation, as COINr 1.1.14 ranks it.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct LeaveOneOutReferenceTests {
  private func asem() throws -> Evaluation {
    try AppliedMethodology(CompiledMethodology(file: ReferenceFiles.shipped("asem-2018")))
      .evaluation
  }

  @Test(arguments: [("remove_level2_MeanAbsDiff", 8, 2), ("remove_level1_MeanAbsDiff", 49, 3)])
  func agreesInTheMeanShiftOfRanks(key: String, count: Int, level: Int) throws {
    let base = try asem()
    let found = LeaveOneOut(
      of: "Index", in: base, rank: NodeReference("Index_rank"),
      among: [Bool](repeating: true, count: base.dataset.units.count))
    let file = try GoldenFile("indices/asem/09_remove_elements_mean_abs_rank_diff.json").members()
    let golden = try #require(file[key] as? [String: Double]).filter { $0.key != "Nominal" }
    let parts = found.parts.filter { $0.level == level }
    #expect(golden.count == count && parts.count == count)
    for part in parts {
      let shift = try #require(try part.shift.get())
      let expected = try #require(golden[part.node])
      // Fifteen digits are printed.
      #expect(abs(shift.mean - expected) < 1e-13, "\(part.node)")
      #expect(shift.compared == 51)
    }
  }

  @Test func agreesInRanksUnderZScoresInPlaceOfMinMax() throws {
    let copy = try ShippedCopy(of: "asem-2018")
    let replaced = try copy.replace(
      "min_max: [0, 100]", by: "z_score: {mean: 0, sd: 1}", in: "asem-2018")
    #expect(replaced == 2)
    let other = try CompiledMethodology(file: copy.path("asem-2018")).document.methodology
    let base = try asem()
    var change = Change()
    for node in other.nodes { change.nodes[node.code] = node }
    let ranks = try #require(base.column(NodeReference("Index_rank")))
    let changed = try #require(
      try base.changed(by: change).column(NodeReference("Index_rank")))
    let golden = try GoldenFile("indices/asem/09_compare_minmax_vs_zscore.csv").rows()
    #expect(golden.count == 51)
    for row in golden {
      let unit = try #require(base.dataset.units.position(of: row["uCode"] ?? ""))
      #expect(ranks.number(at: unit) == row["coin.1"].flatMap(Double.init))
      #expect(changed.number(at: unit) == row["coin.2"].flatMap(Double.init), "\(row)")
    }
    let shift = try #require(
      RankShift(from: ranks, to: changed, among: [Bool](repeating: true, count: 51)))
    let differences = golden.figures("Abs.diff").compactMap { $0 }
    #expect(shift.mean == differences.reduce(0, +) / 51)
    #expect(abs(shift.furthest.to - shift.furthest.from) == differences.max())
  }
}
