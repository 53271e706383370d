import PalmaresCore

/// A sign of another language, of a spreadsheet or of a printed formula, and what is written for it
/// here.
struct ForeignSign {
  private let sign: String
  private let fix: LocalizedText

  /// `nil` where the sign that stands there is no foreign one.
  init?(at position: Int, in scalars: [Unicode.Scalar], after last: ExpressionToken?) {
    let first = String(Character(scalars[position]))
    let pair = position + 1 < scalars.count ? first + String(Character(scalars[position + 1])) : ""
    if first == "%" {
      sign = first
      fix = Self.percent(after: last)
    } else if let own = Self.signs[pair] {
      sign = pair
      fix = Self.write(own)
    } else if let own = Self.signs[first], !Self.ownPairs.contains(pair) {
      sign = first
      fix = Self.write(own)
    } else if Self.quotes.contains(first) {
      sign = first
      fix = LocalizedText(
        en: "Write straight quotation marks: \"Africa\" or 'Africa'.",
        fr: "Écrivez des guillemets droits : \"Africa\" ou 'Africa'.")
    } else {
      return nil
    }
  }

  func error(at offset: Int) -> ExpressionSyntaxError {
    ExpressionSyntaxError(
      LocalizedText(
        en: "'\(sign)' has no meaning here.", fr: "« \(sign) » n’a pas de sens ici."),
      at: offset, fix: [fix])
  }

  private static let signs: [String: String] = [
    "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "=": "==", "===": "==", "<>": "!=",
    "**": "^", "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "∕": "/", "≥": ">=", "≤": "<=",
    "≠": "!=", ";": ",", "²": "^2", "³": "^3",
  ]
  private static let ownPairs: Set<String> = ["==", "!=", "<=", ">="]
  private static let quotes: Set<String> = ["“", "”", "„", "‘", "’", "«", "»"]

  private static func write(_ own: String) -> LocalizedText {
    LocalizedText(en: "Write '\(own)'.", fr: "Écrivez « \(own) ».")
  }

  private static func percent(after last: ExpressionToken?) -> LocalizedText {
    guard case .number(let value)? = last?.kind else {
      return LocalizedText(
        en: "Write a share as a number: .6 for sixty per cent.",
        fr: "Écrivez une part comme un nombre : .6 pour soixante pour cent.")
    }
    let whole = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    let share = Double("\(whole)e-2").map { "\($0)" } ?? "\(value / 100)"
    return LocalizedText(
      en: "Write \(share) for a share, or \(whole) where the values themselves are percentages.",
      fr: "Écrivez \(share) pour une part, ou \(whole) si les valeurs sont elles-mêmes des "
        + "pourcentages.")
  }
}
