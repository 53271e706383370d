import PalmaresCore

extension StepContext {
  /// What the names and statistics in expressions stood for: `mean` = 20, `sd` = 10. Only where steps are
  /// kept, because a statistic of another column is worked out once more.
  func operands(of expressions: [Expression]) -> [StepFact] {
    guard surroundings.keepsSteps else { return [] }
    var seen = Set<ExpressionTree>()
    let leaves = expressions.flatMap(\.tree.namedLeaves).filter { seen.insert($0).inserted }
    return leaves.compactMap { leaf in
      switch leaf {
      case .statistic(let statistic, let reference, let argument):
        StepFact(
          .operand, self.statistic(statistic, of: reference, argument: argument),
          expression: leaf.nameOfLeaf)
      case .name(let reference):
        StepFact(.operand, value(of: reference), expression: leaf.nameOfLeaf)
      default: nil
      }
    }
  }
}

extension ExpressionTree {
  /// Names and statistics in it, from left to right; not the value in hand, nor the identifier.
  fileprivate var namedLeaves: [ExpressionTree] {
    switch self {
    case .name, .statistic: [self]
    default: parts.flatMap(\.namedLeaves)
    }
  }

  /// `sd`, `mean(staff)`, `quantile(.05)`.
  fileprivate var nameOfLeaf: String? {
    switch self {
    case .name(let reference): return reference.description
    case .statistic(let statistic, let reference, let argument):
      let inside = [reference?.description, argument.map(plain)].compactMap { $0 }
      let arguments = inside.isEmpty ? "" : "(\(inside.joined(separator: ", ")))"
      return statistic.rawValue + arguments
    default: return nil
    }
  }
}
