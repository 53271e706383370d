import PalmaresCore

/// Checks a methodology and puts it in order. One pass for each concern; all of them run, so that
/// every problem is reported at once.
struct GraphCompiler {
  let methodology: Methodology
  let others: [NodeReference]
  let otherPopulations: [PopulationReference]
  private(set) var positions: [String: Int] = [:]
  private(set) var parameters: [String: Double] = [:]
  private(set) var uses: [NodeUses] = []
  private(set) var checkUses: [NodeUses] = []
  private(set) var weights: [[Double]] = []
  private var diagnostics: [Diagnostic] = []

  init(
    _ methodology: Methodology, others: [NodeReference], otherPopulations: [PopulationReference]
  ) {
    self.methodology = methodology
    self.others = others
    self.otherPopulations = otherPopulations
  }

  mutating func compile() throws(DiagnosticError) -> Graph {
    nameEverything()
    uses = methodology.nodes.map { NodeUses(of: $0, in: self) }
    checkUses = methodology.checks.map { NodeUses(of: $0.condition, in: self) }
    var kinds = KindInference(methodology, positions: positions, uses: uses)
    diagnostics += ReferenceCheck(self).diagnostics()
    diagnostics += methodology.nodes.flatMap {
      MembersCheck(node: $0).diagnostics() + PeriodsCheck(node: $0).diagnostics()
    }
    weighChildren()
    let sorted = TopologicalOrder(methodology.nodes, uses: uses)
    diagnostics += sorted.diagnostics
    if sorted.diagnostics.isEmpty {
      kinds.settle(in: sorted.order)
      diagnostics += ExpressionCheck(self, kinds: kinds).diagnostics()
      diagnostics += DirectionCheck(methodology).diagnostics()
      diagnostics += WordCheck(methodology).diagnostics()
    }
    // A misspelt name leaves what it meant unused: say it once.
    if !diagnostics.hasErrors { diagnostics += UsageCheck(self).diagnostics() }
    if diagnostics.hasErrors { throw DiagnosticError(diagnostics.sortedByPlace()) }
    return Graph(
      methodology: methodology, warnings: diagnostics.sortedByPlace(), positions: positions,
      order: sorted.order, uses: uses, checkUses: checkUses, weights: weights,
      parameters: parameters, kinds: kinds)
  }

  private mutating func nameEverything() {
    for parameter in methodology.parameters {
      if parameters.updateValue(parameter.value, forKey: parameter.name) != nil {
        diagnostics.append(duplicate("parameter", "paramètre", parameter.name, parameter.location))
      }
    }
    for (position, node) in methodology.nodes.enumerated() {
      if positions.updateValue(position, forKey: node.code) != nil {
        diagnostics.append(duplicate("node", "nœud", node.code, node.location))
      }
      if parameters[node.code] != nil { diagnostics.append(clash(node)) }
    }
    var populations = Set<String>()
    for population in methodology.populations
    where !populations.insert(population.name).inserted {
      diagnostics.append(
        duplicate("population", "population", population.name, population.location))
    }
  }

  private func duplicate(
    _ en: String, _ fr: String, _ name: String, _ location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("methodology.duplicate-name"), .error,
      LocalizedText(
        en: "The \(en) '\(name)' is defined twice.",
        fr: "Le nom de \(fr) « \(name) » est défini deux fois."),
      at: [location].compactMap { $0 },
      why: LocalizedText(
        en: "A name stands for one thing.", fr: "Un nom désigne une seule chose."),
      fix: [LocalizedText(en: "Rename one of them.", fr: "Renommez l'un des deux.")])
  }

  private func clash(_ node: NodeDefinition) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("methodology.duplicate-name"), .error,
      LocalizedText(
        en: "'\(node.code)' is both a parameter and a node.",
        fr: "« \(node.code) » est à la fois un paramètre et un nœud."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "An expression that says '\(node.code)' could mean either.",
        fr: "Une expression qui dit « \(node.code) » pourrait vouloir dire l'un ou l'autre."),
      fix: [LocalizedText(en: "Rename one of them.", fr: "Renommez l'un des deux.")])
  }

  private mutating func weighChildren() {
    weights = methodology.nodes.map { node in
      guard case .combination(let combination) = node.source else { return [] }
      var check = WeightCheck(
        node, combination, parameters: parameters,
        ofReader: methodology.parameters.filter { $0.reader != nil })
      let weights = check.weights()
      diagnostics += check.diagnostics
      return weights
    }
  }
}
