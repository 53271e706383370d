import Testing

/// TOPSIS, VIKOR, weighted sum and product, PROMETHEE II on the eight pillars of the ASEM example
/// (indicators scaled from 1 to 100), as pymcdm 1.4.0 computes them with equal weights.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct CriteriaMethodsTests {
  private static let pillars = [
    "Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin",
  ]

  @Test func agreesWithAnotherProgram() throws {
    let (identifiers, columns) = try GoldenFile("indices/asem/03_agg_a_amean.csv").table()
    let figures = try GoldenFile("golden/E_mcda_weights_scores.json").members()
    let all = "[\(Self.pillars.joined(separator: ", "))]"
    let method = try GoldenMethod(
      """
      topsis: {topsis: {of: \(all), normalisation: min_max}, needs: all},
      vikor: {vikor: {of: \(all), v: .5}, needs: all},
      wsm: {arithmetic_mean: \(all), each: [{scale: {from: [0, sum], to: [0, 1]}}], needs: all},
      wpm: {geometric_mean: \(all), each: [{scale: {from: [0, sum], to: [0, 1]}}], needs: all},
      promethee: {promethee: {of: \(all), preference: usual}, needs: all}
      """, identifiers: identifiers, columns: columns)
    #expect(figures["uCode"] as? [String] == identifiers)
    #expect(figures["criteria"] as? [String] == Self.pillars)
    try method.expect("topsis", figures.numbers("scores_pymcdm_TOPSIS"))
    try method.expect("vikor", figures.numbers("scores_pymcdm_VIKOR"))
    try method.expect("wsm", figures.numbers("scores_pymcdm_WSM"))
    try method.expect("wpm", figures.numbers("scores_pymcdm_WPM"))
    try method.expect("promethee", figures.numbers("scores_pymcdm_PROMETHEE_II_usual"))
  }
}
