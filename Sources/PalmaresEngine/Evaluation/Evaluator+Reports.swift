import PalmaresCore

extension Evaluator {
  /// Reports the places where an expression has no value.
  func report(
    faults: [ExpressionFault], of expression: Expression, in node: NodeDefinition,
    at location: SourceLocation?
  ) {
    guard let first = faults.first else { return }
    if count == 1, expression.tree.usesStatistics {
      return fittedToOne.add(node.code, expression.text, first.operation)
    }
    let units = faults.compactMap(\.unit)
    let names = culprits(units.map { dataset.units.identifiers[$0] })
    let whom =
      units.isEmpty
      ? LocalizedText("") : LocalizedText(en: " for \(names.en)", fr: " pour \(names.fr)")
    var places = [expression.location ?? location].compactMap { $0 }
    if case .column(let column) = node.source {
      places += units.prefix(3).compactMap { dataset.location(of: column, at: $0) }
    }
    report(
      Diagnostic(
        DiagnosticRule("expression.no-value"), .error,
        LocalizedText(
          en: "'\(expression.text)' in '\(node.code)' has no value\(whom.en): "
            + "\(first.operation) is not a number.",
          fr: "« \(expression.text) » dans « \(node.code) » n'a pas de valeur\(whom.fr) : "
            + "\(first.operation) n'est pas un nombre."),
        at: places,
        why: LocalizedText(
          en: "A value that doesn't exist is never carried on as NaN, infinity or blank.",
          fr: "Une valeur qui n'existe pas n'est jamais propagée comme NaN, infini ou vide."),
        fix: [
          LocalizedText(
            en:
              "Replace the value before (replace: {0: …}), take it away (blank: x <= 0), or write "
              + "if(condition, …, …).",
            fr: "Remplacez la valeur avant (replace: {0: …}), ôtez-la (blank: x <= 0), ou écrivez "
              + "if(condition, …, …).")
        ]))
  }

  /// Reports children that a combination can't take.
  func report(
    _ faults: [CombinationFault], of combination: Combination, in node: NodeDefinition
  ) {
    for reason in [CombinationFault.Reason.outOfDomain, .noWeight, .overflow, .oneChild] {
      let concerned = faults.filter { $0.reason == reason }
      guard let first = concerned.first else { continue }
      switch reason {
      case .outOfDomain: report(outOfDomain: concerned, first, combination, node)
      case .noWeight: report(noWeight: concerned, node)
      case .overflow: report(overflow: concerned, node)
      case .oneChild: report(oneChild: concerned, node)
      }
    }
  }

  private func names(_ faults: [CombinationFault]) -> LocalizedText {
    culprits(faults.map { dataset.units.identifiers[$0.unit] })
  }

  private func report(
    outOfDomain faults: [CombinationFault], _ first: CombinationFault,
    _ combination: Combination, _ node: NodeDefinition
  ) {
    let names = names(faults)
    let child = first.child.map { combination.children[$0].node.description } ?? ""
    report(
      Diagnostic(
        DiagnosticRule("aggregation.non-positive"), .error,
        LocalizedText(
          en: "'\(node.code)' can't take such a value: '\(child)' is "
            + "\(plain(first.value)) for '\(dataset.units.identifiers[first.unit])'"
            + " (\(faults.count) in all: \(names.en)).",
          fr: "« \(node.code) » ne peut pas prendre une telle valeur : « \(child) » "
            + "vaut \(plain(first.value)) pour « \(dataset.units.identifiers[first.unit]) »"
            + " (\(faults.count) en tout : \(names.fr))."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en: "Power means other than the arithmetic one, broken powers and divisions take no "
            + "negative value, and with a power of zero or less no zero.",
          fr: "Les moyennes de puissance autres que l'arithmétique, les puissances non entières et "
            + "les divisions ne prennent pas de valeur négative, ni de zéro si la puissance est "
            + "nulle ou négative."),
        fix: [
          LocalizedText(
            en: "Replace zeros as the publisher does (replace: {0: .1}), or clip from below.",
            fr: "Remplacez les zéros comme le fait l'éditeur (replace: {0: .1}), ou bornez par le "
              + "bas (clip).")
        ] + Self.zeroAdvice(combination.rule, first.value)))
  }

  private static func zeroAdvice(_ rule: CombinationRule, _ value: Double) -> [LocalizedText] {
    guard case .mean(_, .refuse) = rule, value == 0 else { return [] }
    return [
      LocalizedText(
        en: "If a zero makes the mean zero, say zeros: give_zero.",
        fr: "Si un zéro rend la moyenne nulle, dites zeros: give_zero.")
    ]
  }

