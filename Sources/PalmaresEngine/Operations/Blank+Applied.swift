import PalmaresCore

extension Blank {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let truths = context.evaluated(when, for: holders).truths(count: column.count)
    var result = column
    for unit in 0..<column.count where holders[unit] && truths[unit] == .yes {
      result.clear(at: unit, as: state)
    }
    let undecided = truths.indices.filter { holders[$0] && truths[$0] == .undecided }
    context.surroundings.report(
      undecided: undecided, of: when, in: context.node, at: context.location)
    return StepOutcome(column: result)
  }
}
