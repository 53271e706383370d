/// What a node, or a population, reads.
package struct NodeUses: Sendable {
  /// Positions of nodes, each once.
  package private(set) var nodes: [Int] = []
  /// Positions of nodes that are read in an earlier period: no order stands between them and this.
  package private(set) var earlierNodes: [Int] = []
  /// Names of columns, each once.
  package private(set) var columns: [String] = []
  package private(set) var parameters: Set<String> = []
  package private(set) var populations: Set<String> = []

  init() {}

  init(of references: [NodeReference], positions: [String: Int], parameters: [String: Double]) {
    for reference in references {
      add(reference, positions: positions, parameters: parameters)
    }
  }

  /// What a condition reads, with the population whose statistics it asks for.
  init(of condition: Expression, in compiler: GraphCompiler) {
    add(condition, in: compiler)
  }

  /// Everything a node reads: its source, its steps, the populations that fit them.
  init(of node: NodeDefinition, in compiler: GraphCompiler) {
    switch node.source {
    case .column(let name): add(column: name)
    case .node(let reference):
      if node.back > 0, let earlier = compiler.positions[reference.code] {
        earlierNodes.append(earlier)
      } else {
        add(reference, in: compiler)
      }
    case .constant: break
    case .formula(let expression): add(expression, in: compiler)
    case .combination(let combination):
      for child in combination.children {
        add(child.node, in: compiler)
        add(child.weight, in: compiler)
      }
      if let population = combination.rule.population(in: compiler.methodology) {
        add(population, in: compiler)
      }
      if let weighting = combination.weighting {
        add(weighting.over ?? compiler.methodology.fit, in: compiler)
      }
    }
    if let only = node.only { add(only, in: compiler) }
    let fitsFormula =
      if case .formula(let formula) = node.source { formula.tree.usesStatistics } else { false }
    if fitsFormula { add(compiler.methodology.fit, in: compiler) }
    for step in node.allSteps {
      for reference in step.references { add(reference, in: compiler) }
      if step.isFitted { add(step.over ?? compiler.methodology.fit, in: compiler) }
    }
  }

  private mutating func add(_ expression: Expression, in compiler: GraphCompiler) {
    for reference in expression.tree.references { add(reference, in: compiler) }
    if expression.tree.usesStatistics { add(compiler.methodology.fit, in: compiler) }
  }

  private mutating func add(_ reference: NodeReference, in compiler: GraphCompiler) {
    add(reference, positions: compiler.positions, parameters: compiler.parameters)
  }

  private mutating func add(_ population: PopulationReference, in compiler: GraphCompiler) {
    guard case .named(let name) = population, populations.insert(name).inserted,
      let definition = compiler.methodology.populations.first(where: { $0.name == name })
    else { return }
    add(definition.condition, in: compiler)
    if let outer = definition.within { add(outer, in: compiler) }
  }

  private mutating func add(
    _ reference: NodeReference, positions: [String: Int], parameters known: [String: Double]
  ) {
    if reference.stage == nil, known[reference.code] != nil {
      parameters.insert(reference.code)
    } else if let position = positions[reference.code] {
      if !nodes.contains(position) { nodes.append(position) }
    } else {
      add(column: reference.code)
    }
  }

  private mutating func add(column name: String) {
    if !columns.contains(name) { columns.append(name) }
  }
}
