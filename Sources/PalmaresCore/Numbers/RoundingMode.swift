/// What happens to the digits that are cut off.
public enum RoundingMode: String, Sendable, Hashable, CaseIterable {
  /// Halves away from zero: what publishers and spreadsheets do.
  case halfUp = "half_up"
  /// Halves to the even neighbour: what many programming languages do.
  case halfEven = "half_even"
  /// Towards zero: digits are cut off.
  case truncate
  /// Away from zero as soon as anything is cut off.
  case up
}
