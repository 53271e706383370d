import PalmaresCore

/// What a net flow can’t do, and why.
extension NetFlow {
  func report(alone units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("step.nobody-to-compare"), .error,
        LocalizedText(
          en: "'\(context.node.code)' compares institutions, and \(names.en) "
            + "\(units.count == 1 ? "has" : "have") nobody to be compared with.",
          fr: "« \(context.node.code) » compare des établissements, et \(names.fr) "
            + "\(units.count == 1 ? "n'a" : "n'ont") personne à qui se comparer."),
        at: context.places(of: units),
        why: LocalizedText(
          en: "A net flow is a mean over the other members of the population.",
          fr: "Un flux net est une moyenne sur les autres membres de la population."),
        fix: [
          LocalizedText(
            en: "Take data of two institutions or more, or a wider population ('over', 'by').",
            fr: "Prenez des données d'au moins deux établissements, ou une population plus large "
              + "(« over », « by »).")
        ]))
  }

  func report(
    _ threshold: Threshold, isUnknown: Bool, in context: StepContext
  ) {
    let text = self[threshold]?.text ?? ""
    let problem =
      isUnknown
      ? LocalizedText(en: "has no value", fr: "n'a pas de valeur")
      : LocalizedText(
        en: "is not the same for all institutions",
        fr: "n'est pas le même pour tous les établissements")
    context.report(
      Diagnostic(
        DiagnosticRule("step.threshold"), .error,
        LocalizedText(
          en: "The threshold '\(threshold.rawValue)' of '\(context.node.code)', '\(text)', "
            + "\(problem.en).",
          fr: "Le seuil « \(threshold.rawValue) » de « \(context.node.code) », « \(text) », "
            + "\(problem.fr)."),
        at: [context.location].compactMap { $0 }, why: Self.whyOneThreshold,
        fix: [
          LocalizedText(
            en: "Write a number, a parameter or a statistic of the population.",
            fr: "Écrivez un nombre, un paramètre ou une statistique de la population.")
        ]))
  }

  func report(
    outOfOrder curve: PreferenceCurve, _ culprit: Threshold, in context: StepContext
  ) {
    context.report(
      Diagnostic(
        DiagnosticRule("step.threshold"), .error,
        LocalizedText(
          en: "The threshold '\(culprit.rawValue)' of '\(context.node.code)' can't be "
            + "\(plain(curve.number(of: culprit))).",
          fr: "Le seuil « \(culprit.rawValue) » de « \(context.node.code) » ne peut pas être "
            + "\(plain(curve.number(of: culprit)))."),
        at: [context.location].compactMap { $0 },
        why: LocalizedText(
          en: "Thresholds are differences: none is negative, 'strict' is no less than "
            + "'indifference', 'inflection' is above zero.",
          fr: "Les seuils sont des écarts : aucun n'est négatif, « strict » n'est pas sous "
            + "« indifference », « inflection » est au-dessus de zéro."),
        fix: [LocalizedText(en: "Correct the threshold.", fr: "Corrigez le seuil.")]))
  }

  private static let whyOneThreshold = LocalizedText(
    en: "Two institutions are compared by one curve.",
    fr: "Deux établissements sont comparés par une même courbe.")
}
