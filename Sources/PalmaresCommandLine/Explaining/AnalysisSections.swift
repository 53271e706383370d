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
    var notes: [LocalizedText] = []
    if sections.contributions {
      let lines = ContributionsTable(analysis, withMean: !explanation.isAgainstChosen)
      if !lines.isEmpty { text += "\n" + invocation.draw(lines.table) }
      let moves = moves(analysis)
      text += moves
      notes += moves.isEmpty ? [] : notesOfMoves(analysis)
      notes += notesOfContributions(analysis, areEmpty: lines.isEmpty)
    }
    if sections.field, analysis.hasField {
      text += "\n" + invocation.draw(FieldTable(analysis).table)
      notes.append(basisOfField(analysis))
    }
    notes += explanation.basis.notes(for: .explanation, of: explanation.dataset)
    return text + "\n" + notes.map(note).joined()
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

  private func notesOfContributions(
    _ analysis: ScoreAnalysis, areEmpty: Bool
  ) -> [LocalizedText] {
    let without = analysis.opponents.filter { $0.difference == nil }.map { opponent in
      LocalizedText(
        en: "\(opponent.name.onOneLine) has no value here: there is no distance.",
        fr: "\(opponent.name.onOneLine) n’a pas de valeur ici : il n’y a pas d’écart."
      ).typeset
    }
    return (areEmpty ? [cannotBeSplit] : [])
      + [analysis.conventionSentence].compactMap { $0 } + without
  }

  private var cannotBeSplit: LocalizedText {
    LocalizedText(
      en: "The score isn't a sum: it has no points by part, only differences can be split.",
      fr: "Le score n’est pas une somme : il n’a pas de points par partie, seuls des écarts se "
        + "répartissent."
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
        let name = analysis.name(of: move.node, move.label)[language]
        text += TextLayout.hanging(
          "  ",
          "\(name)\(language == .french ? "\u{202F}:" : ":") \(number(move.value, move)) → "
            + number(move.needed, move), indent: 4, width: TextLayout.width)
      }
    }
    return text
  }

  /// Where such figures are looked for, and where not.
  private func notesOfMoves(_ analysis: ScoreAnalysis) -> [LocalizedText] {
    let range = LocalizedText(
      en: "Such a figure is looked for within the range of the field, lowest to highest.",
      fr: "Un tel chiffre est cherché dans l’étendue du champ, du plus bas au plus haut.")
    let names = analysis.notLookedAt
    guard !names.isEmpty else { return [range] }
    let more = names.count - 5
    return [
      LocalizedText { language in
        let list = names.prefix(5).map { $0[language] }.joined(separator: ", ")
        return language == .french
          ? "\(range.fr) Non regardé, parce qu’aucune droite ne mène du chiffre au score (courbe, formule, "
            + "limite, donnée absente ou complétée, autre période) : \(list)"
            + (more > 0 ? " et \(counted(more, in: language)) de plus." : ".")
          : "\(range.en) Not looked at, because no straight line leads from the figure to the score (curve, "
            + "formula, limit, missing or filled figure, another period): \(list)"
            + (more > 0 ? " and \(counted(more, in: language)) more." : ".")
      }.typeset
    ]
  }

  private func movesHeading(_ opponent: ScoreAnalysis.Opponent) -> String {
    LocalizedText(
      en: "One figure alone that would pass \(opponent.name.onOneLine), all else as it is:",
      fr: "Un seul chiffre qui ferait passer \(opponent.name.onOneLine), tout le reste égal :"
    ).typeset[language]
  }

  private func number(_ value: Double, _ move: MoveToPass) -> String {
    let short = DecimalRounding.rounded(value, digits: move.digits)
    return Printing.general.text(of: short, in: NumberNotation(language))
  }

  /// What the institution's score rests on, beside those of its field.
  private func basisOfField(_ analysis: ScoreAnalysis) -> LocalizedText {
    let phrases = analysis.dataShares.map { DataShareWords($0).phrases } ?? []
    let own = LocalizedText(
      en: "Weight of its score: \(phrases.map(\.en).joined(separator: ", ")).",
      fr: "Poids de son score : \(phrases.map(\.fr).joined(separator: ", ")).")
    let field = without(analysis.dataSharesOfField.map(\.shares.withoutData))
    return LocalizedText(en: "\(own.en) \(field.en)", fr: "\(own.fr) \(field.fr)").typeset
  }

  private func without(_ shares: [Double]) -> LocalizedText {
    let count = shares.count { $0 > 1e-12 }
    guard count > 0 else {
      return LocalizedText(
        en: "Nobody in the field has filled or missing figures.",
        fr: "Personne dans le champ n’a de donnée complétée ou absente.")
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    return LocalizedText { language in
      let share = percentage(mean, decimals: 1, in: NumberNotation(language))
      let most = percentage(shares.max() ?? 0, decimals: 1, in: NumberNotation(language))
      let (some, all) = (counted(count, in: language), counted(shares.count, in: language))
      return language == .french
        ? "Complété ou absent dans le champ : \(share) en moyenne, \(most) au plus ; \(some) "
          + "établissements sur \(all) en ont."
        : "Filled or missing in the field: \(share) on average, \(most) at most; \(some) of "
          + "\(all) institutions have some."
    }
  }
}
