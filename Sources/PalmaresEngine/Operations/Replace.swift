import PalmaresCore

/// Particular values become others; all others stay.
///
///     replace: {0: 0.1}
public struct Replace: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public var value: Double
    public var by: Double

    public init(value: Double, by: Double) {
      self.value = value
      self.by = by
    }
  }

  public var pairs: [Pair]

  public init(pairs: [Pair]) {
    self.pairs = pairs
  }
}

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
