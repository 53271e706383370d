import PalmaresCore
import PalmaresExchange

extension IntervalReport {
  static func noRank(_ document: MethodologyDocument) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("intervals.no-rank"), .error,
      LocalizedText(
        en: "'\(document.header.id)' names no rank: there is no place to bound.",
        fr: "« \(document.header.id) » ne nomme aucun rang : il n’y a pas de place à encadrer."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Choose a table that ranks with '--table'.",
          fr: "Choisissez un tableau classé avec « --table »."
        ).typeset
      ])
  }

  static var noField: Diagnostic {
    Diagnostic(
      DiagnosticRule("intervals.no-field"), .error,
      AnalysisBasis.ownFacts.sentence(for: .intervals),
      fix: [
        LocalizedText(
          en: "Bring the figures of the others too: --data FILE.",
          fr: "Apportez aussi les chiffres des autres : --data FICHIER."
        ).typeset
      ])
  }

  static func unranked(_ match: InstitutionMatch) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("intervals.unranked"), .error,
      LocalizedText(
        en: "\(match.label) has no rank: there is no place to bound.",
        fr: "\(match.label) n’a pas de rang : il n’y a pas de place à encadrer."
      ).typeset,
      fix: [
        LocalizedText(
          en: "'palmares rank METHOD' says why.", fr: "« palmares rank MÉTHODE » dit pourquoi."
        ).typeset
      ])
  }

  static func weightless(_ names: [String]) -> Diagnostic {
    let list = culprits(names)
    return Diagnostic(
      DiagnosticRule("intervals.weightless"), .error,
      LocalizedText(
        en: "These weights let everything that counts for \(list.en) weigh nothing.",
        fr: "Ces poids permettent que rien de ce qui compte pour \(list.fr) ne pèse."
      ).typeset,
      why: LocalizedText(
        en: "A mean divides by the sum of the weights, which could then be zero.",
        fr: "Une moyenne divise par la somme des poids, qui pourrait alors être nulle."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Take a box under 100%: --weights box:90%.",
          fr: "Prenez une boîte de moins de 100% : --weights box:90%."
        ).typeset
      ])
  }
}
