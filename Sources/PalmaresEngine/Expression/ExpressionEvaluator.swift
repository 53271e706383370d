import PalmaresCore

/// Evaluates expressions over whole columns.
///
/// A branch of `if`, and the right side of `and` and `or`, are evaluated only for the institutions
/// that need them, so that `if(a > 0, log(a), 0)` never takes the logarithm of zero.
struct ExpressionEvaluator<Scope: ExpressionScope> {
  let scope: Scope
  private(set) var faults: [ExpressionFault] = []

  init(in scope: Scope) {
    self.scope = scope
  }

  /// - Parameter active: the institutions that the value is wanted for; everyone where `nil`.
  mutating func value(of tree: ExpressionTree, for active: [Bool]? = nil) -> ExpressionValue {
    switch tree {
    case .number(let value): return .number(value)
    case .text(let text): return .text(text)
    case .truth(let truth): return .truth(Truth(truth))
    case .current: return scope.current.map { .column($0) } ?? .absent(.missing)
    case .identifier: return .column(Column(words: scope.identifiers))
    case .name(let reference): return scope.value(of: reference)
    case .negative(let operand): return negated(value(of: operand, for: active))
    case .not(let operand): return not(value(of: operand, for: active))
    case .arithmetic(let operation, let left, let right):
      let (left, right) = (value(of: left, for: active), value(of: right, for: active))
      return arithmetic(operation, left, right, for: active)
    case .comparison(let comparator, let left, let right):
      let (left, right) = (value(of: left, for: active), value(of: right, for: active))
      return compared(left, right, by: comparator)
    case .both(let left, let right): return connected(left, right, for: active, decisive: .no)
    case .either(let left, let right): return connected(left, right, for: active, decisive: .yes)
    case .member(let item, let list): return membership(of: item, in: list, for: active)
    case .call(let function, let arguments): return call(function, arguments, for: active)
    case .statistic(let statistic, let reference, let argument):
      return scope.statistic(statistic, of: reference, argument: argument)
    }
  }

  mutating func report(_ operation: String, at unit: Int?, for active: [Bool]?) {
    if let unit, let active, !active[unit] { return }
    faults.append(ExpressionFault(unit: unit, operation: operation))
  }

  private func not(_ value: ExpressionValue) -> ExpressionValue {
    switch value {
    case .truth(let truth): .truth(!truth)
    default: .truths(value.truths(count: scope.count).map { !$0 })
    }
  }

  /// `and` and `or`: the right side is evaluated where the left doesn't decide.
  private mutating func connected(
    _ left: ExpressionTree, _ right: ExpressionTree, for active: [Bool]?, decisive: Truth
  ) -> ExpressionValue {
    let left = value(of: left, for: active).truths(count: scope.count)
    let open = (0..<scope.count).map { (active?[$0] ?? true) && left[$0] != decisive }
    let right = value(of: right, for: open).truths(count: scope.count)
    return .truths(
      zip(left, right).map { left, right in
        if left == decisive { return left }
        return decisive == .no ? left & right : left | right
      })
  }

  private mutating func membership(
    of item: ExpressionTree, in list: [ExpressionTree], for active: [Bool]?
  ) -> ExpressionValue {
    let item = value(of: item, for: active)
    var truths = [Truth](repeating: .no, count: scope.count)
    for candidate in list {
      let candidate = value(of: candidate, for: active)
      let equal = compared(item, candidate, by: .equal).truths(count: scope.count)
      for unit in truths.indices { truths[unit] = truths[unit] | equal[unit] }
    }
    return .truths(truths)
  }
}
