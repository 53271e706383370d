import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// The long lists of an explanation, each behind its option.
struct AnalysisSections {
  private let explanation: Explanation
  private let sections: ExplanationPage.Sections
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(
    _ explanation: Explanation, _ sections: ExplanationPage.Sections, _ invocation: Invocation
  ) {
    self.explanation = explanation
    self.sections = sections
    self.invocation = invocation
  }

  var text: String {
    guard let analysis = explanation.analysis, analysis.contributions != nil else {
      return "\n" + note(nothing)
    }
    var text = ""
    if sections.contributions { text += "\n" + contributions(analysis) }
    if sections.field { text += "\n" + field(analysis) }
    return text
  }

  private func note(_ text: LocalizedText) -> String { TextLayout.bullet(text[language]) }

  /// Words, or no value: there are no points to be split.
  private var nothing: LocalizedText {
    let reason = explanation.steps.first?.trace.reason
    let what = LocalizedText(
      en: "There is no number to be split here.", fr: "Il n’y a pas ici de nombre à répartir.")
    return reason.map { LocalizedText(en: "\(what.en) \($0.en)", fr: "\(what.fr) \($0.fr)") }
      ?? what
  }

  private func contributions(_ analysis: ScoreAnalysis) -> String {
    let lines = ContributionsTable(analysis, withMean: !explanation.isAgainstChosen)
    var text = lines.isEmpty ? "" : invocation.draw(lines.table)
    text += moves(analysis)
    text += "\n"
    if lines.isEmpty { text += note(cannotBeSplit) }
    if let convention = analysis.conventionSentence { text += note(convention) }
    if !analysis.hasField { text += note(alone) }
    for opponent in analysis.opponents where opponent.difference == nil {
      text += note(
        LocalizedText(
          en: "\(opponent.name.onOneLine) has no value here: there is no distance.",
          fr: "\(opponent.name.onOneLine) n’a pas de valeur ici : il n’y a pas d’écart."
        ).typeset)
    }
    return text
  }

  private var cannotBeSplit: LocalizedText {
    LocalizedText(
      en: "The score isn't a sum: it has no points by part, only differences can be split.",
      fr: "Le score n’est pas une somme : il n’a pas de points par partie, seuls des écarts se "
        + "répartissent."
    ).typeset
  }

  private var alone: LocalizedText {
    LocalizedText(
      en: "One institution alone has no field: there is no rank, no mean and no neighbour.",
      fr: "Un établissement seul n’a pas de champ : ni rang, ni moyenne, ni voisin."
    ).typeset
  }

  /// The figures that alone would do.
  private func moves(_ analysis: ScoreAnalysis) -> String {
    var text = ""
    for opponent in analysis.opponents where opponent.isAhead {
      let moves = analysis.moves(past: opponent)
      guard !moves.isEmpty else { continue }
      text += "\n" + movesHeading(opponent) + "\n"
      for move in moves {
        let name = (move.label ?? LocalizedText(move.node.description))[language]
        text += TextLayout.hanging(
          "  ",
          "\(name)\(language == .french ? "\u{202F}:" : ":") \(number(move.value)) → "
            + number(move.needed), indent: 4, width: TextLayout.width)
      }
    }
    return text
  }

  private func movesHeading(_ opponent: ScoreAnalysis.Opponent) -> String {
    LocalizedText(
      en: "One figure alone that would pass \(opponent.name.onOneLine), all else as it is:",
      fr: "Un seul chiffre qui ferait passer \(opponent.name.onOneLine), tout le reste égal :"
    ).typeset[language]
  }

  private func number(_ value: Double) -> String {
    Printing.general.text(of: value, in: NumberNotation(language))
  }

  private func field(_ analysis: ScoreAnalysis) -> String {
    guard analysis.hasField else { return note(alone) }
    return invocation.draw(FieldTable(analysis).table) + "\n" + note(basisOfField(analysis))
  }

  /// What the institution's score rests on, beside those of its field.
  private func basisOfField(_ analysis: ScoreAnalysis) -> LocalizedText {
    let phrases = analysis.dataShares.map { DataShareWords($0).phrases } ?? []
    let without = analysis.dataSharesOfField.map(\.shares.withoutData)
    let mean = without.isEmpty ? 0 : without.reduce(0, +) / Double(without.count)
    let count = without.count { $0 > 1e-12 }
    return LocalizedText { language in
      let own = phrases.map { $0[language] }.joined(separator: ", ")
      let share = percentage(mean, decimals: 1, in: NumberNotation(language))
      let most = percentage(without.max() ?? 0, decimals: 1, in: NumberNotation(language))
      let (some, all) = (counted(count, in: language), counted(without.count, in: language))
      return language == .french
        ? "Du poids de son score : \(own). Complété ou absent dans le champ : \(share) en moyenne, "
          + "\(most) au plus, chez \(some) sur \(all)."
        : "Of the weight of its score: \(own). Filled in or missing in the field: \(share) on "
          + "average, \(most) at most, for \(some) of \(all)."
    }.typeset
  }
}
