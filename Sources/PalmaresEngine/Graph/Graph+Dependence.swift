import PalmaresCore

extension Graph {
  /// Which of some columns each node depends on in the same period, as positions in `columns`; nodes that
  /// depend on none are left out.
  ///
  /// What a node reads counts whatever it does with it: its source, conditions, steps, and the populations
  /// that fit them.
  package func dependence(on columns: [String]) -> [String: Set<Int>] {
    let numbers = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var reached = [Set<Int>](repeating: [], count: uses.count)
    for position in order {
      var set = Set(uses[position].columns.compactMap { numbers[$0] })
      for node in uses[position].nodes { set.formUnion(reached[node]) }
      reached[position] = set
    }
    return Dictionary(
      positions.compactMap { reached[$0.value].isEmpty ? nil : ($0.key, reached[$0.value]) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The nodes that a node reads in the same period.
  package func nodesRead(by code: String) -> [String] {
    guard let position = positions[code] else { return [] }
    return uses[position].nodes.map { methodology.nodes[$0].code }
  }

  /// An expression as a sum of named values, where it is one.
  package func sum(of expression: Expression) -> SumExpression? {
    expression.tree.sum(with: parameters)
  }

  /// The names that an expression reads.
  package func names(in expression: Expression) -> [NodeReference] { expression.tree.references }
}

extension Evaluation {
  /// The weights of a combination's children: those declared, or those that the data gave.
  package func weights(of code: String) -> [Double]? {
    graph.positions[code].map { weights(at: $0) }
  }
}

/// An expression that adds up, of what it reads.
package indirect enum SumExpression: Sendable {
  case number(Double)
  /// `x`, the value in hand.
  case current
  case name(NodeReference)
  /// A statistic of the value in hand over the fit population.
  case end(Statistic)
  case sum([(factor: Double, part: SumExpression)])
  /// `first(a, b)`: the first that has a value.
  case first([SumExpression])

  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension ExpressionTree {
  fileprivate func sum(with parameters: [String: Double]) -> SumExpression? {
    switch self {
    case .number(let value): return .number(value)
    case .current: return .current
    case .name(let reference):
      if reference.stage == nil, let value = parameters[reference.code] { return .number(value) }
      return .name(reference)
    case .statistic(let statistic, nil, nil): return .end(statistic)
    case .negative(let part):
      return part.sum(with: parameters).map { $0.times(-1) }
    case .arithmetic(let sign, let left, let right):
      guard let left = left.sum(with: parameters), let right = right.sum(with: parameters) else {
        return nil
      }
      return Self.sum(left, sign, right)
    case .call(.first, let arguments):
      let parts = arguments.compactMap { $0.sum(with: parameters) }
      return parts.count == arguments.count ? .first(parts) : nil
    default: return nil
    }
  }

  private static func sum(
    _ left: SumExpression, _ sign: Arithmetic, _ right: SumExpression
  ) -> SumExpression? {
    switch (sign, left.number, right.number) {
    case (.plus, let a?, let b?): .number(a + b)
    case (.minus, let a?, let b?): .number(a - b)
    case (.plus, _, _): .sum([(1, left), (1, right)])
    case (.minus, _, _): .sum([(1, left), (-1, right)])
    case (.times, let a?, _): right.times(a)
    case (.times, _, let b?): left.times(b)
    case (.over, _, let b?) where b != 0: left.times(1 / b)
    default: nil
    }
  }
}

extension SumExpression {
  fileprivate func times(_ factor: Double) -> SumExpression {
    if let number { return .number(number * factor) }
    return .sum([(factor, self)])
  }
}
