import Glibc
public import PalmaresCore
public import PalmaresEngine

extension ResultValue {
  /// The number as people need it: as it is where its node says how it is printed, else at most six
  /// significant digits of it, with whole numbers whole.
  public var forPeople: Double { printing.forPeople(number) }
}

extension Printing {
  /// See ``ResultValue/forPeople``.
  public func forPeople(_ number: Double) -> Double {
    self == .general ? number.toSixDigits : number
  }
}

extension Double {
  /// At most six significant digits; digits before the decimal mark all stay.
  ///
  ///     0.123456789.toSixDigits  // 0.123457
  ///     1_234_567.8.toSixDigits  // 1_234_568
  public var toSixDigits: Double {
    guard self != 0, isFinite else { return self }
    let power = Int(log10(magnitude).rounded(.down))
    return DecimalRounding.rounded(self, digits: max(0, 5 - power))
  }
}
