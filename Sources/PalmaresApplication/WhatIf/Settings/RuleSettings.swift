import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Settings of the rules: parameters, weights, steps, what a combination needs. Each is read against the
/// names of the methodology.
struct RuleSettings {
  private let document: MethodologyDocument
  private let graph: Graph
  private(set) var change = Change()
  private(set) var problems: [Diagnostic] = []
  private var problem: SettingProblem { SettingProblem(document) }

  init(_ document: MethodologyDocument, _ graph: Graph) {
    self.document = document
    self.graph = graph
  }

  /// A name that a left side can mean.
  struct Reading: Hashable {
    var target: ScenarioSetting.Target
    var right: String
    /// The place of the weight.
    var position = 0
  }

  // MARK: What is meant

  func readings(of text: SettingText) -> [Reading] {
    text.assignments.flatMap { left, right -> [Reading] in
      var found = parameter(left, right) + weight(left, right)
      found += rule("steps:", left, right) { .steps(node: $0) }
      found += rule("each:", left, right, combines: true) { .each(node: $0) }
      found += rule("needs:", left, right, combines: true) { .needs(node: $0) }
      found += rule("missing:", left, right, combines: true) { .missing(node: $0) }
      return found
    }
  }

  private func parameter(_ left: String, _ right: String) -> [Reading] {
    document.methodology.parameters.contains { $0.name == left }
      ? [Reading(target: .parameter(left), right: right)] : []
  }

  private func weight(_ left: String, _ right: String) -> [Reading] {
    guard left.hasPrefix("weight:") else { return [] }
    return SettingText.dotted(String(left.dropFirst("weight:".count))).compactMap { node, child in
      graph.childNames(of: node)?.firstIndex(of: child).map {
        Reading(target: .weight(node: node, child: child), right: right, position: $0)
      }
    }
  }

  private func rule(
    _ prefix: String, _ left: String, _ right: String, combines: Bool = false,
    _ target: (String) -> ScenarioSetting.Target
  ) -> [Reading] {
    guard left.hasPrefix(prefix) else { return [] }
    let node = String(left.dropFirst(prefix.count)).trimmed
    guard let definition = graph.node(node), !combines || definition.combination != nil else {
      return []
    }
    return [Reading(target: target(node), right: right)]
  }

  // MARK: What it becomes

