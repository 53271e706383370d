/// What happened inside a node, for the trace: every column between source and result.
struct NodeRecord: Sendable {
  /// A step with what went in, what came out and what the data decided.
  struct StepRecord: Sendable {
    var step: Step
    var before: Column
    var after: Column
    var facts: [StepFact]
  }

  /// A child's column as it came, and the steps of its edge.
  struct EdgeRecord: Sendable {
    var raw: Column
    var steps: [StepRecord]
    var value: Column
  }

  var source: Column
  var edges: [EdgeRecord]
  var steps: [StepRecord]
  /// For `benefit_of_doubt`: the weights of each institution that has a score.
  var favourable: [Int: FavourableWeights.Solution] = [:]
}
