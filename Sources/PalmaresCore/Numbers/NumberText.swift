extension Printing {
  /// The one way a number is written, on every surface.
  ///
  ///     Printing.decimals(1).text(of: 3294.45, in: .french)  // "3 294,5"
  ///     Printing.general.text(of: 0.1 + 0.2, in: .english)   // "0.3"
  ///     Printing.exact.text(of: 0.1 + 0.2, in: .machine)     // "0.30000000000000004"
  ///     Printing.general.text(of: 1e-7, in: .machine)        // "0.0000001"
  ///
  /// Very large and very small numbers take a power of ten: `1.5e-12` for programs, `1.5 × 10⁻¹²`
  /// for readers.
  ///
  /// - Precondition: the number is finite.
  public func text(of x: Double, in notation: NumberNotation) -> String {
    var bytes: [UInt8] = []
    write(x, in: notation, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the same text, as UTF-8.
  public func write(_ x: Double, in notation: NumberNotation, to bytes: inout [UInt8]) {
    if self == .exact, notation == .machine, Self.writeDescription(of: x, to: &bytes) { return }
    let digits = digits(of: x)
    if x < 0, digits.coefficient != 0 { bytes.append(notation.minus) }
    switch self {
    case .decimals(let count): digits.write(decimals: max(0, count), in: notation, to: &bytes)
    case .general, .exact: digits.writeShortest(in: notation, to: &bytes)
    }
  }

  /// Swift describes a double by the digits wanted here, but for `.0` after whole numbers and for
  /// powers of ten: most numbers can be copied.
  private static func writeDescription(of x: Double, to bytes: inout [UInt8]) -> Bool {
    guard x != 0, (1e-3..<1e15).contains(x.magnitude) else { return false }
    var text = x.description
    text.withUTF8 { digits in
      let isWhole =
        digits.count > 2 && digits[digits.count - 2] == UInt8(ascii: ".")
        && digits[digits.count - 1] == UInt8(ascii: "0")
      bytes.append(contentsOf: isWhole ? digits[..<(digits.count - 2)] : digits[...])
    }
    return true
  }

  private func digits(of x: Double) -> DecimalDigits {
    switch self {
    case .decimals(let count):
      if let whole = DecimalRounding.certainMultiple(x, digits: count, mode: .halfUp) {
        return DecimalDigits(coefficient: UInt64(whole), exponent: -count)
      }
      return DecimalDigits(fifteen: x).rounded(to: -count, mode: .halfUp)
    case .general:
      return DecimalDigits(whole: x) ?? DecimalDigits(short: x)
        ?? DecimalDigits(fifteen: x).trimmed
    case .exact:
      return DecimalDigits(whole: x) ?? DecimalDigits(short: x) ?? DecimalDigits(shortest: x)
    }
  }
}

extension DecimalDigits {
  /// A whole number of at most 15 digits, which needs no search for its digits.
  fileprivate init?(whole x: Double) {
    guard x.magnitude < 1e15 else { return nil }
    let coefficient = UInt64(x.magnitude)
    guard Double(coefficient) == x.magnitude else { return nil }
    self.init(coefficient: coefficient, exponent: 0)
  }

  /// A number of at most six decimals, as most input is. No two decimals of up to 15 digits share a
  /// double, so these digits are the shortest.
  fileprivate init?(short x: Double) {
    let scaled = (x.magnitude * 1e6).rounded()
    guard scaled < 1e15, scaled > 0, scaled / 1e6 == x.magnitude else { return nil }
    self = DecimalDigits(coefficient: UInt64(scaled), exponent: -6).trimmed
  }

  /// With so many digits after the mark; those that aren't known are zeros.
  fileprivate func write(
    decimals: Int, in notation: NumberNotation, to bytes: inout [UInt8]
  ) {
    var text = DigitText(coefficient)
    text.append(zeros: max(0, exponent))
    writePlain(text, decimals: max(0, -exponent), padded: decimals, in: notation, to: &bytes)
  }

  /// Plainly, or with a power of ten where plain digits would be mostly zeros.
  fileprivate func writeShortest(in notation: NumberNotation, to bytes: inout [UInt8]) {
    var text = DigitText(coefficient)
    let power = exponent + text.count - 1
    guard coefficient == 0 || (-10...20).contains(power) else {
      writePlain(text, decimals: text.count - 1, padded: 0, in: notation, to: &bytes)
      notation.write(powerOfTen: power, to: &bytes)
      return
    }
    text.append(zeros: max(0, exponent))
    writePlain(text, decimals: max(0, -exponent), padded: 0, in: notation, to: &bytes)
  }

  private func writePlain(
    _ text: DigitText, decimals: Int, padded: Int, in notation: NumberNotation,
    to bytes: inout [UInt8]
  ) {
    let whole = text.count - decimals
    if whole <= 0 { bytes.append(UInt8(ascii: "0")) }
    let groups = notation != .machine
    for index in 0..<max(0, whole) {
      if groups, index > 0, (whole - index) % 3 == 0 { bytes.append(notation.groupMark) }
      bytes.append(text[index])
    }
    guard max(decimals, padded) > 0 else { return }
    bytes.append(notation.decimalMark)
    for _ in 0..<max(0, -whole) { bytes.append(UInt8(ascii: "0")) }
    for index in max(0, whole)..<text.count { bytes.append(text[index]) }
    for _ in 0..<max(0, padded - decimals) { bytes.append(UInt8(ascii: "0")) }
  }
}

extension NumberNotation {
  fileprivate func write(powerOfTen power: Int, to bytes: inout [UInt8]) {
    guard self != .machine else {
      bytes.append("e")
      bytes.append(contentsOf: String(power).utf8)
      return
    }
    bytes.append("\u{202F}×\u{202F}10")
    bytes.append(contentsOf: superscript(power).utf8)
  }
}

/// `⁻¹²` for −12.
func superscript(_ number: Int) -> String {
  let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  return String(
    String(number).map { $0 == "-" ? "⁻" : digits[$0.wholeNumberValue ?? 0] })
}

extension [UInt8] {
  fileprivate mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }
}
