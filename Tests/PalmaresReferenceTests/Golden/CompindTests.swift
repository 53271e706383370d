import Testing

/// Mazziotta–Pareto, the Wrocław distance and ordered weights as Compind 3.4 computes them: on its
/// example of European regions, and on the pillars of the ASEM example.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct CompindTests {
  /// Compind calls "positive" the index of a phenomenon of which more is good, and subtracts the
  /// penalty; its other direction adds it.
  @Test func reproducesTheIndicesOfRegions() throws {
    let figures = try GoldenFile("golden/compind_values.json").members()
    let data = try #require(figures["data"] as? [String: Any])
    let columns = ["roads": try data.numbers("roads"), "trains": try data.numbers("trains")]
    let identifiers = try #require(data["NUTS_CODE"] as? [String])
    let method = try GoldenMethod(
      """
      roads_scaled: {column: roads, then: [{min_max: [0, 1]}]},
      trains_scaled: {column: trains, then: [{min_max: [0, 1]}]},
      less: {mazziotta_pareto: {of: [roads, trains], penalty: negative, divide_by: n - 1},
        each: [{z_score: {mean: 100, sd: 10}}], needs: all},
      more: {mazziotta_pareto: {of: [roads, trains], penalty: positive, divide_by: n - 1},
        each: [{z_score: {mean: 100, sd: 10}}], needs: all},
      wroclaw: {wroclaw: {of: [roads_scaled, trains_scaled], divide_by: n - 1}, needs: all}
      """, identifiers: identifiers, columns: columns)
    let scaled = try #require(figures["minmax"] as? [String: Any])
    try method.expect("roads_scaled", scaled.numbers("roads"))
    try method.expect("trains_scaled", scaled.numbers("trains"))
    try method.expect("less", figures.numbers("mpi_pos"))
    try method.expect("more", figures.numbers("mpi_on_z100_10"))
    try method.expect("wroclaw", figures.numbers("wroclaw"))
  }

  @Test func reproducesTheIndicesOfPillars() throws {
    let figures = try GoldenFile("golden/compind_values.json").members()
    let (identifiers, columns) = try GoldenFile("indices/asem/03_agg_a_amean.csv").table()
    #expect(figures["uCode"] as? [String] == identifiers)
    let pillars = "[Physical, ConEcFin, Political, Instit, P2P, Environ, Social, SusEcFin]"
    let method = try GoldenMethod(
      """
      best: {best: {k: 3, of: \(pillars)}, needs: all},
      worst: {worst: {k: 3, of: \(pillars)}, needs: all},
      less: {mazziotta_pareto: {of: \(pillars), penalty: negative, divide_by: n - 1},
        each: [{z_score: {mean: 100, sd: 10}}], needs: all}
      """, identifiers: identifiers, columns: columns)
    try method.expect("best", figures.numbers("owa_best3_mean_ASEM"))
    try method.expect("worst", figures.numbers("owa_worst3_mean_ASEM"))
    try method.expect("less", figures.numbers("mpi_minus_ASEM_pillars_sample_sd"))
    try method.expect("less", figures.numbers("mpi_minus_check_Compind"))
  }
}
