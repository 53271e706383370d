import PalmaresCore
import PalmaresEngine

extension Excerpt {
  /// The share of a quantile: a number from 0 to 1.
  func quantileShare() -> Double? {
    guard let share = number() else { return nil }
    if (0...1).contains(share) { return share }
    refuse(
      DiagnosticRule("methodology.out-of-range"),
      LocalizedText(
        en: "'\(path)' is a share from 0 to 1, and not \(tree.scalar?.text ?? "").",
        fr: "«\u{202F}\(path)\u{202F}» est une part de 0 à 1, et non \(tree.scalar?.text ?? "")."),
      fix: [LocalizedText(en: "The median is at .5.", fr: "La médiane est à .5.")])
    return nil
  }

  /// `n`, or `n - 1`.
  func spreadDivisor() -> SpreadDivisor? {
    guard let text = text() else { return nil }
    switch text.filter({ $0 != " " }) {
    case "n": return .number
    case "n-1": return .numberLessOne
    default:
      refuseWord(text, known: SpreadDivisor.allCases.map(\.rawValue))
      return nil
    }
  }
}
