/// For whom a number is written: other programs, or readers of a language.
///
/// | notation | example |
/// |---|---|
/// | machine | `-3294.5` |
/// | English | `−3,294.5` |
/// | French | `−3 294,5`, groups apart by a narrow no-break space (U+202F) |
///
/// Readers get the minus sign (U+2212), which is as wide as a digit and never breaks from it;
/// programs the hyphen-minus. Zero has no sign.
public enum NumberNotation: Sendable, Hashable {
  case machine
  case english
  case french

  public init(_ language: Language) {
    switch language {
    case .english: self = .english
    case .french: self = .french
    }
  }

  /// UTF-8 of the sign of numbers below zero.
  var minus: StaticString { self == .machine ? "-" : "\u{2212}" }

  var decimalMark: StaticString { self == .french ? "," : "." }

  /// Between groups of three digits before the decimal mark.
  var groupMark: StaticString {
    switch self {
    case .machine: ""
    case .english: ","
    case .french: "\u{202F}"
    }
  }
}
