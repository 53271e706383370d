import PalmaresCore

/// The evaluations of earlier periods, each made when it is first looked at, with its own population
/// and its own scales.
final class PeriodEvaluators {
  private let graph: Graph
  private let keepsSteps: Bool
  private var evaluators: [Int: Evaluator] = [:]
  /// Evaluations to go on from, and what a change reaches of them.
  private var known: (evaluations: [Int: Evaluation], affected: AffectedNodes)?

  init(_ graph: Graph, keepsSteps: Bool) {
    self.graph = graph
    self.keepsSteps = keepsSteps
  }

  init(
    _ graph: Graph, startingFrom evaluations: [Int: Evaluation], affected: AffectedNodes
  ) {
    self.graph = graph
    keepsSteps = false
    known = (evaluations, affected.inEarlierPeriods)
  }

  func evaluator(at position: Int, of series: PeriodSeries) -> Evaluator {
    if let known = evaluators[position] { return known }
    let evaluator = made(at: position, of: series)
    evaluators[position] = evaluator
    return evaluator
  }

  private func made(at position: Int, of series: PeriodSeries) -> Evaluator {
    let dataset = series.dataset(at: position)
    guard let known, let base = known.evaluations[position] else {
      return Evaluator(graph, dataset: dataset, keepsSteps: keepsSteps, periods: self)
    }
    return Evaluator(
      graph, dataset: dataset, startingFrom: base, affected: known.affected, periods: self)
  }

  /// Lets go of them: they hold this in turn.
  func forget() { evaluators = [:] }

  /// What was computed of each, from the earliest on.
  var evaluations: [Int: Evaluation] {
    var all: [Int: Evaluation] = [:]
    for (position, evaluator) in evaluators.sorted(by: { $0.key < $1.key }) {
      all[position] = evaluator.evaluation(earlier: all)
    }
    return all
  }

  /// What readers are told of the earlier periods besides errors.
  var warnings: [Diagnostic] {
    evaluators.sorted { $0.key < $1.key }.compactMap { $0.value.shortageWarning }
  }
}

extension Diagnostic {
  /// The same, told of an earlier period.
  func told(of period: String?) -> Diagnostic {
    guard let period else { return self }
    var told = self
    told.summary =
      LocalizedText(en: "In \(period): \(summary.en)", fr: "En \(period) : \(summary.fr)").typeset
    return told
  }
}
