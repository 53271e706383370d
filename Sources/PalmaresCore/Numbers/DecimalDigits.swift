import Glibc

/// The size of a number as decimal digits: coefficient × 10^exponent, without the sign.
struct DecimalDigits: Hashable {
  /// At most 17 digits.
  var coefficient: UInt64
  var exponent: Int

  init(coefficient: UInt64, exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The fewest digits that give the number back to the last bit: at most 17.
  init(shortest x: Double) {
    precondition(x.isFinite, "Can't write \(x) in digits")
    var text = x.magnitude.description
    self = text.withUTF8(Self.read)
  }

  /// The number to 15 significant digits: what a spreadsheet shows and rounds.
  ///
  /// The shortest digits, cut to 15, are on the same side of every tie as the number itself: a tie
  /// between them would have been shorter or nearer, and chosen. Only where they *are* the tie (16
  /// digits ending in 5) does the number itself decide.
  init(fifteen x: Double) {
    self.init(shortest: x)
    guard coefficient >= 1_000_000_000_000_000 else { return }
    if coefficient < 10_000_000_000_000_000, coefficient % 10 == 5 {
      self = Self.printed(x)
    } else {
      let excess = coefficient >= 10_000_000_000_000_000 ? 2 : 1
      self = rounded(to: exponent + excess, mode: .halfUp)
    }
  }

  /// Digits to the left of a place cut off; `place` is the power of ten of the last digit kept.
  func rounded(to place: Int, mode: RoundingMode) -> DecimalDigits {
    let shift = place - exponent
    guard shift > 0, coefficient != 0 else { return self }
    guard shift < PowersOfTen.integers.count else {
      return DecimalDigits(coefficient: mode == .up ? 1 : 0, exponent: place)
    }
    let step = PowersOfTen.integers[shift]
    let (kept, cut) = coefficient.quotientAndRemainder(dividingBy: step)
    let up =
      switch mode {
      case .halfUp: cut >= step / 2
      case .halfEven: cut > step / 2 || (cut == step / 2 && kept % 2 == 1)
      case .truncate: false
      case .up: cut > 0
      }
    return DecimalDigits(coefficient: kept + (up ? 1 : 0), exponent: place)
  }

  /// The same number without zeros at the end.
  var trimmed: DecimalDigits {
    guard coefficient != 0 else { return DecimalDigits(coefficient: 0, exponent: 0) }
    var result = self
    while result.coefficient % 10 == 0 {
      result.coefficient /= 10
      result.exponent += 1
    }
    return result
  }

  /// The double nearest to these digits.
  var double: Double {
    let whole = Double(coefficient)
    if coefficient <= 1 << 53 {
      if (0...PowersOfTen.largestExact).contains(exponent) {
        return whole * PowersOfTen.doubles[exponent]
      }
      if (-PowersOfTen.largestExact..<0).contains(exponent) {
        return whole / PowersOfTen.doubles[-exponent]
      }
    }
    return strtod("\(coefficient)e\(exponent)", nil)
  }

  /// Reads `123.45`, `1e-07`, `5e-324`: the forms in which Swift describes a double.
  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> DecimalDigits {
    var coefficient: UInt64 = 0
    var exponent = 0
    var afterPoint = false
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "e") {
      if text[index] == UInt8(ascii: ".") {
        afterPoint = true
      } else {
        coefficient = coefficient * 10 + UInt64(text[index] - UInt8(ascii: "0"))
        exponent -= afterPoint ? 1 : 0
      }
      index += 1
    }
    if index < text.count { exponent += integer(text[(index + 1)...]) }
    return DecimalDigits(coefficient: coefficient, exponent: exponent).trimmed
  }

  private static func integer(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let negative = text.first == UInt8(ascii: "-")
    let size = text.reduce(0) { sum, byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        ? sum * 10 + Int(byte - UInt8(ascii: "0")) : sum
    }
    return negative ? -size : size
  }

  /// Fifteen digits of the exact binary value, from the C library.
  private static func printed(_ x: Double) -> DecimalDigits {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      _ = withVaList([x.magnitude]) { vsnprintf(buffer.baseAddress, buffer.count, "%.14e", $0) }
      return buffer.withMemoryRebound(to: UInt8.self) { bytes in
        let end = bytes.firstIndex(of: 0) ?? bytes.endIndex
        return read(UnsafeBufferPointer(rebasing: bytes[..<end]))
      }
    }
  }
}
