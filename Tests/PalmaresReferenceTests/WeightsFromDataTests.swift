import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Weights of the eight ASEM pillars as two independent libraries compute them (pymcdm 1.4.0 and
/// scikit-criteria 0.10), and the balanced weights of its two sub-indices (COINr 1.1.14): to 1e-10.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct WeightsFromDataTests {
  private static let published: [(WeightingMethod, [String])] = [
    (.standardDeviation, ["pymcdm_std", "skcriteria_StdWeighter"]),
    (.variance, ["pymcdm_variance"]),
    (.entropy, ["pymcdm_entropy", "skcriteria_EntropyWeighter"]),
    (.critic, ["pymcdm_critic", "skcriteria_CRITIC"]),
    (.merec, ["pymcdm_merec", "skcriteria_MEREC"]),
    (.gini, ["pymcdm_gini", "skcriteria_GiniWeighter"]),
    (.angle, ["pymcdm_angle"]),
  ]

  @Test(arguments: published)
  func agreesWithTwoLibraries(method: WeightingMethod, keys: [String]) throws {
    let golden = try GoldenFile("golden/E_mcda_weights_scores.json").members()
    let criteria = try #require(golden["criteria"] as? [String])
    let rows = try GoldenFile("indices/asem/03_agg_a_amean.csv").rows()
    let weights = try fitted(method, criteria.map { rows.figures($0) }).weights
    for key in keys {
      let expected = try #require(golden[key] as? [Double])
      #expect(distance(weights, expected) < 1e-10)
    }
  }

  @Test func balancesTheTwoSubIndicesOfASEM() throws {
    let expected = try GoldenFile("indices/asem/06_opt_weights_balance_level3.csv").rows()
    let rows = try GoldenFile("indices/asem/01_step_Aggregated.csv").rows()
    let children = expected.compactMap { $0["iCode"] }.map { rows.figures($0) }
    let weights = try fitted(.balance, children).weights
    // COINr searches for the optimum; its own shares miss one half by 6e-17.
    #expect(
      distance(weights, expected.figures("OptWeight").compactMap { $0 }) < 1e-10
    )
  }

  @Test func givesTheEightPillarsTheBenefitOfTheDoubt() throws {
    try expectBenefitOfDoubt("bod_free", shares: nil, efficient: 20)
  }

  @Test func boundsTheSharesOfTheBenefitOfTheDoubt() throws {
    try expectBenefitOfDoubt(
      "bod_pieshare_5_30", shares: PieShares(least: 0.05, most: 0.3), efficient: 6)
  }

  private func expectBenefitOfDoubt(_ key: String, shares: PieShares?, efficient: Int) throws {
    let golden = try GoldenFile("golden/A_bod.json").members()
    let expected = try #require(golden[key] as? [Double])
    let rows = try GoldenFile("indices/asem/03_agg_a_amean.csv").rows()
    let pillars = try #require(
      GoldenFile("golden/E_mcda_weights_scores.json").members()["criteria"] as? [String])
    let scores = try combined(
      .benefitOfDoubt(shares: shares, over: nil),
      pillars.map { rows.figures($0) }
    ).numbers.compactMap { $0 }
    #expect(distance(scores, expected) < 1e-10)
    #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(scores.count { $0 > 1 - 1e-10 } == efficient)
  }
}
