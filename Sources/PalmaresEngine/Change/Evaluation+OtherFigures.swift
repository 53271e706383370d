package import PalmaresCore

extension Evaluation {
  /// The evaluation of the same rules on figures that differ in some columns, in this period or in earlier
  /// ones: only what depends on them is computed anew.
  ///
  /// It is, to the last bit, what the graph gives on the other dataset.
  ///
  /// - Parameters:
  ///   - other: its figures.
  ///   - columns: names of columns that may differ, in any period that has the same institutions in both.
  ///   - periods: positions of earlier periods that have other institutions, or figures that differ anyhow.
  ///   - targets: nodes wanted.
  /// - Precondition: both have the same periods, and in those not named the same institutions in the same order.
  package func evaluated(
    on other: Dataset, differingIn columns: Set<String>, otherwiseInPeriods periods: Set<Int>,
    targets: [NodeReference]
  ) throws(DiagnosticError) -> Evaluation {
    var affected = AffectedNodes(columns: columns, everyPeriod: true)
    affected.close(in: graph, lookingBack: !periods.isEmpty)
    let evaluator = Evaluator(
      graph, dataset: other, startingFrom: self, affected: affected,
      periods: PeriodEvaluators(
        graph, startingFrom: earlier.filter { !periods.contains($0.key) }, affected: affected))
    return try evaluator.evaluation(of: targets)
  }
}
