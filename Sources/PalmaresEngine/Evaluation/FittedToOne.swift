import PalmaresCore

/// What a methodology fits to its field and can't fit to one institution: told once, however many nodes
/// it stops.
struct FittedToOne {
  /// The first expression without a value, and what was asked in it: `log(0)`.
  private var expression = ""
  private var operation = ""
  private(set) var nodes: [String] = []

  mutating func add(_ node: String, _ expression: String, _ operation: String) {
    if nodes.isEmpty { (self.expression, self.operation) = (expression, operation) }
    if !nodes.contains(node) { nodes.append(node) }
  }

  /// `nil` before the first node.
  var diagnostic: Diagnostic? {
    guard let first = nodes.first else { return nil }
    let names = culprits(nodes)
    return Diagnostic(
      DiagnosticRule("data.own-facts"), .error,
      LocalizedText(
        en:
          "Own facts only: with one institution there is no field, and what this methodology fits to "
          + "it has no value: \(names.en).",
        fr:
          "Faits propres seulement : avec un seul établissement il n’y a pas de champ, et ce que cette "
          + "méthode ajuste sur lui n’a pas de valeur : \(names.fr)."),
      why: LocalizedText(
        en:
          "In '\(first)', '\(expression)' holds a figure against those of others; with one alone it "
          + "asks for \(operation).",
        fr:
          "Dans « \(first) », « \(expression) » place un chiffre parmi ceux des autres ; d’un seul, il "
          + "demande \(operation)."),
      fix: [
        LocalizedText(
          en: "Bring the figures of all institutions with '--data', yours among them.",
          fr: "Donnez les chiffres de tous les établissements avec « --data », le vôtre parmi eux.")
      ])
  }
}
