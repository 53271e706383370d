extension Graph {
  /// What some nodes depend on in the period at hand, themselves included: codes of nodes in the order of
  /// the file, and names of columns in the order in which they are read, columns of populations included.
  package func reach(of targets: [NodeReference]) -> (nodes: [String], columns: [String]) {
    let found = dependencies(of: targets.compactMap { positions[$0.code] }).sorted()
    var seen = Set<String>()
    let columns = found.flatMap { uses[$0].columns }.filter { seen.insert($0).inserted }
    return (found.map { methodology.nodes[$0].code }, columns)
  }

  /// What checks that refuse depend on: a draw that moves it may be refused.
  package var refusable: (nodes: Set<String>, columns: Set<String>) {
    let refusing = zip(methodology.checks, checkUses).filter { $0.0.effect == .refuse }.map(\.1)
    let nodes = dependencies(of: refusing.flatMap(\.nodes), inEarlierPeriods: true)
    let columns = refusing.flatMap(\.columns) + nodes.flatMap { uses[$0].columns }
    return (Set(nodes.map { methodology.nodes[$0].code }), Set(columns))
  }

  /// The nodes whose values go into those of some nodes, themselves included, in the order of the file:
  /// not those that only decide whom a node is for, who is a member, or what orders equals.
  package func chain(to targets: [NodeReference]) -> [String] {
    var found = Set<Int>()
    var open = targets.compactMap { positions[$0.code] }
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += methodology.nodes[next].valueReferences.compactMap { positions[$0.code] }
    }
    return found.sorted().map { methodology.nodes[$0].code }
  }

  /// The weights that a combination declares, of its children or, where it is `ordered`, of its positions;
  /// `nil` where it combines nothing.
  package func declaredWeights(of code: String) -> [Double]? {
    guard let position = positions[code],
      case .combination(let combination) = methodology.nodes[position].source
    else { return nil }
    if case .ordered(let weights, _) = combination.rule { return weights }
    return weights[position]
  }
}

extension NodeDefinition {
  /// Nodes and columns whose values it combines, repeats or calculates with.
  fileprivate var valueReferences: [NodeReference] {
    switch source {
    case .column, .constant: []
    case .node(let reference): [reference]
    case .formula(let formula): formula.valuesRead
    case .combination(let combination): combination.children.map(\.node)
    }
  }
}
