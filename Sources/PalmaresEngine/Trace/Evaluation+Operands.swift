extension Evaluation {
  /// What each name in an expression stands for, for one institution; each name once, in order.
  public func operands(of expression: Expression, at unit: Int) -> [TraceOperand] {
    var seen: Set<NodeReference> = []
    return expression.tree.references.filter { seen.insert($0).inserted }
      .map { TraceOperand($0, at: unit, self) }
  }
}

extension TraceStep {
  /// Whether the values of a population set the step.
  public var isFitted: Bool { step.isFitted }
}
