import PalmaresCore
import PalmaresEngine

/// What decided among institutions of the same value, in the words of one language.
struct TieWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// `2 others have the same value; papers (highest first) decides: 80`.
  func sentence(of tie: TraceTie) -> String {
    let others = sharing(tie.others)
    let keys = tie.keys.map(key).joined(separator: say("; then ", "\u{202F}; puis "))
    let rest = tie.stillTied > 0 ? say("; ", "\u{202F}; ") + equal(tie.stillTied) : ""
    return others + say("; then by ", "\u{202F}; ensuite par ") + keys + rest
  }

  private func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  private func sharing(_ count: Int) -> String {
    let noun = CountedNoun(
      en: ("other has the same value", "others have the same value"),
      fr: ("autre a la même valeur", "autres ont la même valeur"))
    return noun.text(count)[language]
  }

  private func equal(_ count: Int) -> String {
    let noun = CountedNoun(
      en: ("is equal in that too", "are equal in that too"),
      fr: ("est encore à égalité", "sont encore à égalité"))
    return noun.text(count)[language]
  }

  private func key(_ key: TraceTie.Key) -> String {
    let order =
      key.tieBreak.first == .high
      ? say("highest first", "le plus haut d’abord") : say("lowest first", "le plus bas d’abord")
    let value =
      key.value.word ?? key.value.number.map {
        Printing.exact.text(of: $0, in: NumberNotation(language))
      } ?? key.value.state.name[language]
    return "\(key.tieBreak.node) = \(value) (\(order))"
  }
}
