import PalmaresCore

/// What a rule makes of values that no institution has together: a step on the way from one to another.
extension CombinationRule {
  /// - Parameters:
  ///   - children: a value each; `nil` where it has none.
  ///   - weights: of the children, in the same order.
  /// - Returns: `nil` where the rule can't take them, or compares institutions with each other.
  package func value(ofChildren children: [Double?], weights: [Double]) -> Double? {
    switch self {
    case .copeland, .benefitOfDoubt: return nil
    default: break
    }
    guard children.contains(where: { $0 != nil }) else { return nil }
    let input = CombinationInput(
      columns: children.map { Column([$0]) }, weights: weights, units: 1)
    guard case .success(let value) = self.value(of: input, at: 0), value.isFinite else {
      return nil
    }
    return value
  }
}

extension Expression {
  /// The value with names that stand for these; `nil` where it has none, asks for a statistic, or isn't
  /// a number.
  ///
  /// - Parameter cells: a column of one value for each name.
  package func value(with cells: [NodeReference: Column]) -> Double? {
    guard !usesStatistics, !tree.namesInstitutions else { return nil }
    var evaluator = ExpressionEvaluator(in: HybridScope(cells: cells))
    let column = evaluator.value(of: tree).column(count: 1)
    guard evaluator.faults.isEmpty, let value = column.number(at: 0), value.isFinite else {
      return nil
    }
    return value
  }
}

extension ExpressionTree {
  fileprivate var namesInstitutions: Bool {
    if case .identifier = self { return true }
    return parts.contains(where: \.namesInstitutions)
  }
}

extension Evaluation {
  /// What each name in an expression stands for, for one institution: a column of one value each.
  package func cells(of expression: Expression, at unit: Int) -> [NodeReference: Column] {
    var cells: [NodeReference: Column] = [:]
    for name in expression.names {
      if name.stage == nil, let parameter = graph.parameters[name.code] {
        cells[name] = Column([parameter])
      } else if let column = column(name) {
        cells[name] = Column(
          values: [column.values[unit]], states: [column.states[unit]],
          categories: column.categories)
      }
    }
    return cells
  }
}

private struct HybridScope: ExpressionScope {
  let cells: [NodeReference: Column]
  var count: Int { 1 }
  var current: Column? { nil }
  var identifiers: [String] { [""] }

  func value(of reference: NodeReference) -> ExpressionValue {
    cells[reference].map { .column($0) } ?? .absent(.missing)
  }

  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue { .absent(.missing) }
}
