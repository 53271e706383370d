import PalmaresCore

/// What is said where children go together in a way that gives no weights, or weights with a remark.
extension WeightingReport {
  func collinear(_ positions: [Int]) -> Diagnostic {
    let summary =
      positions.count == 2
      ? LocalizedText(
        en:
          "\(names(positions).en), children of '\(node.code)', say the same: each follows from the "
          + "other.",
        fr:
          "\(names(positions).fr), enfants de « \(node.code) », disent la même chose : l'un découle "
          + "de l'autre.")
      : LocalizedText(
        en:
          "Among \(names(positions).en), children of '\(node.code)', one follows from the others.",
        fr: "Parmi \(names(positions).fr), enfants de « \(node.code) », l'un découle des autres.")
    return Diagnostic(
      DiagnosticRule("weighting.collinear-children"), .error, summary, at: places,
      why: LocalizedText(
        en:
          "Weights by \(method.rawValue) rest on the correlations between children, and these can't "
          + "tell such children apart.",
        fr: "Les poids par \(method.rawValue) reposent sur les corrélations entre enfants, qui ne "
          + "distinguent pas de tels enfants."),
      fix: [
        LocalizedText(
          en: "Keep one of them.", fr: "N'en gardez qu'un."), Self.declare,
      ])
  }

  var undetermined: Diagnostic {
    Diagnostic(
      DiagnosticRule("weighting.undetermined"), .error,
      LocalizedText(
        en: "The data don't determine weights of '\(node.code)' by \(method.rawValue) for "
          + "\(names(Array(children.indices)).en).",
        fr:
          "Les données ne déterminent pas les poids de « \(node.code) » par \(method.rawValue) pour "
          + "\(names(Array(children.indices)).fr)."),
      at: places,
      why: method == .pca
        ? LocalizedText(
          en: "Two principal components explain as much: there is no first one.",
          fr: "Deux composantes principales expliquent autant : il n'y en a pas de première.")
        : LocalizedText(
          en: "What the weights are proportional to sums to nothing that can be divided by.",
          fr: "La somme de ce à quoi les poids sont proportionnels ne peut pas servir de diviseur."),
      fix: [Self.declare])
  }

  func unbalanced(_ positions: [Int]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("weighting.no-balance"), .error,
      LocalizedText(
        en: "No weights give the children of '\(node.code)' the shares of correlation declared: "
          + "\(names(positions).en) would weigh less than nothing.",
        fr:
          "Aucun poids ne donne aux enfants de « \(node.code) » les parts de corrélation déclarées : "
          + "\(names(positions).fr) aurai\(positions.count == 1 ? "" : "en")t un poids négatif."),
      at: places,
      why: LocalizedText(
        en:
          "A child that goes along with the others has a high correlation even with a weight of zero.",
        fr:
          "Un enfant qui va dans le sens des autres a une forte corrélation même avec un poids nul."
      ),
      fix: [
        LocalizedText(
          en: "Declare a higher share for these children, or take them out.",
          fr: "Déclarez une part plus forte pour ces enfants, ou retirez-les."), Self.declare,
      ])
  }

  /// Children whose loading has another sign than the rest.
  func opposed(_ positions: [Int]) -> Diagnostic {
    let one = positions.count == 1
    return Diagnostic(
      DiagnosticRule("weighting.opposite-loading"), .warning,
      LocalizedText(
        en:
          "\(names(positions).en) \(one ? "points" : "point") against the first principal component "
          + "that gives '\(node.code)' its weights.",
        fr: "\(names(positions).fr) \(one ? "va" : "vont") à l'encontre de la première composante "
          + "principale qui donne ses poids à « \(node.code) »."),
      at: places,
      why: LocalizedText(
        en:
          "Weights are squares of loadings, which have no sign: the child counts as if it went along.",
        fr:
          "Les poids sont des carrés de saturations, qui n'ont pas de signe : l'enfant compte comme "
          + "s'il allait dans le même sens."),
      fix: [
        LocalizedText(
          en: "Look at its direction (lower_is_better: true), or take it out.",
          fr: "Regardez son sens (lower_is_better: true), ou retirez-le.")
      ])
  }
}
