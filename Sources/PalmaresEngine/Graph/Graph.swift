public import PalmaresCore

/// A methodology that was checked and put in order: what it reads is known, nothing refers to
/// nothing, no node depends on itself, weights sum to what is declared.
///
///     let graph = try Graph(compiling: methodology)
///     let evaluation = try graph.evaluated(on: dataset)
///
/// Compiled once; applied to as many datasets as wanted. Evaluation is lazy: only the nodes that the
/// results (or other targets) need are computed, and only their columns are asked for.
public struct Graph: Sendable {
  public let methodology: Methodology
  /// What deserves a look and stops nothing.
  public let warnings: [Diagnostic]

  package let positions: [String: Int]
  /// Positions of nodes, each after those that it depends on.
  package let order: [Int]
  /// What each node reads.
  package let uses: [NodeUses]
  /// What each check reads.
  let checkUses: [NodeUses]
  /// Weights of the children of each node, in declared order; empty where it combines nothing.
  package let weights: [[Double]]
  package let parameters: [String: Double]
  let kinds: KindInference
  let paths: GraphPaths

  /// Checks a methodology as a whole, and reports everything that is wrong at once.
  ///
  /// - Parameters:
  ///   - methodology: the rules to check.
  ///   - others: nodes that are wanted besides the results, such as those compared with published
  ///     figures; they count as used.
  ///   - populations: populations that are wanted likewise; they are known, and count as used.
  /// - Throws: everything that is wrong with the methodology, in the order of its file.
  public init(
    compiling methodology: Methodology, alsoUsing others: [NodeReference] = [],
    populations: [PopulationReference] = []
  ) throws(DiagnosticError) {
    var compiler = GraphCompiler(methodology, others: others, otherPopulations: populations)
    self = try compiler.compile()
  }

  init(
    methodology: Methodology, warnings: [Diagnostic], positions: [String: Int], order: [Int],
    uses: [NodeUses], checkUses: [NodeUses], weights: [[Double]], parameters: [String: Double],
    kinds: KindInference, paths: GraphPaths = GraphPaths()
  ) {
    self.methodology = methodology
    self.warnings = warnings
    self.positions = positions
    self.order = order
    self.uses = uses
    self.checkUses = checkUses
    self.weights = weights
    self.parameters = parameters
    self.kinds = kinds
    self.paths = paths
  }

  /// The definition of a node, or `nil` if there is none of that code.
  public func node(_ code: String) -> NodeDefinition? {
    positions[code].map { methodology.nodes[$0] }
  }

  /// The nodes that the results name.
  public var resultNodes: [NodeReference] { methodology.results.references }

  /// The columns that some nodes and the checks need, with what they depend on.
  ///
  /// - Parameters:
  ///   - targets: nodes wanted; those of the results where `nil`.
  ///   - populations: populations wanted, besides that of the results.
  /// - Returns: one requirement for each column, in the order in which nodes read them.
  public func requirements(
    for targets: [NodeReference]? = nil, populations: [PopulationReference] = []
  ) -> [ColumnRequirement] {
    let aim = GraphPaths.Aim(targets: targets ?? resultNodes, populations: populations)
    return paths.requirements(for: aim) {
      foundRequirements(for: aim.targets, populations: populations)
    }
  }

  private func foundRequirements(
    for targets: [NodeReference], populations: [PopulationReference]
  ) -> [ColumnRequirement] {
    let wanted = needed(for: targets, populations: populations)
    let needed = dependencies(of: wanted, inEarlierPeriods: true)
    var found: [String: ColumnRequirement] = [:]
    var names: [String] = []
    func need(_ name: String, at location: SourceLocation?, in condition: Expression? = nil) {
      guard found[name] == nil else { return }
      names.append(name)
      found[name] = ColumnRequirement(
        name: name, kind: kinds.kind(ofColumn: name), location: location,
        alternatives: methodology.nodes.map(\.code) + methodology.parameters.map(\.name),
        asWord: condition?.namesComparedAsWords.first { $0.name == NodeReference(name) }?.quoted)
    }
    for name in populationNames(populations) {
      let population = methodology.populations.first { $0.name == name }
      for column in populationUses(name).columns {
        need(column, at: population?.location, in: population?.condition)
      }
    }
    for position in needed.sorted() {
      for name in uses[position].columns { need(name, at: methodology.nodes[position].location) }
    }
    for target in targets where positions[target.code] == nil {
      need(target.code, at: nil)
    }
    for (check, uses) in zip(methodology.checks, checkUses) {
      for column in uses.columns { need(column, at: check.location, in: check.condition) }
    }
    return names.compactMap { found[$0] }
  }

  /// Whether targets, or checks, depend on values of earlier periods.
  package func looksBack(for targets: [NodeReference]) -> Bool {
    needed(for: targets).contains { methodology.nodes[$0].back > 0 }
  }

  /// Positions of the nodes that targets and checks depend on, themselves included, in order of
  /// evaluation.
  package func needed(for targets: [NodeReference], populations: [PopulationReference] = [])
    -> [Int]
  {
    let aim = GraphPaths.Aim(targets: targets, populations: populations)
    return paths.needed(for: aim) { foundNeeded(for: targets, populations: populations) }
  }

  private func foundNeeded(
    for targets: [NodeReference], populations: [PopulationReference]
  ) -> [Int] {
    var open = targets.compactMap { positions[$0.code] }
    for name in populationNames(populations) { open += populationUses(name).nodes }
    open += checkUses.flatMap(\.nodes)
    return order.filter(dependencies(of: open).contains)
  }

  /// Nodes that some nodes depend on, themselves included, in order of evaluation.
  func orderedDependencies(of nodes: [Int]) -> [Int] {
    paths.dependencies(of: nodes) { order.filter(dependencies(of: nodes).contains) }
  }

  /// Nodes that some nodes depend on, themselves included.
  func dependencies(of nodes: [Int], inEarlierPeriods: Bool = false) -> Set<Int> {
    var wanted = Set<Int>()
    var open = nodes
    while let next = open.popLast() {
      guard wanted.insert(next).inserted else { continue }
      open += uses[next].nodes
      if inEarlierPeriods { open += uses[next].earlierNodes }
    }
    return wanted
  }

  /// The named populations wanted, that of the results first, each with those that it lies within.
  private func populationNames(_ populations: [PopulationReference]) -> [String] {
    var names: [String] = []
    for population in [methodology.results.listed].compactMap({ $0 }) + populations {
      var next: PopulationReference? = population
      while case .named(let name)? = next, !names.contains(name) {
        names.append(name)
        next = methodology.populations.first { $0.name == name }?.within
      }
    }
    return names
  }

  /// The nodes that a population's members depend on directly, with those of the populations that it
  /// lies within.
  package func populationReads(_ name: String) -> [Int] {
    let own = populationUses(name).nodes
    let population = methodology.populations.first { $0.name == name }
    guard case .named(let outer)? = population?.within else { return own }
    return own + populationReads(outer)
  }

  /// What a population's own condition reads; those it lies within not included.
  package func populationUses(_ name: String) -> NodeUses {
    guard let population = methodology.populations.first(where: { $0.name == name }) else {
      return NodeUses()
    }
    return NodeUses(
      of: population.condition.tree.references, positions: positions, parameters: parameters)
  }
}
