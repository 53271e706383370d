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
      checkUses: checkUses, weights: weights, parameters: parameters, kinds: kinds,
      paths: paths)
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
