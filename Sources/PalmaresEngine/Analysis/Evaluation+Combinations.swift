extension Evaluation {
  /// The weights of a combination's children over their sum, in declared order; `nil` where a child's
  /// share isn't the same for everyone, or a weight is negative.
  public func nominalShares(of code: String) -> [Double]? {
    guard let position = graph.positions[code],
      case .combination(let combination) = graph.methodology.nodes[position].source
    else { return nil }
    switch combination.rule {
    case .mean, .sum: break
    default: return nil
    }
    let weights = weights(at: position)
    let total = weights.reduce(0, +)
    guard total > 0, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    return weights.map { $0 / total }
  }

  /// The children of a combination as they enter it, after the steps on their way in; `nil` where the
  /// node combines nothing or was evaluated without `keepingSteps`.
  public func children(entering code: String) -> [Column]? {
    guard let position = graph.positions[code],
      case .combination = graph.methodology.nodes[position].source
    else { return nil }
    return records[position]?.edges.map(\.value)
  }

  /// What a combination makes of its children, before the node's own steps; `nil` as above.
  public func combination(in code: String) -> Column? {
    guard let position = graph.positions[code],
      case .combination = graph.methodology.nodes[position].source
    else { return nil }
    return records[position]?.source
  }

  /// What goes into a step of a node's `then`, and what comes out of it; `nil` where there is no such step
  /// or the node was evaluated without `keepingSteps`.
  package func values(around step: Int, of code: String) -> (before: Column, after: Column)? {
    guard let position = graph.positions[code], let steps = records[position]?.steps,
      steps.indices.contains(step)
    else { return nil }
    return (steps[step].before, steps[step].after)
  }

  /// The combinations whose weights the data set, in the order of the file, with what set them and the
  /// weight of each child. Those of the benefit of the doubt aren't here: they are each institution's own.
  public var weightsFromData:
    [(code: String, weighting: TraceWeighting, children: [(node: NodeReference, weight: Double)])]
  {
    fittedWeights.sorted { $0.key < $1.key }.compactMap { position, fitted in
      let node = graph.methodology.nodes[position]
      guard case .combination(let combination) = node.source else { return nil }
      let weighting = TraceWeighting(
        method: fitted.method, institutions: fitted.institutions, leftOut: fitted.leftOut)
      let children = zip(combination.children, fitted.values).map { (node: $0.node, weight: $1) }
      return (code: node.code, weighting: weighting, children: children)
    }
  }
}
