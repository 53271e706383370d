/// What a publisher printed for one institution.
public enum PublishedFigure: Sendable, Hashable {
  /// No figure, or a code that means so.
  case absent
  /// A number, with the digits that were printed after its decimal mark.
  case number(Double, decimals: Int)
  /// `201–250`, `1501+` (no upper limit), `<100` (no lower limit); limits belong to the range.
  case range(low: Double?, high: Double?, decimals: Int)
  /// `=4` is the number 4, and says that the place is shared.
  case shared(Double)
  case word(String)

  /// The interval of unrounded values that the printed text stands for: half a unit of the last
  /// digit on either side. `nil` for words and absences.
  public var interval: (low: Double, high: Double)? {
    switch self {
    case .absent, .word: nil
    case .shared(let value): (value, value)
    case .number(let value, let decimals):
      (value - Self.half(decimals), value + Self.half(decimals))
    case .range(let low, let high, let decimals):
      (
        low.map { $0 - Self.half(decimals) } ?? -.infinity,
        high.map { $0 + Self.half(decimals) } ?? .infinity
      )
    }
  }

  private static func half(_ decimals: Int) -> Double {
    var unit = 1.0
    for _ in 0..<max(0, decimals) { unit *= 10 }
    return 0.5 / unit
  }
}
