import PalmaresApplication
import PalmaresCore

/// What each rule of a second method does to an institution, put alone into the first.
struct ExchangeParagraph {
  private let exchange: RuleExchange
  private let first: String
  private let second: String
  private let words: ChangeWords
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  /// - Parameter scores: how the scores are written beside which the differences stand.
  init(
    _ exchange: RuleExchange, from first: ComparedMethod, to second: ComparedMethod,
    scores: [Printing], _ invocation: Invocation
  ) {
    self.exchange = exchange
    self.first = first.label
    self.second = second.label
    words = ChangeWords(scores: scores, invocation.language.language)
    self.invocation = invocation
  }

  var text: String {
    var text =
      invocation.style.bold("\(first) → \(second)") + colon + words.text(exchange.whole) + "\n"
    for effect in exchange.effects { text += paragraph(effect) }
    text += rest
    for rule in exchange.unexchanged {
      let sentences = rule.sentences.map { $0[language] }.joined(separator: " ")
      let not = LocalizedText(en: "not exchanged alone", fr: "ne s’échange pas seule")[language]
      text += TextLayout.bullet("\(sentences) (\(not)\(colon)\(rule.reason[language]))")
    }
    return text
  }

  private var colon: String { language == .french ? "\u{202F}: " : ": " }

  private func paragraph(_ effect: RuleEffect) -> String {
    var text = words.text(effect.change) + colon
    text += effect.sentences.map { $0[language] }.joined(separator: " ")
    if !effect.companions.isEmpty {
      let names = culprits(effect.companions)
      text += LocalizedText(en: " With \(names.en).", fr: " Avec \(names.fr).")[language]
    }
    if let citation = effect.citation { text += " [\(citation)]" }
    return TextLayout.bullet(text)
  }

  private var hasInteraction: Bool {
    let interaction = exchange.interaction
    // What is below the last digits of a double is no interaction.
    let size = exchange.effects.compactMap(\.change.score).reduce(0) { $0 + $1.magnitude }
    return (interaction.rise ?? 0) != 0 || !interaction.classes.isEmpty
      || (interaction.score ?? 0).magnitude > 1e-9 * (1 + size)
  }

  /// What remains, and what changes nothing.
  private var rest: String {
    var text = ""
    if hasInteraction {
      let change = words.text(exchange.interaction)
      text += TextLayout.bullet(
        LocalizedText(
          en: "\(change): interaction, what these rules do only together.",
          fr: "\(change)\u{202F}: interaction, ce que ces règles ne font qu’ensemble.")[language])
    }
    if exchange.effects.isEmpty, exchange.idle == 0, exchange.unexchanged.isEmpty {
      text += TextLayout.bullet(
        LocalizedText(
          en: "No rule differs: what differs is the table, or words.",
          fr: "Aucune règle ne diffère\u{202F}: seuls le tableau ou des mots diffèrent.")[language])
    } else if exchange.idle > 0 {
      let noun = CountedNoun(
        en: ("other rule that differs changes", "other rules that differ change"),
        fr: ("autre règle qui diffère ne change", "autres règles qui diffèrent ne changent")
      ).text(exchange.idle)
      text += TextLayout.bullet(
        LocalizedText(en: "\(noun.en) nothing here.", fr: "\(noun.fr) rien ici.")[language])
    }
    return text
  }
}
