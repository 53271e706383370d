import PalmaresEngine

/// What lies between the combination and the rank: score = factor × combination + constant for each
/// institution, or the opposite.
struct WayToRank {
  var rises = true
  var factor: [Double]
  var constant: [Double]
  /// Whether another combination stands above.
  var isShared = false
  /// Institutions whose score doesn't contain the combination.
  var without = Set<Int>()
  /// The step that rounds, and its node.
  var round: (round: Round, step: Step, node: NodeDefinition)?
  /// How many other steps change the scores.
  var otherSteps = 0
  var clips: [(low: Double?, high: Double?, node: NodeDefinition)] = []
}
