/// What happened inside a node, for the trace: every column between source and result.
package struct NodeRecord: Sendable {
  /// A step with what went in, what came out and what the data decided.
  package struct StepRecord: Sendable {
    package var step: Step
    package var before: Column
    package var after: Column
    package var facts: [StepFact]
  }

  /// A child's column as it came, and the steps of its edge.
  package struct EdgeRecord: Sendable {
    package var raw: Column
    package var steps: [StepRecord]
    package var value: Column
  }

  package var source: Column
  package var edges: [EdgeRecord]
  package var steps: [StepRecord]
  /// For `benefit_of_doubt`: the weights of each institution that has a score.
  var favourable: [Int: FavourableWeights.Solution] = [:]
}
