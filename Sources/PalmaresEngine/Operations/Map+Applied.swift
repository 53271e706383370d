import PalmaresCore

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
    return StepOutcome(
      column: result, facts: context.operands(of: [to] + [when].compactMap { $0 }))
  }

  /// Those whose value is replaced: where the node exists and the condition holds.
  private func wanted(for column: Column, in context: StepContext) -> [Bool] {
    let existing = column.states.map { $0 != .notApplicable }
    guard let when else { return existing }
    let truths = context.evaluated(when, for: existing).truths(count: column.count)
    let undecided = truths.indices.filter {
      truths[$0] == .undecided && column.states[$0] == .present
    }
    context.surroundings.report(
      undecided: undecided, of: when, in: context.node, at: context.location)
    return truths.indices.map { existing[$0] && truths[$0] == .yes }
  }
}
