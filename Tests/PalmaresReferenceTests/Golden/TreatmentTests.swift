import Testing

/// Skewness, kurtosis, winsorising, shifted logarithms and Box–Cox on nine indicators of the ASEM
/// example, and small vectors, as COINr 1.1.14 computes them. Its `log_GII`, which gives its input
/// back, is left out; the formula that it means is there.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct TreatmentTests {
  @Test(arguments: [
    "Flights", "Goods", "CO2", "PrivDebt", "PubDebt", "ConSpeed", "FDI", "Services", "Renew",
  ])
  func reproducesEveryTreatment(indicator: String) throws {
    let all = try GoldenFile("indices/asem/04_treatment_primitives.json").members()
    let figures = try #require(all[indicator] as? [String: Any])
    let values = try figures.numbers("x")
    let method = try GoldenMethod(
      """
      skew: {column: x, then: [{map: skew}]},
      kurt: {column: x, then: [{map: kurt}]},
      winsorised5: {column: x, then: [{winsorise: {until: abs(skew) < 2 or kurt < 3.5, at_most: 5}}]},
      winsorised2: {column: x, then: [{winsorise: {until: abs(skew) < 2 or kurt < 3.5, at_most: 2}}]},
      log_CT: {column: x, then: [{log_from_minimum: {add: .01 * (max - min)}}]},
      log_CT_orig: {column: x, then: [{log_from_minimum: {add: 1}}]},
      boxcox_0: {column: x, then: [{box_cox: {lambda: 0, shift: 1 - min}}]},
      boxcox_05: {column: x, then: [{box_cox: {lambda: .5, shift: 1 - min}}]},
      boxcox_2: {column: x, then: [{box_cox: {lambda: 2, shift: 1 - min}}]},
      boxcox_m1: {column: x, then: [{box_cox: {lambda: -1, shift: 1 - min}}]}
      """, identifiers: values.indices.map { "U\($0)" }, columns: ["x": values])
    for treatment in [
      "winsorised5", "winsorised2", "log_CT", "log_CT_orig", "boxcox_0", "boxcox_05", "boxcox_2",
      "boxcox_m1",
    ] {
      try method.expect(treatment, figures.numbers(treatment))
    }
    // All nine lean to the right, where this variant is the same.
    try method.expect("log_CT", figures.numbers("log_CT_plus"))
    try method.expect("winsorised5", figures.numbers("treat_x"))
    for statistic in ["skew", "kurt"] {
      let figure = try figures.number(statistic)
      try method.expect(statistic, values.map { $0 == nil ? nil : figure })
    }
    for (treatment, count) in [("winsorised5", "nwin5"), ("winsorised2", "nwin2")] {
      let changed = zip(try method.values(treatment), values).count { $0 != $1 }
      #expect(Double(changed) == (try figures.number(count)))
    }
  }

  @Test func reproducesSmallVectors() throws {
    let figures = try GoldenFile("indices/asem/04_small_vectors.json").members()
    let x = try figures.numbers("x")
    let method = try GoldenMethod(
      """
      skew: {column: x, then: [{map: skew}]},
      kurt: {column: x, then: [{map: kurt}]},
      rescaled: {column: x, then: [{log_rescaled: true}]}
      """, identifiers: ["a", "b", "c", "d"], columns: ["x": x])
    try method.expect("skew", x.map { _ in try figures.number("skew") })
    try method.expect("kurt", x.map { _ in try figures.number("kurt") })
    try method.expect("rescaled", figures.numbers("log_GII_formula"))
  }

  /// 1, 2, nothing and 4 with the weights 1, 2, 3, 4.
  @Test func reproducesMeansOfWhatIsThere() throws {
    let figures = try GoldenFile("indices/asem/04_small_vectors.json").members()
    let children = "{a: 1, b: 2, c: 3, d: 4}"
    let method = try GoldenMethod(
      """
      arithmetic: {arithmetic_mean: \(children), needs: 1},
      geometric: {geometric_mean: \(children), needs: 1},
      harmonic: {harmonic_mean: \(children), needs: 1},
      quadratic: {generalised_mean: \(children), power: 2, needs: 1}
      """, identifiers: ["u"], columns: ["a": [1], "b": [2], "c": [nil], "d": [4]])
    try method.expect("arithmetic", [figures.number("amean_w")])
    try method.expect("geometric", [figures.number("gmean")])
    try method.expect("harmonic", [figures.number("hmean")])
    try method.expect("quadratic", [figures.number("genmean_p2")])
  }

  /// The file keeps what came out; ranks, and values on 0…1, tell what went in up to their scale.
  @Test func reproducesPositionsAndDistancesOfSmallVectors() throws {
    let figures = try GoldenFile("indices/asem/04_small_vectors.json").members()
    let ranks = try figures.numbers("rank_ties")
    let positions = try GoldenMethod(
      """
      rank: {column: v, then: [{rank: {first: low, ties: min}}]},
      borda: {column: v, then: [{borda: true}]},
      percentile: {column: v,
        then: [{percentile_rank: {best: high, ties: min, denominator: n - 1, to: [0, 1]}}]}
      """, identifiers: ["a", "b", "c", "d", "e"], columns: ["v": ranks.map { $0.map { 10 * $0 } }])
    try positions.expect("rank", ranks)
    try positions.expect("borda", figures.numbers("borda_ties"))
    try positions.expect("percentile", figures.numbers("prank_ties"))

    // 1, 5, 9, 4 with the second as reference, and a target of 6.
    let distances = try GoldenMethod(
      """
      to_reference: {column: v,
        then: [{distance_to_reference: {reference: reference, to: [0, 1], beyond: keep}}]},
      capped: {column: v,
        then: [{distance_to_reference: {reference: reference, to: [0, 1], beyond: cap}}]},
      to_target: {column: v, then: [{distance_to_target: {target: 6, to: [0, 1], beyond: cap}}]}
      """, identifiers: ["a", "b", "c", "d"],
      columns: ["v": [1, 5, 9, 4], "reference": [5, 5, 5, 5]])
    try distances.expect("to_reference", figures.numbers("dist2ref"))
    try distances.expect("capped", figures.numbers("dist2ref_cap"))
    try distances.expect("to_target", figures.numbers("dist2targ"))
  }
}
