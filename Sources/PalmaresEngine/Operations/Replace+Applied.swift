import PalmaresCore

extension Replace {
  func applied(to column: Column) -> StepOutcome {
    var result = column
    for unit in 0..<result.count where result.states[unit] == .present {
      guard let pair = pairs.first(where: { $0.value == column.values[unit] }) else { continue }
      result.values[unit] = pair.by
    }
    return StepOutcome(column: result)
  }
}
