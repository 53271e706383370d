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

  /// The ways out where a combine doesn’t say how many children it needs.
  static let needsAdvice = [
    LocalizedText(
      en: "Write how many children must have a value: 'needs: all', 'needs: applicable', "
        + "'needs: 1' or 'needs: 60%'.",
      fr:
        "Écrivez combien d’enfants doivent avoir une valeur\u{202F}: «\u{202F}needs: "
        + "all\u{202F}», «\u{202F}needs: "
        + "applicable\u{202F}», «\u{202F}needs: 1\u{202F}» ou «\u{202F}needs: 60%\u{202F}».")
  ]
}
