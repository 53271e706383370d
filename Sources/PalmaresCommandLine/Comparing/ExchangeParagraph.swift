import PalmaresApplication
import PalmaresCore

/// What each rule of a second method does to an institution, put alone into the first.
struct ExchangeParagraph {
  private let exchange: RuleExchange
  private let first: String
  private let second: String
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(_ exchange: RuleExchange, from first: String, to second: String, _ invocation: Invocation) {
    self.exchange = exchange
    self.first = first
    self.second = second
    self.invocation = invocation
  }

  var text: String {
    var text = invocation.style.bold("\(first) → \(second)") + colon + words(exchange.whole) + "\n"
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
    var text = words(effect.change) + colon
    text += effect.sentences.map { $0[language] }.joined(separator: " ")
    if !effect.companions.isEmpty {
      let names = culprits(effect.companions)
      text += LocalizedText(en: " With \(names.en).", fr: " Avec \(names.fr).")[language]
    }
    if let citation = effect.citation { text += " [\(citation)]" }
    return TextLayout.bullet(text)
  }

  /// What remains, and what changes nothing.
  private var rest: String {
    var text = ""
    let rank = exchange.interaction.rank ?? 0
    let score = exchange.interaction.score ?? 0
    // What is below the last digits of a double is no interaction.
    let size = exchange.effects.compactMap(\.change.score).reduce(0) { $0 + $1.magnitude }
    if rank != 0 || score.magnitude > 1e-9 * (1 + size) {
      let change = interaction
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

  /// `score −2.5, rank 3 → 5`; a rank that stays is left out.
  private func words(_ change: StandingChange) -> String {
    let score = "score \(signed(change.score))"
    guard change.rank != 0 else { return score }
    return "\(score), \(rankWord) \(place(change.before.rank)) → \(place(change.after.rank))"
  }

  private func place(_ rank: Double?) -> String {
    rank.map { Printing.general.text(of: $0, in: NumberNotation(language)) }
      ?? LocalizedText(en: "none", fr: "aucun")[language]
  }

  private var interaction: String {
    let places = exchange.interaction.rank
    let score = "score \(signed(exchange.interaction.score))"
    return places == 0 ? score : "\(score), \(rankWord) \(signed(places))"
  }

  private var rankWord: String { LocalizedText(en: "rank", fr: "rang")[language] }

  private func signed(_ value: Double?) -> String {
    guard let value else {
      return LocalizedText(en: "(comes or goes)", fr: "(apparaît ou disparaît)")[language]
    }
    let shown = Printing.general.forPeople(value)
    let text = Printing.general.text(of: shown, in: NumberNotation(language))
    return shown > 0 ? "+\(text)" : shown == 0 ? "=" : text
  }
}
