extension PublishedFigure {
  /// The ends of what was printed: a number is both of its ends. `nil` for words, absences, and ranges
  /// that are open at an end.
  public var ends: (low: Double, high: Double)? {
    switch self {
    case .number(let value, _), .shared(let value): (value, value)
    case .range(let low?, let high?, _): (low, high)
    case .absent, .word, .range: nil
    }
  }
}