  private func report(noWeight faults: [CombinationFault], _ node: NodeDefinition) {
    let names = names(faults)
    report(
      Diagnostic(
        DiagnosticRule("weighting.zero-sum"), .error,
        LocalizedText(
          en: "The children of '\(node.code)' that have a value weigh nothing for \(names.en).",
          fr: "Les enfants de « \(node.code) » qui ont une valeur ne pèsent rien pour \(names.fr)."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en: "A mean divides by the weights of the children present.",
          fr: "Une moyenne divise par les poids des enfants présents."),
        fix: [
          LocalizedText(
            en: "Ask for more children with 'needs', or give them a weight.",
            fr: "Demandez plus d'enfants avec « needs », ou donnez-leur un poids.")
        ] + readersZeros(in: node)))
  }

  /// The reader's coefficients of a node's children, where those are zero: the reader can't edit `needs`.
  private func readersZeros(in node: NodeDefinition) -> [LocalizedText] {
    guard case .combination(let combination) = node.source else { return [] }
    let names = Set(combination.children.flatMap { $0.weight.tree.references.map(\.code) })
    let zeros = graph.methodology.parameters.filter {
      $0.reader != nil && $0.value == 0 && names.contains($0.name)
    }
    guard !zeros.isEmpty else { return [] }
    let list = culprits(zeros.map(\.name))
    return [
      LocalizedText(
        en: "As a reader, give more than zero to \(list.en): '--set \(zeros[0].name)=…'.",
        fr: "Comme lecteur, donnez plus que zéro à \(list.fr) : « --set \(zeros[0].name)=… ».")
    ]
  }

  private func report(oneChild faults: [CombinationFault], _ node: NodeDefinition) {
    let names = names(faults)
    report(
      Diagnostic(
        DiagnosticRule("aggregation.one-child"), .error,
        LocalizedText(
          en: "'\(node.code)' has one child with a value for \(names.en), and divides by n - 1.",
          fr: "« \(node.code) » a un seul enfant avec une valeur pour \(names.fr), et divise par "
            + "n - 1."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en: "One value alone has no spread.", fr: "Une valeur seule n'a pas de dispersion."),
        fix: [
          LocalizedText(
            en: "Ask for two children or more: needs: 2; or say divide_by: n.",
            fr: "Demandez au moins deux enfants : needs: 2 ; ou dites divide_by: n.")
        ]))
  }

  private func report(overflow faults: [CombinationFault], _ node: NodeDefinition) {
    let names = names(faults)
    report(
      Diagnostic(
        DiagnosticRule("aggregation.overflow"), .error,
        LocalizedText(
          en: "'\(node.code)' is too large a number for \(names.en).",
          fr: "« \(node.code) » est un nombre trop grand pour \(names.fr)."),
        at: [node.location].compactMap { $0 },
        fix: [
          LocalizedText(
            en: "Scale the children before combining them.",
            fr: "Mettez les enfants à l'échelle avant de les combiner.")
        ]))
  }

  /// Reports values that a step takes beyond what a double holds.
  func report(overflowAt units: [Int], in context: StepContext) {
    let names = culprits(units.map(context.name))
    report(
      Diagnostic(
        DiagnosticRule("step.overflow"), .error,
        LocalizedText(
          en: "A step of '\(context.node.code)' gives too large a number for \(names.en).",
          fr: "Une étape de « \(context.node.code) » donne un nombre trop grand pour \(names.fr)."),
        at: context.places(of: units),
        why: LocalizedText(
          en: "Numbers beyond 1.8e308 can't be told apart.",
          fr: "Au-delà de 1,8e308, les nombres ne se distinguent plus."),
        fix: [
          LocalizedText(
            en: "Look for a wrong unit or a scale between two nearly equal ends.",
            fr: "Cherchez une unité fausse, ou une échelle entre deux extrémités presque égales.")
        ]))
  }

  /// Nodes without any value are legal and rarely meant: one warning for all of them.
  func reportEmpty(_ nodes: [NodeDefinition]) {
    guard !nodes.isEmpty else { return }
    let names = culprits(nodes.map(\.code))
    let isOne = nodes.count == 1
    report(
      Diagnostic(
        DiagnosticRule("node.no-values"), .warning,
        LocalizedText(
          en: "\(names.en) \(isOne ? "has" : "have") no value for "
            + (count == 1 ? "the one institution." : "any of the \(count) institutions."),
          fr: "\(names.fr) \(isOne ? "n’a" : "n’ont") de valeur pour "
            + (count == 1 ? "le seul établissement." : "aucun des \(count) établissements.")),
        at: Array(nodes.compactMap(\.location).prefix(3)),
        why: LocalizedText(
          en: "All that is read there is missing for everyone to whom it applies.",
          fr: "Tout ce qui y est lu est absent, pour tous ceux que cela concerne."),
        fix: [
          LocalizedText(
            en: "Look at the figures that are read, and at 'needs' of what combines them.",
            fr: "Regardez les chiffres lus, et « needs » de ce qui les combine.")
        ]))
  }
}
