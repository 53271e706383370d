import Glibc
import PalmaresCore
import PalmaresTestSupport

/// Rounding as one would do it on paper, on a string of digits: the plain slow version that the fast
/// one is held against. It shares no code with it.
enum SlowDecimal {
  static func rounded(_ x: Double, digits: Int, mode: RoundingMode) -> Double {
    Double(text(x, digits: digits, mode: mode)) ?? .nan
  }

  /// `-12.35`; the sign also before zeros.
  static func text(_ x: Double, digits: Int, mode: RoundingMode) -> String {
    let form = fifteenDigits(x)
    var whole = [Int](repeating: 0, count: 340)
    whole += form.digits
    let point = 340 + form.pointAfter
    while whole.count < point + max(digits, 0) + 1 { whole.append(0) }
    var kept = Array(whole[..<max(0, point + digits)])
    let cut = whole[max(0, point + digits)...]
    if goesUp(last: kept.last ?? 0, cut: cut, mode: mode) { increment(&kept) }
    while kept.count < point { kept.append(0) }
    let text = kept.map(String.init).joined()
    let mark = text.index(text.startIndex, offsetBy: point)
    let integer = String(text[..<mark].drop { $0 == "0" })
    let fraction = String(text[mark...])
    return (x < 0 ? "-" : "") + (integer.isEmpty ? "0" : integer)
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func goesUp(last: Int, cut: ArraySlice<Int>, mode: RoundingMode) -> Bool {
    let rest = cut.dropFirst().contains { $0 != 0 }
    let first = cut.first ?? 0
    switch mode {
    case .halfUp: return first >= 5
    case .halfEven: return first > 5 || (first == 5 && (rest || last % 2 == 1))
    case .truncate: return false
    case .up: return first > 0 || rest
    }
  }

  private static func increment(_ digits: inout [Int]) {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
    }
  }

  /// Digits of `d.dddddddddddddde±xx` and how many of them stand before the point.
  private static func fifteenDigits(_ x: Double) -> (digits: [Int], pointAfter: Int) {
    var buffer = [CChar](repeating: 0, count: 40)
    _ = withVaList([x.magnitude]) { vsnprintf(&buffer, buffer.count, "%.14e", $0) }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let parts = text.split(separator: "e")
    return (parts[0].compactMap(\.wholeNumberValue), (Int(parts[1]) ?? 0) + 1)
  }
}

/// Doubles of the kinds that meet in rankings, and some that don't.
struct DoubleSource {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Any bits that make a finite number.
  mutating func anything() -> Double {
    while true {
      let x = Double(bitPattern: random.next())
      if x.isFinite { return x }
    }
  }

  /// A number of ordinary size with noise in the last digits.
  mutating func ordinary() -> Double {
    let x = Double.random(in: -1...1, using: &random)
    return x * [1, 10, 100, 1000, 1e6, 1e9, 1e-3][Int.random(in: 0..<7, using: &random)]
  }

  /// A tie at two digits, or its neighbour double.
  mutating func nearlyTie() -> Double {
    let tie = (Double(Int.random(in: -100_000...100_000, using: &random)) + 0.5) / 100
    return [tie, tie.nextUp, tie.nextDown][Int.random(in: 0..<3, using: &random)]
  }
}