  /// Puts one setting into the change.
  mutating func add(_ reading: Reading, _ text: String) -> ScenarioSetting? {
    do throws(DiagnosticError) {
      let (before, after) = try values(reading, text)
      return ScenarioSetting(text: text, target: reading.target, before: before, after: after)
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  private mutating func values(
    _ reading: Reading, _ text: String
  ) throws(DiagnosticError) -> (ScenarioValue, ScenarioValue) {
    let fragment = MethodologyFragment(from: "--set")
    switch reading.target {
    case .parameter(let name): return try parameter(name, reading.right, text)
    case .weight(let node, _): return try weight(node, reading, text)
    case .steps(let node):
      let before = ScenarioValue.rule(written("then", of: node) ?? "[]")
      try edit(node) { definition throws(DiagnosticError) in
        definition.then = try fragment.steps(reading.right)
      }
      return (before, .rule(reading.right))
    case .each(let node):
      let before = ScenarioValue.rule(written("each", of: node) ?? "[]")
      try editCombination(node) { combination throws(DiagnosticError) in
        combination.each = try fragment.steps(reading.right)
      }
      return (before, .rule(reading.right))
    case .needs(let node):
      let before = ScenarioValue.rule(written("needs", of: node) ?? "")
      try editCombination(node) { combination throws(DiagnosticError) in
        combination.needs = try fragment.missingPolicy(
          reading.right, children: combination.children.count, as: "needs"
        ).needs
      }
      return (before, .rule(reading.right))
    case .missing(let node):
      let before = ScenarioValue.rule(written("needs", of: node) ?? "")
      let children = graph.node(node)?.combination?.children.count ?? 0
      let policy = try fragment.missingPolicy(reading.right, children: children)
      try edit(node) { definition throws(DiagnosticError) in
        definition = RuleAlternative.missing(needs: policy.needs, fill: policy.fill)
          .applied(to: definition)
      }
      return (before, .rule(reading.right))
    case .figure: return (.absent(.missing), .absent(.missing))
    }
  }

  private mutating func parameter(
    _ name: String, _ right: String, _ text: String
  ) throws(DiagnosticError) -> (ScenarioValue, ScenarioValue) {
    guard let definition = document.methodology.parameters.first(where: { $0.name == name }) else {
      return (.absent(.missing), .absent(.missing))
    }
    let value = try number(right, from: definition.value, text)
    if let range = definition.reader, !range.allows(value) {
      throw DiagnosticError(problem.outside(value, of: name, range.words, text))
    }
    change.parameters[name] = value
    return (.number(definition.value), .number(value))
  }

  private mutating func weight(
    _ node: String, _ reading: Reading, _ text: String
  ) throws(DiagnosticError) -> (ScenarioValue, ScenarioValue) {
    guard var weights = change.weights[node] ?? graph.changeableWeights(of: node) else {
      return (.absent(.missing), .absent(.missing))
    }
    if let weighting = graph.node(node)?.combination?.weighting {
      throw DiagnosticError(problem.weightsFromData(node, weighting.method.rawValue, text))
    }
    let before = weights[reading.position]
    let value = try number(reading.right, from: before, text)
    guard value >= 0 else {
      throw DiagnosticError(problem.negativeWeight(value, text))
    }
    if graph.node(node)?.combination?.weighsByParameters == true {
      // The others stay what the parameters make of them, which may be set, too.
      try editCombination(node) { combination throws(DiagnosticError) in
        combination.total = nil
        combination.children[reading.position].weight = Expression(value)
      }
    } else {
      weights[reading.position] = value
      change.weights[node] = weights
    }
    return (.number(before), .number(value))
  }

  private func number(
    _ right: String, from before: Double, _ text: String
  ) throws(DiagnosticError) -> Double {
    guard let value = NumberSetting(right)?.value(from: before) else {
      throw DiagnosticError(problem.number(right, text))
    }
    return value
  }

  private mutating func edit(
    _ node: String, _ work: (inout NodeDefinition) throws(DiagnosticError) -> Void
  ) throws(DiagnosticError) {
    guard var definition = change.nodes[node] ?? graph.node(node) else { return }
    try work(&definition)
    change.nodes[node] = definition
  }

  private mutating func editCombination(
    _ node: String, _ work: (inout Combination) throws(DiagnosticError) -> Void
  ) throws(DiagnosticError) {
    try edit(node) { definition throws(DiagnosticError) in
      guard case .combination(var combination) = definition.source else { return }
      try work(&combination)
      definition.source = .combination(combination)
    }
  }

  /// What the file, everything written out, says under a key of a node.
  private func written(_ key: String, of node: String) -> String? {
    document.expanded["nodes"]?[node]?[key].map { YAMLWriter.line(of: $0) }
  }
}

extension NodeDefinition {
  var combination: Combination? {
    if case .combination(let combination) = source { combination } else { nil }
  }
}

extension Combination {
  /// Whether a weight of a child is an expression of parameters.
  fileprivate var weighsByParameters: Bool {
    if case .ordered = rule { return false }
    return children.contains { !$0.weight.names.isEmpty }
  }
}

extension Graph {
  /// What the weights of a combination are called: its children, or its positions from `1` where it is
  /// `ordered`; `nil` where the node combines nothing.
  func childNames(of node: String) -> [String]? {
    guard let combination = self.node(node)?.combination else { return nil }
    if case .ordered = combination.rule { return (1...combination.weightCount).map { "\($0)" } }
    return combination.children.map(\.node.description)
  }
}
