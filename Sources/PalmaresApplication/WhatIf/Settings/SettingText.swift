import PalmaresCore
import PalmaresExchange

/// `LEFT=RIGHT` as someone wrote it. Names may hold `=` and `.`: every split is tried against the names
/// that are known, and what fits is taken; two readings are an error.
struct SettingText {
  let text: String

  /// What stands before and after each `=`.
  var assignments: [(left: String, right: String)] {
    splits(text, at: "=").map { ($0.trimmed, $1.trimmed) }
  }

  /// What stands before and after each dot.
  static func dotted(_ left: String) -> [(first: String, last: String)] {
    splits(left, at: ".").map { ($0.trimmed, $1.trimmed) }
  }
}

/// A setting fits in so many ways.
private func splits(_ text: String, at mark: Character) -> [(String, String)] {
  text.indices.filter { text[$0] == mark }.map { index in
    (String(text[..<index]), String(text[text.index(after: index)...]))
  }
}

/// A number in place of another: `52000`, `+5`, `-3`, `+10%`; `=-3` is the number −3.
enum NumberSetting {
  case absolute(Double)
  case plus(Double)
  case percent(Double)

  init?(_ text: String) {
    if text.hasPrefix("=") {
      guard let number = DecimalNumber.value(of: String(text.dropFirst()).trimmed) else {
        return nil
      }
      self = .absolute(number)
      return
    }
    let isRelative = text.hasPrefix("+") || text.hasPrefix("-")
    if isRelative, text.hasSuffix("%") {
      guard let number = DecimalNumber.value(of: String(text.dropLast()).trimmed) else {
        return nil
      }
      self = .percent(number)
      return
    }
    guard let number = DecimalNumber.value(of: text) else { return nil }
    self = isRelative ? .plus(number) : .absolute(number)
  }

  /// The number that stands there then; `nil` where it is relative to nothing, or beyond all numbers.
  func value(from before: Double?) -> Double? {
    let value: Double? =
      switch self {
      case .absolute(let number): number
      case .plus(let number): before.map { $0 + number }
      case .percent(let number): before.map { $0 + $0 * number / 100 }
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }
}
