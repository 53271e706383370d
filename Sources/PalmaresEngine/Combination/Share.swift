import PalmaresCore

extension CombinationInput {
  /// The weighted share of children that have a value, 0…1.
  func share(at unit: Int) -> Double {
    var (held, total) = (0.0, 0.0)
    for (child, column) in columns.enumerated() {
      total += weights[child]
      if column.states[unit] == .present { held += weights[child] }
    }
    return total == 0 ? 0 : held / total
  }
}
