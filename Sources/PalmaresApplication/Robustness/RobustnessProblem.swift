import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

/// What can be wrong with a robustness study and its parts.
enum RobustnessProblem {
  static let noDraws = Diagnostic(
    DiagnosticRule("robust.no-draws"), .error,
    LocalizedText(
      en: "Zero draws tell nothing.", fr: "Zéro tirage ne dit rien."),
    fix: [LocalizedText(en: "Ask for 1 or more.", fr: "Demandez-en 1 ou plus.")])

  static let tooManyDraws = Diagnostic(
    DiagnosticRule("robust.too-many-draws"), .error,
    LocalizedText { language in
      let most = counted(RobustnessRequest.mostDraws, in: language)
      return language == .french
        ? "Une étude a au plus \(most) tirages." : "A study has at most \(most) draws."
    },
    fix: [
      LocalizedText(
        en: "Ask for fewer: a hundred times as many make errors ten times smaller.",
        fr: "Demandez-en moins : cent fois plus rendent les erreurs dix fois plus petites."
      ).typeset
    ])

  static func nothingToCount(
    _ document: MethodologyDocument, _ basis: AnalysisBasis
  ) -> Diagnostic {
    if basis == .ownFacts { return nothingToCountFromOwnFacts(document) }
    return Diagnostic(
      DiagnosticRule("robust.nothing-to-count"), .error,
      LocalizedText(
        en: "The results of '\(document.header.id)' name no rank, score, band or grade.",
        fr:
          "Les résultats de « \(document.header.id) » ne nomment ni rang, ni score, ni tranche, ni "
          + "mention."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Choose a table that has one with '--table'.",
          fr: "Choisissez un tableau qui en a avec « --table »."
        ).typeset
      ])
  }

  /// One institution has no rank, and its results have nothing else that a draw could move.
  private static func nothingToCountFromOwnFacts(_ document: MethodologyDocument) -> Diagnostic {
    let (id, field) = (document.header.id, AnalysisKind.withoutField)
    return Diagnostic(
      DiagnosticRule("robust.nothing-to-count"), .error,
      LocalizedText(
        en: "\(field.en), and these results of '\(id)' name no score or grade that could move.",
        fr: "\(field.fr), et ces résultats de « \(id) » ne nomment ni score ni mention qui puisse "
          + "bouger."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Choose with '--table' a table that gives one institution a score or a grade.",
          fr:
            "Choisissez avec « --table » un tableau qui donne à un seul établissement un score ou "
            + "une mention."
        ).typeset,
        LocalizedText(
          en: "Or bring the table of all institutions with '--data'.",
          fr: "Ou donnez le tableau de tous les établissements avec « --data »."
        ).typeset,
      ])
  }

  static func noRivals(_ document: MethodologyDocument) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("robust.no-rivals"), .error,
      LocalizedText(
        en: "'--beats' compares ranks, and there is none here.",
        fr: "« --beats » compare des rangs, et il n’y en a pas ici."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Leave it out, or give the figures of the whole field.",
          fr: "Retirez-la, ou donnez les chiffres de tout le champ.")
      ])
  }

  static func tooManyScores(limit: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("robust.too-many-scores"), .error,
      LocalizedText(
        en: "Without a rank every score of every draw is kept, and these are more than \(limit).",
        fr: "Sans rang, tous les scores de tous les tirages sont gardés, et il y en a plus de "
          + "\(limit)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Ask for fewer draws, or name a rank in 'results'.",
          fr: "Demandez moins de tirages, ou nommez un rang dans « results »."
        ).typeset
      ])
  }

  static func unknownRange(_ text: String, draws: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.range"), .error,
      LocalizedText(
        en: "'--range \(text)' is no range of the draws 0 to \(draws - 1).",
        fr: "« --range \(text) » n’est pas un intervalle des tirages 0 à \(draws - 1)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Write --range '0..<\(draws)', the first draw and the one after the last.",
          fr: "Écrivez --range '0..<\(draws)', le premier tirage et celui qui suit le dernier."
        ).typeset
      ])
  }

  static func unknownDraw(_ text: String, draws: Int) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.range"), .error,
      LocalizedText(
        en: "'--draw \(text)' is none of the draws 0 to \(draws - 1).",
        fr: "« --draw \(text) » n’est aucun des tirages 0 à \(draws - 1)."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Write the number of one of them, or ask for more with '--draws'.",
          fr: "Écrivez le numéro de l’un d’eux, ou demandez-en davantage avec « --draws »."
        ).typeset
      ])
  }

  static func unreadable(_ file: String, _ reason: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("robust.part-unreadable"), .error,
      LocalizedText(
        en: "'\(file)' is no part of a robustness study: \(reason.en).",
        fr: "« \(file) » n’est pas une partie d’une étude de robustesse : \(reason.fr)."
      ).typeset,
      at: [SourceLocation(file: file)],
      fix: [
        LocalizedText(
          en: "Parts are written by --range 'A..<B' --output FILE, or by an interrupted run.",
          fr: "Les parties sont écrites par --range 'A..<B' --output FICHIER, ou par un calcul "
            + "interrompu."
        ).typeset
      ])
  }

  static func differ(
    _ part: String?, _ other: String?, _ differences: [LocalizedText]
  ) -> Diagnostic {
    let (part, other) = (part ?? "", other)
    let what = LocalizedText { language in
      differences.map { $0[language] }.joined(separator: ", ")
    }
    let thisRun = LocalizedText(en: "of this run", fr: "de ce calcul")
    let of = other.map { LocalizedText(en: "of '\($0)'", fr: "de « \($0) »") } ?? thisRun
    return Diagnostic(
      DiagnosticRule("robust.parts-differ"), .error,
      LocalizedText(
        en: "'\(part)' is not a part \(of.en). Not the same: \(what.en).",
        fr: "« \(part) » n’est pas une partie \(of.fr). Autre : \(what.fr)."
      ).typeset,
      at: [part, other].compactMap { $0 }.map { SourceLocation(file: $0) },
      why: LocalizedText(
        en: "Draws add up only where they are draws of the same study.",
        fr: "Des tirages ne s’ajoutent que s’ils sont de la même étude."))
  }

  static func overlapping(_ draws: Range<Int>, _ part: String?, _ other: String?) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("robust.overlapping-draws"), .error,
      LocalizedText(
        en: "'\(part ?? "")' and '\(other ?? "")' both hold the draws \(draws.text).",
        fr:
          "« \(part ?? "") » et « \(other ?? "") » contiennent tous deux les tirages \(draws.text)."
      ).typeset,
      at: [part, other].compactMap { $0 }.map { SourceLocation(file: $0) },
      fix: [
        LocalizedText(
          en: "Leave one of them out, or draw the rest with '--resume'.",
          fr: "Retirez l’un d’eux, ou tirez le reste avec « --resume »."
        ).typeset
      ])
  }

  static func missing(_ draws: [Range<Int>]) -> Diagnostic {
    let list = culprits(draws.map(\.text))
    return Diagnostic(
      DiagnosticRule("robust.missing-draws"), .error,
      LocalizedText(
        en: "The parts lack the draws \(list.en).",
        fr: "Il manque aux parties les tirages \(list.fr)."
      ).typeset,
      fix: draws.prefix(1).map { range in
        LocalizedText(
          en: "Draw them with: --range '\(range.text)' --output FILE.",
          fr: "Tirez-les avec : --range '\(range.text)' --output FICHIER."
        ).typeset
      })
  }

  static func interrupted(_ done: Int, of draws: Int, _ part: String?) -> Diagnostic {
    let count = LocalizedText(
      en: "\(counted(done, in: .english)) of \(counted(draws, in: .english))",
      fr: "\(counted(done, in: .french)) sur \(counted(draws, in: .french))")
    return Diagnostic(
      DiagnosticRule("robust.interrupted"), .warning,
      LocalizedText(
        en: "Interrupted after \(count.en) draws.", fr: "Interrompu après \(count.fr) tirages."),
      fix: [
        part.map {
          LocalizedText(
            en: "Go on with the same call and '--resume \($0)'.",
            fr: "Continuez avec le même appel et « --resume \($0) »."
          ).typeset
        }
          ?? LocalizedText(
            en: "With '--output' what is done is kept, and '--resume' goes on.",
            fr: "Avec « --output », ce qui est fait est gardé, et « --resume » continue."
          ).typeset
      ])
  }
}

extension Range<Int> {
  /// `0..<100`.
  var text: String { "\(lowerBound)..<\(upperBound)" }
}
