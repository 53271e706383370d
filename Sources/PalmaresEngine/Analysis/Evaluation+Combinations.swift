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
}
