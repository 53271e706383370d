/// How a number is written where people read it; it never changes the number.
public enum Printing: Sendable, Hashable {
  /// So many digits after the decimal mark, half up.
  case decimals(Int)
  /// The shortest form that gives the number back, at most 15 significant digits.
  case general
  /// The shortest form that gives the number back to the last bit, up to 17 significant digits: for
  /// traces and for files that other programs read.
  case exact
}
