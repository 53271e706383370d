import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// What stands against confidence sets.
enum ConfidenceProblem {
  static func problem(of settings: RankConfidence.Settings) -> Diagnostic? {
    guard settings.level > 0, settings.level < 100 else {
      return level(Printing.general.text(of: settings.level, in: NumberNotation(.english)))
    }
    guard !settings.isEnough else { return nil }
    let fewest = settings.fewestResamples
    return Diagnostic(
      DiagnosticRule("confidence.few-resamples"), .error,
      LocalizedText(
        en: "\(settings.resamples) draws are too few for the level: none lies beyond it.",
        fr: "\(settings.resamples) tirages sont trop peu pour le niveau : aucun n’est au-delà."),
      fix: [
        LocalizedText(
          en: "It takes at least \(fewest); a thousand is usual.",
          fr: "Il en faut au moins \(fewest) ; mille est d’usage.")
      ])
  }

  static func manyResamples(_ settings: RankConfidence.Settings, of count: Int) -> Diagnostic {
    var fewer = settings
    while !fewer.fits(institutions: count), fewer.resamples > 1000 { fewer.resamples /= 2 }
    let who = institutions.text(count)
    return Diagnostic(
      DiagnosticRule("confidence.many-resamples"), .error,
      LocalizedText { language in
        let draws = counted(settings.resamples, in: language)
        return language == .french
          ? "\(draws) tirages pour \(who.fr) : plus que n’en tient la mémoire."
          : "\(draws) draws for \(who.en) are more than memory holds."
      }.typeset,
      why: LocalizedText(
        en: "For each institution the largest of them are kept, as many as lie beyond the level.",
        fr: "Pour chaque établissement sont gardés les plus grands, autant qu’il y en a au-delà du "
          + "niveau."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Write '--resamples \(fewer.resamples)', or take a higher level.",
          fr: "Écrivez « --resamples \(fewer.resamples) », ou prenez un niveau plus haut."
        ).typeset
      ])
  }

  static func best(_ best: Int, of count: Int) -> Diagnostic {
    let who = institutions.text(count)
    return Diagnostic(
      DiagnosticRule("confidence.best"), .error,
      LocalizedText(
        en: "'--best \(best)' asks for more than there are: \(who.en).",
        fr: "« --best \(best) » en demande plus qu’il n’y en a : \(who.fr)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Write at most '--best \(count)'.", fr: "Écrivez au plus « --best \(count) »."
        ).typeset
      ])
  }

  static func rankAsScore(_ node: NodeReference) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.rank-as-score"), .error,
      LocalizedText(
        en: "'\(node)' is a rank, and '--score' takes scores.",
        fr: "« \(node) » est un rang, et « --score » prend des scores."
      ).typeset,
      why: LocalizedText(
        en: "Ranks are what the sets are made for: they have no standard errors of their own.",
        fr: "Les rangs sont ce dont on fait les ensembles : ils n’ont pas d’erreur type à eux."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Name the node that is ranked, or leave '--score' out.",
          fr: "Nommez le nœud qui est classé, ou retirez « --score »."
        ).typeset
      ])
  }

  static func level(_ text: String) -> Diagnostic {
    let share = Double(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
    let example =
      share.map { Printing.general.text(of: $0 * 100, in: NumberNotation(.english)) } ?? "95"
    return Diagnostic(
      DiagnosticRule("usage.level"), .error,
      LocalizedText(
        en: "'\(text)' is no level: that is a percentage between 0 and 100, without these.",
        fr: "« \(text) » n’est pas un niveau : c’est un pourcentage entre 0 et 100, exclus."),
      fix: [
        LocalizedText(en: "Write '--level \(example)'.", fr: "Écrivez « --level \(example) ».")
          .typeset
      ] + (share == nil ? [] : [belowOne(text)]))
  }

  private static func belowOne(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "A level below one percent is written with its sign: '--level \(text)%'.",
      fr: "Un niveau sous un pour cent s’écrit avec son signe : « --level \(text)% »."
    ).typeset
  }

  static func alone(_ basis: AnalysisBasis) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.alone"), .error, basis.sentence(for: .confidenceSets),
      fix: [
        LocalizedText(
          en: "Bring the table of all institutions with '--data'.",
          fr: "Apportez le tableau de tous les établissements avec « --data ».")
      ])
  }

  static func noScore(_ method: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.no-score"), .error,
      LocalizedText(
        en: "The results of '\(method)' name no score.",
        fr: "Les résultats de « \(method) » ne nomment aucun score."),
      fix: [
        LocalizedText(
          en: "Say which node is the score with '--score', or choose a table with '--table'.",
          fr: "Dites quel nœud est le score avec « --score », ou choisissez un tableau avec « "
            + "--table »."
        )
      ])
  }

  static func nobody(_ score: NodeReference) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.no-score"), .error,
      LocalizedText(
        en: "No institution listed has a number in '\(score)'.",
        fr: "Aucun établissement affiché n’a de nombre dans « \(score) »."))
  }

  static func noOrder(_ method: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.no-order"), .error,
      LocalizedText(
        en: "'\(method)' ranks nothing: which end of the scores is first isn't said.",
        fr: "« \(method) » ne classe rien : quel bout des scores est premier n’est pas dit."),
      fix: [
        LocalizedText(
          en: "Name a rank in 'results', or choose a table that ranks with '--table'.",
          fr: "Nommez un rang dans « results », ou choisissez un tableau classé avec « --table ».")
      ])
  }

  static func missing(
    _ units: [String], _ column: String, at locations: [SourceLocation]
  ) -> Diagnostic {
    let names = culprits(units)
    return Diagnostic(
      DiagnosticRule("confidence.missing-error"), .error,
      LocalizedText(
        en: "'\(column)' holds no standard error for \(names.en).",
        fr: "« \(column) » ne contient pas d’erreur type pour \(names.fr)."),
      at: locations,
      why: LocalizedText(
        en: "A score of unknown error can't be told from any other, and would have any rank.",
        fr: "Un score d’erreur inconnue ne se distingue d’aucun autre, et aurait n’importe quel "
          + "rang."),
      fix: [
        LocalizedText(
          en: "Fill it in (0 where the score is exact), or leave these institutions out of the "
            + "table.",
          fr: "Complétez-la (0 si le score est exact), ou retirez ces établissements du tableau.")
      ])
  }

  static func sameAsScore(_ column: String, _ score: NodeReference) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("confidence.score-as-error"), .error,
      LocalizedText(
        en: "'\(column)' is the score '\(score)' itself, not its standard error.",
        fr: "« \(column) » est le score « \(score) » lui-même, non son erreur type."),
      why: LocalizedText(
        en: "Taken as its own error, a score would be told from none of the others.",
        fr: "Pris pour sa propre erreur, un score ne se distinguerait d’aucun autre."),
      fix: [
        LocalizedText(
          en: "Name the column that holds the standard errors with '--errors'.",
          fr: "Nommez avec « --errors » la colonne des erreurs types.")
      ])
  }

  static func negative(
    _ units: [String], _ column: String, at locations: [SourceLocation]
  ) -> Diagnostic {
    let names = culprits(units)
    return Diagnostic(
      DiagnosticRule("confidence.negative-error"), .error,
      LocalizedText(
        en: "'\(column)' is negative for \(names.en).",
        fr: "« \(column) » est négatif pour \(names.fr)."),
      at: locations,
      why: LocalizedText(
        en: "A standard error is a distance: zero or more.",
        fr: "Une erreur type est une distance : zéro ou plus."),
      fix: [
        LocalizedText(
          en: "Check whether the column holds standard errors.",
          fr: "Vérifiez que la colonne contient bien des erreurs types.")
      ])
  }
}
