public import PalmaresCore

extension Graph {
  /// Applies the methodology to a dataset.
  ///
  /// - Parameters:
  ///   - targets: nodes wanted; those of the results where `nil`.
  ///   - populations: populations whose members are wanted, besides that of the results.
  ///   - keepingSteps: keeps what happened inside nodes, so that a ``Trace`` can be made.
  /// - Throws: every rule that couldn't be applied, with its place and the institutions concerned.
  public func evaluated(
    on dataset: Dataset, targets: [NodeReference]? = nil,
    populations: [PopulationReference] = [], keepingSteps: Bool = false
  ) throws(DiagnosticError) -> Evaluation {
    let evaluator = Evaluator(self, dataset: dataset, keepsSteps: keepingSteps)
    return try evaluator.evaluation(of: targets ?? resultNodes, populations: populations)
  }
}
