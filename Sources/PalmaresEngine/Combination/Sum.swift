import PalmaresCore

extension CombinationInput {
  /// Σ weight × child over the children present, weights as they are.
  func sum(at unit: Int) -> Double {
    var total = 0.0
    for (child, column) in columns.enumerated() where column.states[unit] == .present {
      total += weights[child] * column.values[unit]
    }
    return total
  }
}
