public import PalmaresCore

extension Graph {
  /// Applies the methodology to a dataset.
  ///
  /// - Parameters:
  ///   - dataset: the figures; every column that the targets need.
  ///   - targets: nodes wanted; those of the results where `nil`.
  ///   - populations: populations whose members are wanted, besides that of the results.
  ///   - keepingSteps: keeps what happened inside nodes, so that a ``Trace`` can be made.
  /// - Returns: the columns of the nodes, and the members of the populations.
  /// - Throws: every rule that couldn't be applied, with its place and the institutions concerned.
  public func evaluated(
    on dataset: Dataset, targets: [NodeReference]? = nil,
    populations: [PopulationReference] = [], keepingSteps: Bool = false
  ) throws(DiagnosticError) -> Evaluation {
    let evaluator = Evaluator(self, dataset: dataset, keepsSteps: keepingSteps)
    return try evaluator.evaluation(of: targets ?? resultNodes, populations: populations)
  }
}
