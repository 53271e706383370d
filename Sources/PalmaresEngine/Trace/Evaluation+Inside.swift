import PalmaresCore

/// What happened inside nodes, for analyses that go through all institutions.
extension Evaluation {
  /// What was kept of a node; `nil` where it wasn't computed, or without `keepingSteps`.
  package func record(of code: String) -> NodeRecord? {
    graph.positions[code].flatMap { records[$0] }
  }

  /// The weights of a combination's children, in declared order.
  package func weights(of code: String) -> [Double] {
    graph.positions[code].map { weights(at: $0) } ?? []
  }

  /// An institution's own weights in a `benefit_of_doubt`, each over the best sum that they give to
  /// anybody: the score is Σ weight × child.
  package func favourableWeights(of code: String, at unit: Int) -> [Double]? {
    record(of: code)?.favourable[unit].map { solution in
      solution.weights.map { $0 / solution.best }
    }
  }

  /// The evaluation of the period that a node looks back to; `nil` where it wasn't needed.
  package func evaluation(before node: NodeDefinition) -> Evaluation? {
    period(before: node).flatMap { earlier[$0.position] }
  }
}
