public import PalmaresAnalysis
public import PalmaresCore

extension SplitConvention {
  /// How it is named beside a split.
  public var sentence: LocalizedText {
    switch self {
    case .logarithmicMean:
      LocalizedText(
        en: "geometric means and products by logarithmic means (LMDI)",
        fr: "moyennes géométriques et produits par moyennes logarithmiques (LMDI)")
    case .powerMean:
      LocalizedText(
        en: "means of other powers like logarithmic means, with the power",
        fr: "moyennes d’autres puissances comme par moyennes logarithmiques, avec la puissance")
    case .ownWeights:
      LocalizedText(
        en: "weights that each institution has of its own: contribution less contribution",
        fr: "poids propres à chaque établissement : contribution moins contribution"
      ).typeset
    case .shapley:
      LocalizedText(
        en:
          "medians, spreads and formulas by Shapley values of replacing one’s parts by the other’s",
        fr:
          "médianes, dispersions et formules par valeurs de Shapley, en remplaçant les parties de "
          + "l’un par celles de l’autre")
    case .proportional:
      LocalizedText(
        en: "steps that aren’t lines in proportion to the difference before them",
        fr: "étapes qui ne sont pas des droites en proportion de l’écart avant elles")
    }
  }
}

extension ScoreAnalysis {
  /// How differences are split; `nil` where everything adds up.
  public var conventionSentence: LocalizedText? {
    let sentences = structure.conventions.map(\.sentence)
    guard !sentences.isEmpty else { return nil }
    return LocalizedText(
      en: "Differences are split without a residual: "
        + sentences.map(\.en).joined(separator: "; ") + ".",
      fr: "Les écarts sont répartis sans reste : " + sentences.map(\.fr).joined(separator: " ; ")
        + "."
    ).typeset
  }
}
