import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Rank statistics of the ASEM example over 400 stored draws of its weights (COINr 1.1.14).
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct WeightDrawsOfASEMTests {
  @Test func givesTheStoredStatisticsExactly() throws {
    let compiled = try CompiledMethodology(file: ReferenceFiles.shipped("asem-2018"))
    let base = try AppliedMethodology(compiled).evaluation
    let subject = RobustnessSubject(base, varying: Variation([]))
    let model = try DrawModel(base, varying: Variation([]))
    let combinations = ["Conn", "Sust", "Index"]
    var children: [String: [String]] = [:]
    for code in combinations {
      guard case .combination(let combination)? = base.graph.node(code)?.source else { continue }
      children[code] = combination.children.map(\.node.code)
    }
    var counts = RankCounts(units: base.dataset.units.count)
    let draws = try GoldenFile("indices/asem/08_weight_draws.csv").rows()
    #expect(draws.count == 400)
    for draw in draws {
      var change = Change()
      for (code, names) in children {
        change.weights[code] = try names.map {
          try #require(draw[$0].flatMap(Double.init), "\($0)")
        }
      }
      let outcome = try model.outcome(of: change)
      counts.add(doubledRanks: try subject.doubledRanks(outcome.ranks))
    }
    let stored = try GoldenFile("indices/asem/08_weight_noise_rank_stats.csv").rows()
    #expect(stored.count == 51)
    for row in stored {
      let unit = try #require(row["uCode"].flatMap(base.dataset.units.position))
      let distribution = counts.distribution(of: unit)
      let found: [String: Double?] = [
        "mean": distribution.mean, "P5": distribution.quantile(0.05),
        "P25": distribution.quantile(0.25), "P50": distribution.quantile(0.5),
        "P75": distribution.quantile(0.75), "P95": distribution.quantile(0.95),
        "min": distribution.lowest, "max": distribution.highest,
        "share_top10": distribution.share(atMost: 10),
        "nominal_rank": base.column(model.rank)?.number(at: unit),
      ]
      for (name, value) in found {
        #expect(value == row[name].flatMap(Double.init), "\(row["uCode"] ?? ""): \(name)")
      }
    }
  }
}
