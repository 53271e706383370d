import PalmaresCore

/// What is different: weights, rules, parameters or figures in place of those of a methodology and its
/// data.
///
///     var change = Change()
///     change.weights["overall"] = [30, 70]
///     let after = try evaluation.changed(by: change)
///
/// Weights of a combination whose total is declared may then sum to something else.
public struct Change: Sendable {
  /// By the code of a node that combines: its weights, of its children in declared order; of its
  /// positions, where it is `ordered`.
  public var weights: [String: [Double]] = [:]
  /// By code: a node in place of the one of that code.
  public var nodes: [String: NodeDefinition] = [:]
  public var parameters: [String: Double] = [:]
  /// By name: a column in place of the one of that name, for the same institutions.
  public var columns: [String: Column] = [:]

  public init() {}

  public var isEmpty: Bool {
    weights.isEmpty && nodes.isEmpty && parameters.isEmpty && columns.isEmpty
  }

  /// This change, and another after it: what both name is as the other says.
  public func followed(by other: Change) -> Change {
    var both = self
    both.weights.merge(other.weights) { $1 }
    both.nodes.merge(other.nodes) { $1 }
    both.parameters.merge(other.parameters) { $1 }
    both.columns.merge(other.columns) { $1 }
    return both
  }
}

extension Methodology {
  /// The methodology with the rules and weights of a change in place of its own. What the change names
  /// and the methodology doesn't have is left out: ``Change/problems(in:)`` finds it.
  public func changed(by change: Change) -> Methodology {
    var changed = self
    for position in parameters.indices {
      if let value = change.parameters[parameters[position].name] {
        changed.parameters[position].value = value
      }
    }
    for position in nodes.indices {
      let code = nodes[position].code
      if let node = change.nodes[code] { changed.nodes[position] = node }
      if let weights = change.weights[code] { changed.nodes[position].setWeights(weights) }
    }
    return changed
  }
}

extension NodeDefinition {
  /// Puts weights in place of those of a combination: of its positions where it is `ordered`, of its
  /// children otherwise.
  package mutating func setWeights(_ weights: [Double]) {
    guard case .combination(var combination) = source else { return }
    combination.total = nil
    if case .ordered(_, let end) = combination.rule {
      combination.rule = .ordered(weights: weights, from: end)
    } else {
      for (child, weight) in zip(combination.children.indices, weights) {
        combination.children[child].weight = Expression(weight)
      }
    }
    source = .combination(combination)
  }
}

extension Dataset {
  /// The dataset with columns in place of its own; other periods of the series stay as they are.
  ///
  /// - Precondition: each column has a value or a state for every institution.
  public func replacing(_ others: [String: Column]) -> Dataset {
    others.isEmpty ? self : holding(columns.merging(others) { $1 })
  }

  /// The dataset with these columns and no others; other periods of the series stay as they are.
  func holding(_ columns: [String: Column]) -> Dataset {
    let changed = Dataset(units: units, columns: columns, origin: origin)
    return series.map { changed.placed(in: $0, at: position) } ?? changed
  }
}
