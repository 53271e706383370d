import PalmaresCore

extension Expression {
  /// Whether it is made of numbers, parameters and statistics of the value in hand alone: the same for
  /// everyone, whatever else is known.
  package func isAnchor(withParameters parameters: [String: Double]) -> Bool {
    tree.isAnchor(withParameters: parameters)
  }

  /// Whether it asks for a statistic.
  package var usesStatistics: Bool { tree.usesStatistics }

  /// Its value, where it ``isAnchor(withParameters:)``, over the values in hand; `nil` where it has none.
  package func anchor(over values: [Double], parameters: [String: Double]) -> Double? {
    var evaluator = ExpressionEvaluator(
      in: AnchorScope(sample: Sample(values), parameters: parameters))
    guard case .number(let number) = evaluator.value(of: tree), evaluator.faults.isEmpty else {
      return nil
    }
    return number
  }
}

/// The values in hand, and parameters.
private struct AnchorScope: ExpressionScope {
  let sample: Sample
  let parameters: [String: Double]
  var count: Int { 0 }
  var current: Column? { nil }
  var identifiers: [String] { [] }

  func value(of reference: NodeReference) -> ExpressionValue {
    parameters[reference.code].map { .number($0) } ?? .absent(.missing)
  }

  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue {
    sample.value(of: statistic, argument: argument).map { .number($0) } ?? .absent(.missing)
  }
}

extension ExpressionTree {
  fileprivate func isAnchor(withParameters parameters: [String: Double]) -> Bool {
    switch self {
    case .number: true
    case .name(let reference): reference.stage == nil && parameters[reference.code] != nil
    case .statistic(_, let reference, _): reference == nil
    case .negative, .arithmetic: parts.allSatisfy { $0.isAnchor(withParameters: parameters) }
    default: false
    }
  }
}

extension Expression {
  /// Nodes, stages, parameters and columns that it reads, in order.
  package var references: [NodeReference] { tree.references }
}
