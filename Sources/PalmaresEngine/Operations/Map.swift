import PalmaresCore

/// A pointwise expression of the value `x`, and of columns and nodes.
///
///     map: log(x)
///     map: {to: 100 - x, when: reversed == 1}      # elsewhere the value stays
///
/// A missing input gives missing, unless the expression asks `present(…)`. An expression without a
/// value (the logarithm of zero) is an error that names the institution.
public struct Map: Sendable {
  public var to: Expression
  public var when: Expression?

  public init(to: Expression, when: Expression? = nil) {
    self.to = to
    self.when = when
  }
}

extension Map {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let wanted = wanted(for: column, in: context)
    let mapped = context.evaluated(to, for: wanted).column(count: column.count)
    let asksForAbsence = to.tree.asksForAbsence
    var result = column
    result.categories = nil
    for unit in 0..<column.count where wanted[unit] {
      if column.states[unit] == .present || asksForAbsence {
        result.values[unit] = mapped.values[unit]
        result.states[unit] = mapped.states[unit]
      }
    }
    return StepOutcome(column: result)
  }

  /// Those whose value is replaced: where the node exists and the condition holds.
  private func wanted(for column: Column, in context: StepContext) -> [Bool] {
    let existing = column.states.map { $0 != .notApplicable }
    guard let when else { return existing }
    let truths = context.evaluated(when, for: existing).truths(count: column.count)
    let undecided = truths.indices.filter {
      truths[$0] == .undecided && column.states[$0] == .present
    }
    context.evaluator.report(
      undecided: undecided, of: when, in: context.node, at: context.location)
    return truths.indices.map { existing[$0] && truths[$0] == .yes }
  }
}
