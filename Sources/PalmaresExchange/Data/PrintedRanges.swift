/// What becomes of the ranges that a publisher prints in place of numbers: `77.5–85.2`, `1501+`.
public enum PrintedRanges: Sendable, Hashable {
  /// They are errors, as any text in a column of numbers.
  case refused
  /// Institutions with a range in one of some columns are set aside; in other columns a range is without a
  /// value, which is said. A range is never taken for a number of its own, such as its middle, nor for
  /// a figure that is missing: rules would fill it or count without it.
  ///
  /// - Parameters:
  ///   - columns: what scores and ranks depend on.
  ///   - everyPeriod: whoever has a range in one period is set aside in all, because rules look back.
  case setAside(columns: Set<String>, everyPeriod: Bool)

  var areKept: Bool { self != .refused }

  func setAside(_ column: String) -> Bool {
    if case .setAside(let columns, _) = self { columns.contains(column) } else { false }
  }
}
