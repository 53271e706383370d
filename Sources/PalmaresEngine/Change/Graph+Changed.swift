import PalmaresCore

extension Graph {
  /// The graph with the rules and weights of a change. Where only weights change nothing is checked
  /// anew but them: that is many times faster.
  func changed(by change: Change) throws(DiagnosticError) -> Graph {
    if !change.nodes.isEmpty || !change.parameters.isEmpty {
      return try Graph(
        compiling: methodology.changed(by: change),
        alsoUsing: methodology.nodes.map { NodeReference($0.code) },
        populations: methodology.populations.map { .named($0.name) })
    }
    guard !change.weights.isEmpty else { return self }
    var methodology = methodology
    var weights = weights
    for (code, values) in change.weights {
      guard let position = positions[code] else { continue }
      methodology.nodes[position].setWeights(values)
      if case .combination(let combination) = methodology.nodes[position].source,
        case .ordered = combination.rule
      {
        continue
      }
      weights[position] = values
    }
    return Graph(
      methodology: methodology, warnings: warnings, positions: positions, order: order, uses: uses,
      checkUses: checkUses, weights: weights, parameters: parameters, kinds: kinds)
  }

  /// What a change reaches.
  package func affected(by change: Change) -> AffectedNodes {
    var affected = AffectedNodes(
      columns: Set(change.columns.keys), parameters: Set(change.parameters.keys))
    for code in Set(change.weights.keys).union(change.nodes.keys) {
      if let position = positions[code] { affected.rules.insert(position) }
    }
    for (position, uses) in uses.enumerated()
    where !uses.parameters.isDisjoint(with: change.parameters.keys) {
      affected.rules.insert(position)
    }
    affected.close(in: self)
    return affected
  }
}

/// The nodes whose values a change may move.
package struct AffectedNodes: Sendable {
  /// Columns that changed, in this period alone.
  var columns: Set<String> = []
  var parameters: Set<String> = []
  /// Nodes whose own rule changed, or that depend on such a one: in every period.
  var rules: Set<Int> = []
  /// Nodes that depend on something changed.
  package private(set) var nodes: Set<Int> = []

  init(columns: Set<String> = [], parameters: Set<String> = []) {
    self.columns = columns
    self.parameters = parameters
  }

  /// Follows what nodes read.
  mutating func close(in graph: Graph) {
    rules = Self.closed(rules, in: graph) { _ in false }
    let columns = columns
    nodes = Self.closed(rules, in: graph) { !columns.isDisjoint(with: $0.columns) }
  }

  private static func closed(
    _ first: Set<Int>, in graph: Graph, reaches: (NodeUses) -> Bool
  ) -> Set<Int> {
    var nodes = first
    for (position, uses) in graph.uses.enumerated() where reaches(uses) { nodes.insert(position) }
    var grows = true
    while grows {
      grows = false
      for position in graph.order where !nodes.contains(position) {
        let uses = graph.uses[position]
        if uses.nodes.contains(where: nodes.contains)
          || uses.earlierNodes.contains(where: nodes.contains)
        {
          nodes.insert(position)
          grows = true
        }
      }
    }
    return nodes
  }

  /// Whether a population's members, or a check's verdict, may change.
  func reach(_ uses: NodeUses) -> Bool {
    uses.nodes.contains(where: nodes.contains) || uses.columns.contains(where: columns.contains)
      || !uses.parameters.isDisjoint(with: parameters)
  }

  /// Whether a population's members may change, or those of one that it lies within.
  package func reachPopulation(_ name: String, in graph: Graph) -> Bool {
    if reach(graph.populationUses(name)) { return true }
    let population = graph.methodology.populations.first { $0.name == name }
    guard case .named(let outer)? = population?.within else { return false }
    return reachPopulation(outer, in: graph)
  }

  /// What of it holds in an earlier period: the figures there are as they were.
  var inEarlierPeriods: AffectedNodes {
    var earlier = AffectedNodes(parameters: parameters)
    earlier.rules = rules
    earlier.nodes = rules
    return earlier
  }
}
