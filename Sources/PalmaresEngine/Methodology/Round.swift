public import PalmaresCore

/// Rounds, as the publisher did, before what follows.
///
/// Half up on the decimal form at 15 significant digits, as spreadsheets do: 2.675 gives 2.68 at
/// two decimals although the double nearest to 2.675 lies below it. Halves go away from zero.
public struct Round: Sendable, Hashable {
  /// Digits after the decimal mark; negative rounds to tens, hundreds…
  public var digits: Int
  public var mode: RoundingMode

  public init(digits: Int, mode: RoundingMode = .halfUp) {
    self.digits = digits
    self.mode = mode
  }
}
