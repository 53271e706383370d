import PalmaresEngine
import Testing

/// The outranking matrix and Copeland's scores over the eight pillars of the ASEM example, as COINr
/// 1.1.14 computes them outside its pipeline (inside it, its `a_copeland` can't be called).
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct OutrankingTests {
  private static let pillars = [
    "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin",
  ]

  @Test func reproducesCopelandScoresAndRanks() throws {
    let (identifiers, columns) = try GoldenFile("indices/asem/01_step_Aggregated.csv").table()
    let published = try GoldenFile("indices/asem/03_copeland_pillars.csv").table()
    #expect(published.identifiers == identifiers)
    let method = try GoldenMethod(
      """
      score: {copeland: [\(Self.pillars.joined(separator: ", "))], needs: all},
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
      """, identifiers: identifiers,
      columns: columns.filter { Self.pillars.contains($0.key) })
    try method.expect("score", #require(published.columns["copeland"]))
    try method.expect("rank", #require(published.columns["rank"]))
  }

  /// The other program prints 0 where an institution meets itself.
  @Test func reproducesTheOutrankingMatrix() throws {
    let (identifiers, columns) = try GoldenFile("indices/asem/01_step_Aggregated.csv").table()
    let published = try GoldenFile("indices/asem/03_outrank_pillars_matrix.csv").table()
    #expect(published.identifiers == identifiers)
    let matrix = OutrankingMatrix(
      columns: try Self.pillars.map { Column(try #require(columns[$0])) },
      weights: Self.pillars.map { _ in 1 })
    var compared = 0
    for unit in identifiers.indices {
      for other in identifiers.indices where other != unit {
        let figure = try #require(published.columns["X\(other + 1)"]?[unit])
        let share = try #require(matrix.share(of: unit, over: other))
        #expect(abs(share - figure) <= 1e-10)
        compared += 1
      }
    }
    #expect(compared == 51 * 50)
  }
}
