import PalmaresCore

/// Steps that fill from other periods: they read the column itself, so that they stand first.
struct PeriodsCheck {
  let node: NodeDefinition

  func diagnostics() -> [Diagnostic] {
    let isColumn = if case .column = node.source { node.back == 0 } else { false }
    var misplaced = node.allSteps.filter(\.fillsPeriods)
    if isColumn, let first = node.then.first, first.fillsPeriods { misplaced.removeFirst() }
    return misplaced.map(problem)
  }

  private func problem(_ step: Step) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("imputation.periods-place"), .error,
      LocalizedText(
        en: "'fill_periods' of '\(node.code)' isn't the first step on a column of this period.",
        fr: "« fill_periods » de « \(node.code) » n'est pas la première étape sur une colonne de "
          + "cette période."),
      at: [step.location ?? node.location].compactMap { $0 },
      why: LocalizedText(
        en: "It fills from the same column in other periods, before anything is done to it.",
        fr: "Elle remplit à partir de la même colonne en d'autres périodes, avant tout le reste."),
      fix: [
        LocalizedText(
          en: "Make a node of its own: {column: …, then: [{fill_periods: …}]}, and read that one.",
          fr: "Faites-en un nœud : {column: …, then: [{fill_periods: …}]}, et lisez celui-là.")
      ])
  }
}

extension Step {
  fileprivate var fillsPeriods: Bool {
    if case .fillPeriods = operation { true } else { false }
  }
}
