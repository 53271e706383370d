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
      RankConfidence(of: estimates(figures), .init(resamples: resamples, seed: 1)))
    try expect(sets.marginal, figures, "marginal95_R\(resamples)")
    try expect(sets.simultaneous, figures, "simultaneous95_R\(resamples)")
  }

  /// With 20,000 draws few ends are left that the draws decide.
  @Test func nearlyAllEndsAreTheSame() throws {
    let figures = try GoldenFile("golden/csranks_pisa2018_math.json").members()
    let sets = try #require(
      RankConfidence(of: estimates(figures), .init(resamples: 20_000, seed: 1)))
    for (ours, name) in [
      (sets.marginal, "marginal95_R20000"), (sets.simultaneous, "simultaneous95_R20000"),
    ] {
      let (low, high) = try ends(figures, name)
      let different =
        zip(ours, low).count { Double($0.lowerBound) != $1 }
        + zip(ours, high).count { Double($0.upperBound) != $1 }
      #expect(different <= 4, "\(name)")
    }
  }

  private func estimates(_ figures: [String: Any]) throws -> ScoreEstimates {
    try ScoreEstimates(
      figures.numbers("score").compactMap { $0 }, errors: figures.numbers("se").compactMap { $0 })
  }

  private func ends(
    _ figures: [String: Any], _ name: String
  ) throws -> (low: [Double], high: [Double]) {
    let set = try #require(figures[name] as? [String: Any])
    return try (set.numbers("L").compactMap { $0 }, set.numbers("U").compactMap { $0 })
  }

  private func expect(
    _ ours: [ClosedRange<Int>], _ figures: [String: Any], _ name: String
  ) throws {
    let (low, high) = try ends(figures, name)
    #expect(distance(ours.map { Double($0.lowerBound) }, low) <= 1)
    #expect(distance(ours.map { Double($0.upperBound) }, high) <= 1)
  }
}
