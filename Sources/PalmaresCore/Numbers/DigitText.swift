/// The decimal digits of an integer as ASCII, without a heap allocation for the usual 17.
struct DigitText {
  private(set) var count: Int
  private var zeros = 0
  private let value: UInt64

  init(_ value: UInt64) {
    self.value = value
    var count = 1
    while count < PowersOfTen.integers.count, value >= PowersOfTen.integers[count] { count += 1 }
    self.count = count
  }

  /// Zeros after the last digit.
  mutating func append(zeros: Int) {
    guard value != 0 else { return }
    self.zeros += zeros
    count += zeros
  }

  /// The digit at a position from the left, as ASCII.
  subscript(index: Int) -> UInt8 {
    let place = count - zeros - 1 - index
    guard place >= 0 else { return UInt8(ascii: "0") }
    return UInt8(ascii: "0") + UInt8(value / PowersOfTen.integers[place] % 10)
  }
}
