import PalmaresAnalysis
import Testing

/// Confidence sets for ranks of 38 countries in mathematics, PISA 2018, as the authors' package csranks
/// 1.2.2 computes them with 1,000 and with 20,000 draws. Draws differ: each end may by one rank.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct RankConfidenceOfPISATests {
  @Test(arguments: [1000, 20_000])
  func agreesWithTheAuthors(resamples: Int) throws {
    let figures = try GoldenFile("golden/csranks_pisa2018_math.json").members()
    let sets = try #require(
      RankConfidence(of: estimates(figures), .init(resamples: 4000, seed: 2)))
    let marginal = try distances(sets.marginal, figures, "marginal95_R\(resamples)")
    let simultaneous = try distances(
      sets.simultaneous, figures, "simultaneous95_R\(resamples)")
    for distances in [marginal, simultaneous] {
      #expect(distances.count == 76)
      #expect(distances.allSatisfy { $0 <= 1 })
      // Few ends are left that the draws decide.
      #expect(distances.count { $0 > 0 } <= 8)
    }
  }

  private func estimates(_ figures: [String: Any]) throws -> ScoreEstimates {
    try ScoreEstimates(
      figures.numbers("score").compactMap { $0 }, errors: figures.numbers("se").compactMap { $0 })
  }

  /// How far each end lies from theirs.
  private func distances(
    _ ours: [ClosedRange<Int>], _ figures: [String: Any], _ name: String
  ) throws -> [Double] {
    let set = try #require(figures[name] as? [String: Any])
    let low = try zip(ours, set.numbers("L")).map { abs(Double($0.lowerBound) - ($1 ?? .infinity)) }
    let high = try zip(ours, set.numbers("U")).map {
      abs(Double($0.upperBound) - ($1 ?? .infinity))
    }
    return low + high
  }
}
