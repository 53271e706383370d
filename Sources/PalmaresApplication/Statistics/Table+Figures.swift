import PalmaresCore

/// Figures as people read them; empty where there is none.
extension Table.Cell {
  /// At most six significant digits.
  static func short(_ number: Double?) -> Self {
    number.map { .number($0.toSixDigits, .general) } ?? .empty
  }

  static func ratio(_ number: Double?) -> Self {
    number.map { .number($0, .decimals(2)) } ?? .empty
  }

  static func share(_ number: Double?, decimals: Int = 1) -> Self {
    number.map { share in
      .localized(
        LocalizedText { percentage(share, decimals: decimals, in: NumberNotation($0)) })
    } ?? .empty
  }
}
