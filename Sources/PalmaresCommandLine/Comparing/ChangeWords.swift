import PalmaresApplication
import PalmaresCore

/// Changes of score, rank, band, grade and group in words: `score −2.5, rank 3 → 5 (2 places down),
/// group A+ → A`.
struct ChangeWords {
  private let scores: [Printing]
  private let language: Language

  init(scores: [Printing], _ language: Language) {
    self.scores = scores
    self.language = language
  }

  /// Ranks and classes that stay are left out.
  func text(_ change: StandingChange) -> String {
    var parts = [score(change.score)]
    if change.rise != 0 { parts.append(rank(change)) }
    return (parts + change.classes.map(text)).joined(separator: ", ")
  }

  func text(_ interaction: RuleInteraction) -> String {
    var parts = [score(interaction.score)]
    if interaction.rise != 0 {
      parts.append(interaction.rise.map(places) ?? "\(rankWord) \(Self.comesOrGoes[language])")
    }
    return (parts + interaction.classes.map(text)).joined(separator: ", ")
  }

  private func score(_ difference: Double?) -> String {
    let words = difference.map { $0.difference(ofFigures: scores, in: language) }
    return "score \(words ?? Self.comesOrGoes[language])"
  }

  private func rank(_ change: StandingChange) -> String {
    let moved = change.rise.map { " (\(places($0)))" } ?? ""
    return "\(rankWord) \(place(change.before.rank)) → \(place(change.after.rank))\(moved)"
  }

  private func text(_ change: ClassChange) -> String {
    let name = change.kind.words[language]
    if change.before == change.after {
      let stays = LocalizedText(en: "stays", fr: "reste")[language]
      return "\(name) \(stays) \(word(change.after))"
    }
    return "\(name) \(word(change.before)) → \(word(change.after))"
  }

  private func word(_ word: String?) -> String { word ?? "–" }

  private func place(_ rank: Double?) -> String {
    rank.map { Printing.general.text(of: $0, in: NumberNotation(language)) }
      ?? Self.none[language]
  }

  /// `2 places up`: towards the first.
  private func places(_ rise: Double) -> String {
    let number = Printing.general.text(of: rise.magnitude, in: NumberNotation(language))
    let isUp = rise > 0
    let one = rise.magnitude == 1
    let several = rise.magnitude >= 2
    return LocalizedText(
      en: "\(number) \(one ? "place" : "places") \(isUp ? "up" : "down")",
      fr: "\(number) \(several ? "places" : "place") \(isUp ? "gagnée" : "perdue")"
        + (several ? "s" : ""))[language]
  }

  private var rankWord: String { LocalizedText(en: "rank", fr: "rang")[language] }
  private static let none = LocalizedText(en: "none", fr: "aucun")
  private static let comesOrGoes = LocalizedText(
    en: "(comes or goes)", fr: "(apparaît ou disparaît)")
}
