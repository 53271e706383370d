import PalmaresCore
import PalmaresEngine

/// What can be wrong with what is asked of a sensitivity analysis, each with its way out.
enum SensitivityProblem {
  static func samples(_ samples: Int) -> Diagnostic {
    let (below, above) = nearestPowersOfTwo(samples)
    let near = below == above ? "\(above)" : "\(below), \(above)"
    let asked = sampleNoun.text(samples)
    let are = LocalizedText(
      en: samples == 1 ? "is" : "are", fr: samples < 2 ? "est demandé" : "sont demandés")
    return Diagnostic(
      DiagnosticRule("usage.samples"), .error,
      LocalizedText(
        en: "\(asked.en) \(are.en) asked for, which is no power of two from 2.",
        fr: "\(asked.fr) \(are.fr) : ce n'est pas une puissance de deux à partir de 2."
      ),
      why: LocalizedText(
        en: "A Sobol sequence fills the space evenly with 2, 4, 8… points, and loses that between.",
        fr: "Une suite de Sobol remplit l’espace également avec 2, 4, 8… points, et non entre deux."
      ),
      fix: [
        LocalizedText(en: "The nearest are: \(near).", fr: "Les plus proches sont : \(near).")
      ])
  }

  private static let sampleNoun = CountedNoun(
    en: ("sample", "samples"), fr: ("échantillon", "échantillons"))

  /// - Parameters:
  ///   - numbers: how many of a sample are kept.
  ///   - most: samples of which that many fit.
  static func tooManySamples(_ samples: Int, _ numbers: Int, _ most: Int) -> Diagnostic {
    let power = nearestPowersOfTwo(max(2, most)).below
    return Diagnostic(
      DiagnosticRule("usage.samples"), .error,
      LocalizedText { language in
        let (asked, most) = (counted(samples, in: language), counted(power, in: language))
        return language == .french
          ? "\(asked) échantillons sont plus qu’il n’en tient : \(most) au plus ici."
          : "\(asked) samples are more than can be held: \(most) at most here."
      }.typeset,
      why: LocalizedText(
        en:
          "Of each sample \(counted(numbers, in: .english)) numbers are kept until the variance is split.",
        fr:
          "De chaque échantillon, \(counted(numbers, in: .french)) nombres sont gardés jusqu’à la "
          + "répartition de la variance."),
      fix: [
        LocalizedText(
          en: "Write '--samples \(power)' or less, or name fewer targets.",
          fr: "Écrivez « --samples \(power) » ou moins, ou nommez moins de cibles."
        ).typeset
      ])
  }

  private static func nearestPowersOfTwo(_ number: Int) -> (below: Int, above: Int) {
    guard number > 2 else { return (2, 2) }
    let below = 1 << (Int.bitWidth - 1 - number.leadingZeroBitCount)
    let (above, isTooLarge) = below.multipliedReportingOverflow(by: 2)
    return (below, below == number || isTooLarge ? below : above)
  }

  static func target(_ text: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.target"), .error,
      LocalizedText(
        en: "'--target \(text)' names no rank, no score and not the mean shift of ranks.",
        fr: "« --target \(text) » ne nomme ni un rang, ni un score, ni l’écart moyen des rangs."),
      fix: [
        LocalizedText(
          en: "Write 'rank:INSTITUTION', 'score:INSTITUTION' or 'shift'.",
          fr: "Écrivez « rank:ÉTABLISSEMENT », « score:ÉTABLISSEMENT » ou « shift ».")
      ])
  }

  static func noScore(_ methodology: Methodology) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("sensitivity.no-score"), .error,
      LocalizedText(
        en: "The results of '\(methodology.code)' name no score whose variance could be split.",
        fr: "Les résultats de « \(methodology.code) » ne nomment aucun score dont répartir la "
          + "variance."),
      fix: [
        LocalizedText(
          en: "Look at 'rank:INSTITUTION' or 'shift', or choose another table with '--table'.",
          fr: "Visez « rank:ÉTABLISSEMENT » ou « shift », ou choisissez un autre tableau avec "
            + "« --table ».")
      ])
  }

  /// One institution has no place that could move.
  static let noField = Diagnostic(
    DiagnosticRule("sensitivity.no-field"), .error,
    LocalizedText(
      en: AnalysisKind.withoutField.en + " that could move.",
      fr: AnalysisKind.withoutField.fr + " qui puisse bouger."),
    fix: [
      LocalizedText(
        en: "Look at its score, 'score:INSTITUTION', or bring the table of all institutions.",
        fr: "Visez son score, « score:ÉTABLISSEMENT », ou donnez le tableau de tous."
      ).typeset
    ])

  /// The one institution there is has no score.
  static func noScore(of row: ResultRow) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("sensitivity.no-score"), .error,
      LocalizedText(
        en: "\(row.name) has no score whose variance could be split.",
        fr: "\(row.name) n’a pas de score dont répartir la variance."),
      why: row.reason,
      fix: [
        LocalizedText(
          en: "Choose a table that scores it with '--table'.",
          fr: "Choisissez avec « --table » un tableau qui lui donne un score.")
      ])
  }
}
