/// The nodes whose values a change may move.
package struct AffectedNodes: Sendable {
  /// Columns that changed: in this period alone, or in all of them.
  package private(set) var columns: Set<String> = []
  private let everyPeriod: Bool
  private var parameters: Set<String> = []
  /// Nodes whose own rule changed, or that depend on such a one: in every period.
  var rules: Set<Int> = []
  /// Nodes that depend on something changed.
  package private(set) var nodes: Set<Int> = []

  init(columns: Set<String> = [], everyPeriod: Bool = false, parameters: Set<String> = []) {
    self.columns = columns
    self.everyPeriod = everyPeriod
    self.parameters = parameters
  }

  /// These nodes alone, whatever depends on them.
  init(nodes: Set<Int>) {
    self.init()
    self.nodes = nodes
  }

  /// Follows what nodes read.
  ///
  /// - Parameter lookingBack: whether whatever reads an earlier period may move.
  mutating func close(in graph: Graph, lookingBack: Bool = false) {
    rules = Self.closed(rules, in: graph) { _ in false }
    let columns = columns
    nodes = Self.closed(rules, in: graph) { !columns.isDisjoint(with: $0.columns) }
    guard lookingBack else { return }
    let back = graph.methodology.nodes.indices.filter { graph.methodology.nodes[$0].back > 0 }
    nodes = Self.closed(nodes.union(back), in: graph) { _ in false }
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

  /// What of it holds in an earlier period: where figures changed in this one alone, those there are as they
  /// were.
  package var inEarlierPeriods: AffectedNodes {
    if everyPeriod { return self }
    var earlier = AffectedNodes(parameters: parameters)
    earlier.rules = rules
    earlier.nodes = rules
    return earlier
  }
}
