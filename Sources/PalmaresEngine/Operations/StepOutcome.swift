/// What a step gives: the column that comes out, and the numbers that the data decided.
struct StepOutcome {
  var column: Column
  var facts: [StepFact] = []
}

extension StepOperation {
  /// Applies the operation to a column.
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    switch self {
    case .scale(let scale): scale.applied(to: column, in: context)
    case .rank(let rank): rank.applied(to: column, in: context)
    case .clip(let clip): clip.applied(to: column, in: context)
    case .round(let round): round.applied(to: column)
    case .map(let map): map.applied(to: column, in: context)
    case .cut(let cut): cut.applied(to: column, in: context)
    case .fill(let fill): fill.applied(to: column, in: context)
    case .fillPeriods(let fill): fill.applied(to: column, in: context)
    case .blank(let blank): blank.applied(to: column, in: context)
    case .replace(let replace): replace.applied(to: column)
    case .winsorise(let winsorise): winsorise.applied(to: column, in: context)
    case .netFlow(let flow): flow.applied(to: column, in: context)
    }
  }
}
