extension Graph {
  /// Which of some columns each node depends on in the same period, as positions in `columns`; nodes that
  /// depend on none are left out.
  ///
  /// What a node reads counts whatever it does with it: its source, conditions, steps, and the populations
  /// that fit them.
  package func dependence(on columns: [String]) -> [String: Set<Int>] {
    let numbers = Dictionary(
      columns.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var reached = [Set<Int>](repeating: [], count: uses.count)
    for position in order {
      var set = Set(uses[position].columns.compactMap { numbers[$0] })
      for node in uses[position].nodes { set.formUnion(reached[node]) }
      reached[position] = set
    }
    return Dictionary(
      positions.compactMap { reached[$0.value].isEmpty ? nil : ($0.key, reached[$0.value]) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The nodes that a node reads in the same period.
  package func nodesRead(by code: String) -> [String] {
    guard let position = positions[code] else { return [] }
    return uses[position].nodes.map { methodology.nodes[$0].code }
  }

  /// An expression as a sum of named values, where it is one.
  package func sum(of expression: Expression) -> SumExpression? {
    expression.tree.sum(with: parameters)
  }

  /// The names that an expression reads.
  package func names(in expression: Expression) -> [NodeReference] { expression.tree.references }
}
