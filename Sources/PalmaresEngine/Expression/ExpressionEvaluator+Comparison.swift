import PalmaresCore

extension ExpressionEvaluator {
  func compared(
    _ left: ExpressionValue, _ right: ExpressionValue, by comparator: ExpressionTree.Comparator
  ) -> ExpressionValue {
    switch (left, right) {
    case (.absent, _), (_, .absent): return .truth(.undecided)
    case (.number(let a), .number(let b)): return .truth(Truth(comparator.holds(a, b)))
    case (.text(let a), .text(let b)): return .truth(Truth(comparator.holds(a, b)))
    case (.column(let column), .number(let b)) where column.categories == nil:
      return .truths(truths(column) { comparator.holds($0, b) })
    case (.column(let column), .text(let word)):
      return .truths(words(column) { comparator.holds($0, word) })
    case (.text(let word), .column(let column)):
      return .truths(words(column) { comparator.holds(word, $0) })
    default:
      return .truths(
        columns(left.column(count: scope.count), right.column(count: scope.count), comparator))
    }
  }

  private func truths(_ column: Column, _ condition: (Double) -> Bool) -> [Truth] {
    (0..<column.count).map {
      column.states[$0] == .present ? Truth(condition(column.values[$0])) : .undecided
    }
  }

  /// Decides once for each category, then looks it up.
  private func words(_ column: Column, _ condition: (String) -> Bool) -> [Truth] {
    guard let categories = column.categories else {
      return [Truth](repeating: .undecided, count: column.count)
    }
    let decided = categories.map { Truth(condition($0)) }
    return (0..<column.count).map {
      column.states[$0] == .present ? decided[Int(column.values[$0])] : .undecided
    }
  }

  private func columns(
    _ left: Column, _ right: Column, _ comparator: ExpressionTree.Comparator
  ) -> [Truth] {
    (0..<left.count).map { unit in
      if let a = left.number(at: unit), let b = right.number(at: unit) {
        return Truth(comparator.holds(a, b))
      }
      if let a = left.word(at: unit), let b = right.word(at: unit) {
        return Truth(comparator.holds(a, b))
      }
      return .undecided
    }
  }
}

extension ExpressionTree.Comparator {
  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .atMost: a <= b
    case .more: a > b
    case .atLeast: a >= b
    }
  }
}
