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
  /// The expression as a sum of named values, where it is one.
  func sum(with parameters: [String: Double]) -> SumExpression? {
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
