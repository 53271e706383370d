import PalmaresCore

/// Names that stand for nothing, and combinations whose children don't fit them.
struct ReferenceCheck {
  private let methodology: Methodology
  private let positions: [String: Int]
  private let others: [NodeReference]
  private let otherPopulations: [PopulationReference]

  init(_ compiler: GraphCompiler) {
    methodology = compiler.methodology
    positions = compiler.positions
    otherPopulations = compiler.otherPopulations
    others = compiler.others
  }

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    found += unknown(methodology.fit, at: nil)
    for listed in methodology.listedPopulations { found += unknown(listed, at: nil) }
    for population in otherPopulations { found += unknown(population, at: nil) }
    let results = methodology.resultNodes
    for reference in results { found += unknown(reference, "The results", "Les résultats") }
    for reference in others where !results.contains(reference) {
      found += unknown(reference, "The published figures", "Les chiffres publiés")
    }
    for check in methodology.checks {
      let place = NodeDefinition(
        code: check.name, source: .constant(0), location: check.location)
      for reference in check.condition.tree.references {
        found += unknownStage(reference, in: place)
      }
    }
    for node in methodology.nodes {
      found += stages(of: node)
      for reference in references(of: node) { found += unknownStage(reference, in: node) }
      for step in node.allSteps {
        if let over = step.over { found += unknown(over, at: step.location ?? node.location) }
      }
      if case .combination(let combination) = node.source {
        found += children(of: combination, in: node)
        if let over = combination.weighting?.over { found += unknown(over, at: node.location) }
        let compared = combination.rule.population(in: methodology)
        if let compared, compared != methodology.fit {
          found += unknown(compared, at: node.location)
        }
      }
    }
    return found
  }

  private func references(of node: NodeDefinition) -> [NodeReference] {
    var references = node.allSteps.flatMap(\.references)
    switch node.source {
    case .node(let reference): references.append(reference)
    case .formula(let formula): references += formula.tree.references
    case .combination(let combination): references += combination.children.map(\.node)
    case .column, .constant: break
    }
    return references + (node.only?.tree.references ?? [])
  }

  private func unknown(
    _ population: PopulationReference, at location: SourceLocation?
  ) -> [Diagnostic] {
    guard case .named(let name) = population,
      !methodology.populations.contains(where: { $0.name == name })
    else { return [] }
    let known = methodology.populations.map(\.name) + ["all"]
    return [
      Diagnostic(
        DiagnosticRule("methodology.unknown-population"), .error,
        LocalizedText(
          en: "There is no population '\(name)'.", fr: "Il n'y a pas de population « \(name) »."),
        at: [location].compactMap { $0 },
        why: LocalizedText(
          en: "'fit', 'over', 'listed' and 'only' of published figures name a population of "
            + "'populations', or 'all'.",
          fr: "« fit », « over », « listed » et le « only » de chiffres publiés nomment une "
            + "population de « populations », ou « all »."),
        fix: known.suggestion(for: name))
    ]
  }

  private func unknown(
    _ reference: NodeReference, _ en: String, _ fr: String
  ) -> [Diagnostic] {
    guard positions[reference.code] == nil else { return unknownStage(reference, in: nil) }
    return [
      Diagnostic(
        DiagnosticRule("methodology.unknown-node"), .error,
        LocalizedText(
          en: "\(en) name '\(reference)', which is no node.",
          fr: "\(fr) nomment « \(reference) », qui n'est pas un nœud."),
        why: LocalizedText(
          en: "These are nodes; a column is shown by a node with 'column'.",
          fr: "Ce sont des nœuds ; une colonne se montre par un nœud avec « column »."),
        fix: methodology.nodes.map(\.code).suggestion(for: reference.code))
    ]
  }

  private func unknownStage(_ reference: NodeReference, in node: NodeDefinition?) -> [Diagnostic] {
    guard let stage = reference.stage else { return [] }
    let target = positions[reference.code].map { methodology.nodes[$0] }
    let known = target?.then.compactMap(\.stage) ?? []
    guard !known.contains(stage) else { return [] }
    return [
      Diagnostic(
        DiagnosticRule("methodology.unknown-stage"), .error,
        target == nil
          ? LocalizedText(
            en: "'\(reference)' asks for a stage of '\(reference.code)', which is no node.",
            fr:
              "« \(reference) » demande une étape de « \(reference.code) », qui n'est pas un nœud.")
          : LocalizedText(
            en: "Node '\(reference.code)' has no stage '\(stage)'.",
            fr: "Le nœud « \(reference.code) » n'a pas d'étape « \(stage) »."),
        at: [node?.location].compactMap { $0 },
        why: LocalizedText(
          en: "node@stage reads what came out of the step that says 'as: stage'.",
          fr: "nœud@étape lit ce qui sort de l'étape qui dit « as: étape »."),
        fix: known.suggestion(for: stage)
          + [LocalizedText(en: "Name the step with 'as'.", fr: "Nommez l'étape avec « as ».")])
    ]
  }

  /// Stage names are unique in a node, and belong to `then`.
  private func stages(of node: NodeDefinition) -> [Diagnostic] {
    var seen = Set<String>()
    var found: [Diagnostic] = []
    for step in node.then {
      guard let stage = step.stage, !seen.insert(stage).inserted else { continue }
      found.append(
        Diagnostic(
          DiagnosticRule("methodology.duplicate-name"), .error,
          LocalizedText(
            en: "Node '\(node.code)' names two stages '\(stage)'.",
            fr: "Le nœud « \(node.code) » nomme deux étapes « \(stage) »."),
          at: [step.location ?? node.location].compactMap { $0 },
          fix: [LocalizedText(en: "Rename one of them.", fr: "Renommez l'une des deux.")]))
    }
    guard case .combination(let combination) = node.source else { return found }
    let edges = combination.children.flatMap(\.each) + combination.each
    for step in edges where step.stage != nil {
      found.append(
        Diagnostic(
          DiagnosticRule("methodology.stage-on-the-way-in"), .error,
          LocalizedText(
            en: "'as' stands in the 'each' of '\(node.code)', where the result has no name of its "
              + "own.",
            fr: "« as » est dans le « each » de « \(node.code) », où le résultat n'a pas de nom "
              + "propre."),
          at: [step.location ?? node.location].compactMap { $0 },
          fix: [
            LocalizedText(
              en: "Name a step of 'then', or make a node of the child.",
              fr: "Nommez une étape de « then », ou faites de l'enfant un nœud.")
          ]))
    }
    return found
  }

  private func children(of combination: Combination, in node: NodeDefinition) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if combination.children.isEmpty {
      found.append(
        problem(
          DiagnosticRule("aggregation.no-children"), node,
          LocalizedText(
            en: "'\(node.code)' combines nothing.", fr: "« \(node.code) » ne combine rien.")))
    }
    var seen = Set<NodeReference>()
    for child in combination.children where !seen.insert(child.node).inserted {
      found.append(
        problem(
          DiagnosticRule("aggregation.duplicate-child"), node,
          LocalizedText(
            en: "'\(node.code)' has the child '\(child.node)' twice.",
            fr: "« \(node.code) » a deux fois l'enfant « \(child.node) ».")))
    }
    let count = combination.children.count
    if case .count(let needed) = combination.needs, combination.rule != .share,
      needed > count || needed < 1
    {
      found.append(
        problem(
          DiagnosticRule("aggregation.needs"), node,
          LocalizedText(
            en: "'\(node.code)' needs \(needed) children and has \(count).",
            fr: "« \(node.code) » demande \(needed) enfants et en a \(count).")))
    }
    if case .ordered(let weights, _) = combination.rule, weights.count > count {
      found.append(
        problem(
          DiagnosticRule("aggregation.more-positions-than-children"), node,
          LocalizedText(
            en: "'\(node.code)' weighs \(weights.count) positions and has \(count) children.",
            fr: "« \(node.code) » pèse \(weights.count) positions et a \(count) enfants.")))
    }
    if case .mean(let power, _) = combination.rule, power != 0,
      !(0.001...100).contains(abs(power))
    {
      found.append(extremePower(power, node))
    }
    if combination.rule == .sum, combination.needs != .all {
      found.append(silentZero(node))
    }
    return found
  }

  private func problem(
    _ rule: DiagnosticRule, _ node: NodeDefinition, _ summary: LocalizedText
  ) -> Diagnostic {
    Diagnostic(
      rule, .error, summary, at: [node.location].compactMap { $0 },
      fix: [
        LocalizedText(en: "Correct the list of children.", fr: "Corrigez la liste des enfants.")
      ])
  }

  /// Close to zero a power mean loses its digits, far from it its terms.
  private func extremePower(_ power: Double, _ node: NodeDefinition) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("aggregation.power"), .error,
      LocalizedText(
        en: "The mean '\(node.code)' has the power \(plain(power)).",
        fr: "La moyenne « \(node.code) » a la puissance \(plain(power))."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Powers between -0.001 and 0.001, or beyond 100, lose the last digits.",
        fr: "Une puissance entre -0,001 et 0,001, ou au-delà de 100, ne se calcule pas jusqu'au "
          + "dernier chiffre."),
      fix: [
        LocalizedText(
          en: "Write 0 for the geometric mean, maximum or minimum for the extremes.",
          fr: "Écrivez 0 pour la moyenne géométrique, maximum ou minimum pour les extrêmes.")
      ])
  }

  private func silentZero(_ node: NodeDefinition) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("aggregation.missing-counts-as-zero"), .warning,
      LocalizedText(
        en: "'\(node.code)' sums the children that have a value: a missing one counts as zero.",
        fr: "« \(node.code) » additionne les enfants qui ont une valeur : une absence compte zéro."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "A sum isn't divided by its weights, so an institution loses what it doesn't report.",
        fr: "Une somme n'est pas divisée par ses poids : l'établissement perd ce qu'il ne déclare "
          + "pas."),
      fix: [
        LocalizedText(
          en: "Say so with each: [{fill: 0}] and needs: all, or use a mean.",
          fr: "Dites-le avec each: [{fill: 0}] et needs: all, ou prenez une moyenne (mean).")
      ])
  }
}
