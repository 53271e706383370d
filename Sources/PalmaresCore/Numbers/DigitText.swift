/// The decimal digits of an integer, four bits each: quick to reach from the left, without an
/// allocation.
struct DigitText {
  private(set) var count: Int
  private var zeros = 0
  /// The last sixteen digits, the last in the lowest bits; then those before them.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ value: UInt64) {
    var rest = value
    count = 0
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      if count < 16 { low |= digit << (4 * count) } else { high |= digit << (4 * (count - 16)) }
      rest = quotient
      count += 1
    } while rest > 0
  }

  /// Zeros after the last digit.
  mutating func append(zeros: Int) {
    guard low != 0 || high != 0 else { return }
    self.zeros += zeros
    count += zeros
  }

  /// The digit at a position from the left, as ASCII.
  subscript(index: Int) -> UInt8 {
    let place = count - zeros - 1 - index
    guard place >= 0 else { return UInt8(ascii: "0") }
    let digit = place < 16 ? low >> (4 * place) : high >> (4 * (place - 16))
    return UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit & 15)
  }
}
