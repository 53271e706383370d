/// Rounding as publishers and spreadsheets do it: on the decimal digits that a person sees.
///
///     DecimalRounding.rounded(2.675, digits: 2)  // 2.68
///     DecimalRounding.rounded(1.005, digits: 2)  // 1.01
///     DecimalRounding.rounded(-2.5, digits: 0)   // -3: halves go away from zero
///     DecimalRounding.rounded(1250, digits: -2)  // 1300
///
/// The number is first written with 15 significant digits, then cut: the double nearest to 2.675
/// lies below it, so rounding the double itself would give 2.67.
public enum DecimalRounding {
  /// - Parameters:
  ///   - x: a finite number.
  ///   - digits: digits kept after the decimal mark; negative for tens, hundreds…
  ///   - mode: what happens to the digits that are cut off.
  /// - Returns: the double nearest to the rounded decimal; never −0. Beyond the fifteenth significant
  ///   digit nothing is left to cut, and the result is the number to 15 digits.
  /// - Complexity: O(1): a few nanoseconds where the digits cut off are far from a tie.
  public static func rounded(
    _ x: Double, digits: Int, mode: RoundingMode = .halfUp
  ) -> Double {
    if let whole = certainMultiple(x, digits: digits, mode: mode) {
      let size =
        digits >= 0 ? whole / PowersOfTen.doubles[digits] : whole * PowersOfTen.doubles[-digits]
      return x < 0 && size != 0 ? -size : size
    }
    let size = DecimalDigits(fifteen: x).rounded(to: -digits, mode: mode).double
    return x < 0 && size != 0 ? -size : size
  }

  /// How often the unit of the last digit goes into the rounded size of `x`, where plain arithmetic
  /// can tell; `nil` near a tie, where the decimal form decides.
  ///
  /// Fifteen digits differ from the double by at most 5·10⁻¹⁵ of it, and the product by 1.2·10⁻¹⁶:
  /// further than 10⁻¹⁴ of it from a tie both round alike.
  static func certainMultiple(_ x: Double, digits: Int, mode: RoundingMode) -> Double? {
    guard digits.magnitude <= PowersOfTen.largestExact else { return nil }
    let size = x.magnitude
    let scaled =
      digits >= 0 ? size * PowersOfTen.doubles[digits] : size / PowersOfTen.doubles[-digits]
    guard scaled < 1e12 else { return nil }
    let doubt = scaled * 1e-14
    let below = scaled.rounded(.down)
    let fraction = scaled - below
    switch mode {
    case .halfUp, .halfEven:
      guard (fraction - 0.5).magnitude > doubt else { return nil }
      return fraction > 0.5 ? below + 1 : below
    case .truncate, .up:
      guard fraction > doubt, 1 - fraction > doubt else { return nil }
      return mode == .up ? below + 1 : below
    }
  }
}
