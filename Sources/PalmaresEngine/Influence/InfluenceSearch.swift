import PalmaresCore

extension Evaluation {
  /// How a node moves with each column that it depends on: the composed sign of steps, weights and formulas
  /// along every path, with the signs that the figures at hand have.
  ///
  /// A step that can't be judged goes by the direction that its author declares. What the field sets (a scale's
  /// ends, a mean) counts as given, and so does who belongs to a population.
  ///
  /// - Parameter rising: whether ways are told for the node to rise; to fall otherwise.
  package func influences(on target: NodeReference, rising: Bool = true) -> [String: Influence] {
    var search = InfluenceSearch(evaluation: self)
    search.follow(target, rising ? .rises : .falls)
    return search.columns.mapValues(\.influence)
  }
}

/// Follows a node down to the columns that it depends on.
struct InfluenceSearch {
  let evaluation: Evaluation
  private(set) var columns: [String: InfluenceWays] = [:]
  private var nodes: [String: [NodeReference: InfluenceWays]] = [:]

  init(evaluation: Evaluation) {
    self.evaluation = evaluation
  }

  var graph: Graph { evaluation.graph }

  mutating func follow(_ target: NodeReference, _ ways: InfluenceWays) {
    add(ways, to: target)
    for position in graph.order.reversed() {
      let node = graph.methodology.nodes[position]
      for (reference, ways) in nodes[node.code] ?? [:] {
        follow(node, at: position, to: reference.stage, ways)
      }
    }
  }

  mutating func add(_ ways: InfluenceWays, to reference: NodeReference) {
    if ways.isEmpty || isParameter(reference) { return }
    if graph.positions[reference.code] != nil {
      nodes[reference.code, default: [:]][reference, default: []].formUnion(ways)
    } else {
      columns[reference.code, default: []].formUnion(ways)
    }
  }

  func isParameter(_ reference: NodeReference) -> Bool {
    reference.stage == nil && graph.parameters[reference.code] != nil
  }

  private mutating func follow(
    _ node: NodeDefinition, at position: Int, to stage: String?, _ ways: InfluenceWays
  ) {
    // Figures of earlier periods are no longer anybody's to change.
    guard node.back == 0 else { return }
    let end = stage.flatMap { name in node.then.firstIndex { $0.stage == name } }
    let steps = end.map { Array(node.then[...$0]) } ?? node.then
    var before = follow(steps, ways, from: sign(ofSource: node))
    if before.isUnclear, stage == nil, let declared = direction(of: node) {
      before = ways.through(declared.sign)
    }
    switch node.source {
    case .constant: return
    case .column(let name): add(before, toColumn: name)
    case .node(let source): add(before, to: source)
    case .formula(let expression): _ = push(expression.tree, before, x: nil)
    case .combination(let combination): follow(combination, at: position, before)
    }
  }

  private func direction(of node: NodeDefinition) -> Direction? {
    if node.direction != nil { return node.direction }
    guard case .column(let name) = node.source else { return nil }
    return graph.methodology.columnDirections[name]
  }

  private mutating func add(_ ways: InfluenceWays, toColumn name: String) {
    if !ways.isEmpty { columns[name, default: []].formUnion(ways) }
  }

  private mutating func follow(
    _ combination: Combination, at position: Int, _ ways: InfluenceWays
  ) {
    let weights = evaluation.weights(at: position)
    for (number, child) in combination.children.enumerated() {
      let weight = weights.indices.contains(number) ? weights[number] : 1
      let edge = self.ways(ways, into: combination, weight)
      let before = follow(
        child.each + combination.each, edge, from: sign(of: child.node))
      add(before, to: child.node)
    }
  }

  private func ways(
    _ ways: InfluenceWays, into combination: Combination, _ weight: Double
  ) -> InfluenceWays {
    let sign = Self.sign(of: weight)
    switch combination.rule {
    case .mean, .sum, .copeland: return ways.times(sign)
    case .product:
      let areFactors = combination.children.allSatisfy {
        $0.each.isEmpty && self.sign(of: $0.node) == 1
      }
      return areFactors && combination.each.isEmpty ? ways.times(sign) : ways.unclear
    case .ordered(let positions, _):
      if positions.allSatisfy({ $0 >= 0 }) { return ways }
      return positions.allSatisfy { $0 <= 0 } ? ways.reversed : ways.unclear
    case .quantile, .benefitOfDoubt: return ways
    case .share: return []
    case .spread: return ways.unclear
    }
  }
}

// MARK: Steps

extension InfluenceSearch {
  /// The ways of what goes into the first of some steps.
  private mutating func follow(
    _ steps: [Step], _ ways: InfluenceWays, from source: Int?
  ) -> InfluenceWays {
    var signs = [source]
    for step in steps { signs.append(sign(after: step, signs[signs.count - 1])) }
    return zip(steps, signs).reversed().reduce(ways) { ways, item in
      follow(item.0, ways, from: item.1)
    }
  }

  /// - Parameter x: the sign of the values that go in.
  private mutating func follow(
    _ step: Step, _ ways: InfluenceWays, from x: Int?
  ) -> InfluenceWays {
    switch step.operation {
    case .map(let map): return follow(map, step, ways, from: x)
    case .fill(let fill):
      _ = push(fill.with.tree, ways, x: x)
      return ways
    case .clip(let clip):
      for limit in [clip.low, clip.high].compactMap({ $0 }) { _ = push(limit.tree, ways, x: x) }
      return ways
    case .scale, .cut:
      for expression in step.expressions where readsNames(expression.tree) {
        expression.tree.references.forEach { add(ways.unclear, to: $0) }
      }
      return ways.through(step.sign(with: graph.parameters, values: x))
    case .rank, .round, .fillPeriods, .blank, .replace, .winsorise, .netFlow:
      return ways.through(step.sign)
    }
  }

  private mutating func follow(
    _ map: Map, _ step: Step, _ ways: InfluenceWays, from x: Int?
  ) -> InfluenceWays {
    if let when = map.when {
      return push(.call(.conditional, [when.tree, map.to.tree, .current]), ways, x: x)
    }
    let before = push(map.to.tree, ways, x: x)
    // `(x - min) / (max - min)`: that a range is positive is seen by trying it.
    guard before.isUnclear, map.to.tree.usesStatistics, !readsNames(map.to.tree) else {
      return before
    }
    return ways.through(step.sign(with: graph.parameters, values: x))
  }

  func readsNames(_ tree: ExpressionTree) -> Bool {
    tree.references.contains { !isParameter($0) }
  }
}
