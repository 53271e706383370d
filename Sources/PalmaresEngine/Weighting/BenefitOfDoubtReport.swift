import PalmaresCore

/// What is said where the most favourable weights can't be found.
struct BenefitOfDoubtReport {
  private let node: NodeDefinition
  private let institutions: [String]

  init(_ node: NodeDefinition, institutions: [String]) {
    self.node = node
    self.institutions = institutions
  }

  private var places: [SourceLocation] { [node.location].compactMap { $0 } }

  /// Institutions with a value that has no favourable weight.
  func refused(_ units: [Int], _ shares: PieShares?) -> Diagnostic {
    let names = culprits(units.map { institutions[$0] })
    let needsPositive = (shares?.least ?? 0) > 0
    return Diagnostic(
      DiagnosticRule("weighting.not-positive"), .error,
      LocalizedText(
        en: "'\(node.code)' can't weigh the children of \(names.en): "
          + (needsPositive ? "one is zero or negative." : "one is negative, or all are zero."),
        fr: "« \(node.code) » ne peut pas peser les enfants de \(names.fr) : "
          + (needsPositive ? "l'un est nul ou négatif." : "l'un est négatif, ou tous sont nuls.")),
      at: places,
      why: needsPositive
        ? LocalizedText(
          en: "Every child must give its share of the score, and nothing gives none.",
          fr: "Chaque enfant doit donner sa part du score, et rien ne donne rien.")
        : LocalizedText(
          en: "Scores are compared as ratios of sums of positive parts.",
          fr: "Les scores se comparent comme des rapports de sommes de parts positives."),
      fix: [
        LocalizedText(
          en: "Bring the children onto a positive scale first: min_max: [1, 100].",
          fr: "Mettez d'abord les enfants sur une échelle positive : min_max: [1, 100].")
      ])
  }

  var noMembers: Diagnostic {
    Diagnostic(
      DiagnosticRule("weighting.too-few-institutions"), .error,
      LocalizedText(
        en:
          "'\(node.code)' has nobody to compare with: no member of the population has a value of every "
          + "child.",
        fr: "« \(node.code) » n'a personne avec qui comparer : aucun membre de la population "
          + "n'a une valeur de chaque enfant."),
      at: places,
      why: LocalizedText(
        en: "The benefit of the doubt divides by the best that a member reaches.",
        fr: "Le bénéfice du doute divise par le mieux qu'un membre atteint."),
      fix: [
        LocalizedText(
          en: "Widen the population with 'over'.", fr: "Élargissez la population avec « over ».")
      ])
  }

  func diagnostic(of problem: LinearProgramme.Problem) -> Diagnostic {
    problem == .notSolved ? notSolved : noSolver(problem)
  }

  private func noSolver(_ problem: LinearProgramme.Problem) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.no-solver"), .error,
      problem == .noSolver
        ? LocalizedText(
          en: "'\(node.code)' needs a solver of linear programmes, and libClp.so.1 is not on this "
            + "machine.",
          fr:
            "« \(node.code) » a besoin d'un solveur de programmes linéaires, et libClp.so.1 n'est pas "
            + "sur cette machine.")
        : LocalizedText(
          en:
            "'\(node.code)' needs a solver of linear programmes, and the libClp.so.1 of this machine "
            + "is not one that is known.",
          fr:
            "« \(node.code) » a besoin d'un solveur de programmes linéaires, et le libClp.so.1 de "
            + "cette machine n'est pas connu."),
      at: places,
      why: LocalizedText(
        en:
          "The most favourable weights of each institution are the solution of a linear programme.",
        fr: "Les poids les plus favorables à chaque établissement sont la solution d'un programme "
          + "linéaire."),
      fix: [
        LocalizedText(
          en: "Install COIN-OR Clp 1.17: 'apt-get install coinor-libclp1' on Debian.",
          fr: "Installez COIN-OR Clp 1.17 : « apt-get install coinor-libclp1 » sur Debian.")
      ])
  }

  private var notSolved: Diagnostic {
    Diagnostic(
      DiagnosticRule("weighting.not-solved"), .error,
      LocalizedText(
        en: "The most favourable weights of '\(node.code)' could not be found to the tenth digit.",
        fr:
          "Les poids les plus favorables de « \(node.code) » n'ont pas pu être trouvés au dixième "
          + "chiffre."),
      at: places,
      why: LocalizedText(
        en: "Each solution is checked against the bound that its dual proves; one doesn't meet it.",
        fr: "Chaque solution est comparée à la borne que prouve son dual ; l'une ne l'atteint pas."),
      fix: [
        LocalizedText(
          en: "Look for values very far from the others, and scale the children before.",
          fr: "Cherchez des valeurs très éloignées des autres, et mettez d'abord les enfants à "
            + "l'échelle.")
      ])
  }
}
