public import PalmaresCore

extension Evaluation {
  /// The evaluation of the changed methodology on the changed figures: only what depends on the change
  /// is computed anew.
  ///
  /// It is, to the last bit, what `methodology.changed(by:)` gives on `dataset.replacing(_:)`.
  ///
  /// - Parameters:
  ///   - change: what is different.
  ///   - targets: nodes wanted; those of the results where `nil`.
  ///   - populations: populations whose members are wanted, besides that of the results.
  /// - Throws: ``Change/problems(in:)``, and every rule that can't be applied then.
  public func changed(
    by change: Change, targets: [NodeReference]? = nil, populations: [PopulationReference] = []
  ) throws(DiagnosticError) -> Evaluation {
    let problems = change.problems(in: self)
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    let changed = try graph.changed(by: change)
    let evaluator = Evaluator(
      changed, dataset: dataset.replacing(change.columns), startingFrom: self,
      affected: changed.affected(by: change))
    return try evaluator.evaluation(of: targets ?? graph.resultNodes, populations: populations)
  }
}
