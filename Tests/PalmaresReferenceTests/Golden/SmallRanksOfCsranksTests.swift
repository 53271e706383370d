import Testing

/// Ranks of six figures, one of them missing, as the package csranks 1.2.2 gives them: `irank` with `omega` 0, 1
/// and ½, where equal figures share the best, the worst and the mean of their places, and `frank`, their share of
/// the count.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct SmallRanksOfCsranksTests {
  @Test func tiesShareThePlacesOfOmega() throws {
    let figures = try GoldenFile("golden/csranks_ranks_small.json").members()
    let values = try figures.numbers("x")
    let method = try GoldenMethod(
      """
      x: {column: x},
      best: {of: x, then: [{rank: {first: high, ties: min}}]},
      worst: {of: x, then: [{rank: {first: high, ties: max}}]},
      mean: {of: x, then: [{rank: {first: high, ties: average}}]},
      share: {of: best, then: [{map: x / n}]}
      """,
      identifiers: values.indices.map { "u\($0)" }, columns: ["x": values])
    for (node, name) in [
      ("best", "irank_min"), ("worst", "irank_omega1"), ("mean", "irank_omega05"),
      ("share", "frank"),
    ] {
      // theirs leave out who has no figure.
      var ranks = try figures.numbers(name)[...]
      let expected = values.map { $0 == nil ? nil : ranks.popFirst() ?? nil }
      #expect(ranks.isEmpty, "\(name)")
      try method.expect(node, expected)
    }
  }
}
