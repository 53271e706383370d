import PalmaresCore

extension Evaluator {
  /// The institutions that belong to a population.
  func members(of population: PopulationDefinition) -> [Bool] {
    let context = conditionContext(population.name, population.location)
    let truths = context.evaluated(population.condition).truths(count: count)
    let outer = members(of: population.within ?? .all)
    let undecided = truths.indices.filter { outer[$0] && truths[$0] == .undecided }
    if !undecided.isEmpty {
      let names = culprits(undecided.map { dataset.units.identifiers[$0] })
      report(
        Diagnostic(
          DiagnosticRule("population.undecided"), .error,
          LocalizedText(
            en: "Whether \(names.en) \(undecided.count == 1 ? "belongs" : "belong") to "
              + "'\(population.name)' can't be told: "
              + "'\(population.condition.text)' reads a missing value.",
            fr: "On ne peut pas dire si \(names.fr) "
              + "\(undecided.count == 1 ? "fait" : "font") partie de « \(population.name) » : "
              + "« \(population.condition.text) » lit une valeur absente."),
          at: [population.location].compactMap { $0 }, why: Self.whyDecided,
          fix: [Self.wayOut(population.condition)]))
    }
    return truths.indices.map { outer[$0] && truths[$0] == .yes }
  }

  /// The institutions for which a node exists.
  func existence(of node: NodeDefinition, condition: Expression) -> [Bool] {
    let context = conditionContext(node.code, node.location)
    let truths = context.evaluated(condition).truths(count: count)
    report(
      undecided: truths.indices.filter { truths[$0] == .undecided }, of: condition, in: node,
      at: node.location)
    return truths.map { $0 == .yes }
  }

  /// Reports conditions that a missing value leaves open.
  func report(
    undecided units: [Int], of condition: Expression, in node: NodeDefinition,
    at location: SourceLocation?
  ) {
    guard !units.isEmpty else { return }
    let names = culprits(units.map { dataset.units.identifiers[$0] })
    report(
      Diagnostic(
        DiagnosticRule("expression.undecided"), .error,
        LocalizedText(
          en:
            "The condition '\(condition.text)' of '\(node.code)' can't be decided for \(names.en): "
            + "it reads a missing value.",
          fr:
            "La condition « \(condition.text) » de « \(node.code) » ne peut pas être décidée pour "
            + "\(names.fr) : elle lit une valeur absente."),
        at: [condition.location ?? location].compactMap { $0 }, why: Self.whyDecided,
        fix: [Self.wayOut(condition)]))
  }

  private func conditionContext(_ name: String, _ location: SourceLocation?) -> StepContext {
    StepContext(
      surroundings: self, node: NodeDefinition(code: name, source: .constant(0)), exists: nil,
      population: [Bool](repeating: true, count: count), grouping: .single(count: count),
      location: location, current: nil)
  }

  private static let whyDecided = LocalizedText(
    en: "A missing value is neither true nor false, and no side is taken in secret.",
    fr: "Une valeur absente n'est ni vraie ni fausse, et aucun parti n'est pris en secret.")

  private static func wayOut(_ condition: Expression) -> LocalizedText {
    let name = condition.tree.references.first?.description ?? "x"
    return LocalizedText(
      en: "Say what a missing value means: present(\(name)) and \(condition.text).",
      fr: "Dites ce que vaut une absence : present(\(name)) and \(condition.text).")
  }
}
