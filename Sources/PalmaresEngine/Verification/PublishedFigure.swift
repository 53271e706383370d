/// What a publisher printed for one institution.
public enum PublishedFigure: Sendable, Hashable {
  /// No figure, or a code that means so.
  case absent
  case number(Double)
  /// `201–250`, `1501+` (no upper limit), `<100` (no lower limit); limits belong to the range.
  case range(low: Double?, high: Double?)
  /// `=4` is the number 4, and says that the place is shared.
  case shared(Double)
  case word(String)
}
