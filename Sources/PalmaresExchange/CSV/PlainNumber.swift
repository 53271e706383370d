/// Reads numbers in their plain form, from bytes: `12`, `-0.5`, `1e-3`, with one decimal mark and
/// without groups. Everything else is left to `NumberShape`.
enum PlainNumber {
  /// What the cell says of the marks that the file uses.
  enum Form {
    /// No mark.
    case whole
    /// The mark can only be the decimal mark.
    case clear
    /// The mark could also stand between thousands, as in `1.234`.
    case either
    /// Not a number in this form.
    case other
  }

  /// - Parameters:
  ///   - text: the cell.
  ///   - decimal: the byte of the decimal mark.
  ///   - value: the nearest double; untouched where the form is `.other`.
  /// - Returns: what the cell is, and what it says of the marks of its file.
  @inline(__always)
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, decimal: UInt8, into value: inout Double
  ) -> Form {
    var reader = Reader(text)
    return reader.read(decimal: decimal, into: &value)
  }

  private struct Reader {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var mantissa: UInt64 = 0
    /// Digits read, leading zeros of the number left out.
    private var significant = 0

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    @inline(__always)
    mutating func read(decimal: UInt8, into value: inout Double) -> Form {
      guard let first = text.first else { return .other }
      let isNegative = first == UInt8(ascii: "-")
      if isNegative || first == UInt8(ascii: "+") { index = 1 }
      let startsWithZero = index < text.count && text[index] == UInt8(ascii: "0")
      let whole = readDigits()
      var fraction = 0
      var form = Form.whole
      if index < text.count, text[index] == decimal {
        index += 1
        fraction = readDigits()
        form = fraction == 3 && (1...3).contains(whole) && !startsWithZero ? .either : .clear
      }
      if whole + fraction == 0 { return .other }
      var exponent = -fraction
      if index < text.count {
        guard let written = readExponent() else { return .other }
        exponent += written
        if form == .either { form = .clear }
      }
      guard let size = magnitude(exponent, decimal: decimal) else { return .other }
      // Adding zero turns −0 into 0: equal values have equal bytes.
      value = (isNegative ? -size : size) + 0
      return form
    }

    @inline(__always)
    private mutating func readDigits() -> Int {
      let start = index
      while index < text.count {
        let digit = text[index] &- UInt8(ascii: "0")
        if digit > 9 { break }
        // Beyond 19 digits the exact path is left, and what is lost here is read again.
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa != 0 { significant += 1 }
        index += 1
      }
      return index - start
    }

    /// `e-3` to the end of the cell.
    private mutating func readExponent() -> Int? {
      guard text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      guard index < text.count else { return nil }
      let isNegative = text[index] == UInt8(ascii: "-")
      if isNegative || text[index] == UInt8(ascii: "+") { index += 1 }
      guard index < text.count, text.count - index <= 5 else { return nil }
      var exponent = 0
      while index < text.count {
        let digit = text[index] &- UInt8(ascii: "0")
        if digit > 9 { return nil }
        exponent = exponent * 10 + Int(digit)
        index += 1
      }
      return isNegative ? -exponent : exponent
    }

    /// The nearest double to mantissa × 10^exponent. Both factors of the short way are exact, so
    /// that its one rounding is the right one.
    ///
    /// - Source: Clinger (1990), *How to read floating point numbers accurately*, the fast path.
    @inline(__always)
    private func magnitude(_ exponent: Int, decimal: UInt8) -> Double? {
      if significant <= 19, mantissa <= 1 << 53, -22...22 ~= exponent {
        let digits = Double(mantissa)
        return exponent < 0
          ? digits / powersOfTen[-exponent] : digits * powersOfTen[exponent]
      }
      return exactly(decimal: decimal)
    }

    @inline(never)
    private func exactly(decimal: UInt8) -> Double? {
      var plain = Array(text)
      if let sign = plain.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        plain.removeFirst()
      }
      if let mark = plain.firstIndex(of: decimal) { plain[mark] = UInt8(ascii: ".") }
      return finite(plain)
    }
  }

  /// The nearest double to digits in plain form, or `nil` where a double is too small to hold them:
  /// beyond the largest, or so near to zero that it would become zero.
  static func finite(_ plain: [UInt8]) -> Double? {
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
      return nil
    }
    let digits = plain.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    if value == 0, digits.contains(where: { (UInt8(ascii: "1")...UInt8(ascii: "9")) ~= $0 }) {
      return nil
    }
    return value
  }
}

/// 10^0 … 10^22, each exactly a double.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
