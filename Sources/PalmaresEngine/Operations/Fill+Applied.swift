import PalmaresCore

extension Fill {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let open = column.states.map(\.canBeFilled)
    guard open.contains(true) else { return StepOutcome(column: column) }
    let value = context.evaluated(with, for: open)
    let filling = value.column(count: column.count)
    var result = column
    var empty: [Int] = []
    for unit in 0..<column.count where open[unit] {
      if filling.states[unit] == .present {
        result.set(filling.values[unit], at: unit)
      } else if !otherwiseMissing {
        empty.append(unit)
      }
    }
    if !empty.isEmpty { report(empty: empty, in: context) }
    return StepOutcome(
      column: result, facts: [StepFact(.filled, value, expression: with.text)])
  }

  private func report(empty units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    context.report(
      Diagnostic(
        DiagnosticRule("imputation.nothing-to-fill-with"), .error,
        LocalizedText(
          en: "Nothing to fill '\(context.node.code)' with for \(names.en): "
            + "'\(with.text)' has no value there.",
          fr: "Rien pour compléter « \(context.node.code) » pour \(names.fr) : "
            + "« \(with.text) » n'y a pas de valeur."),
        at: context.places(of: units),
        why: LocalizedText(
          en:
            "The group has no value at all, the institution has no group, or the expression reads "
            + "a missing value.",
          fr: "Le groupe n'a aucune valeur, l'établissement n'a pas de groupe, ou l'expression lit "
            + "une valeur absente."),
        fix: [
          LocalizedText(
            en: "Let it stay missing: {with: \(with.text), or: missing}, and treat it in a second "
              + "fill.",
            fr:
              "Laissez-la absente : {with: \(with.text), or: missing}, et traitez-la par un second "
              + "fill.")
        ]))
  }
}
