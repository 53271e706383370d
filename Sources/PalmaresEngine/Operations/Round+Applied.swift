import PalmaresCore

extension Round {
  func applied(to column: Column) -> StepOutcome {
    var result = column
    for unit in 0..<result.count where result.states[unit] == .present {
      result.values[unit] = DecimalRounding.rounded(
        result.values[unit], digits: digits, mode: mode)
    }
    return StepOutcome(column: result)
  }
}
