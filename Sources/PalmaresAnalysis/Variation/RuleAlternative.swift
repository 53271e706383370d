import PalmaresCore
public import PalmaresEngine

/// What may stand in place of a part of a node's rule.
public enum RuleAlternative: Sendable {
  /// Other steps on the node's result.
  case steps([Step])
  /// Another treatment of children without a value: how many are needed, and what is put in their place.
  /// It takes the place of `needs` and of every `fill` among the steps that the combination puts on all of
  /// its children; a child's own steps stay.
  case missing(needs: Needs, fill: Step?)
  /// Without one child. Its weight goes with it; a declared total no longer binds, and no more children are
  /// needed than are left.
  case without(NodeReference)

  /// The node with this in place of its own; as it is where it combines nothing and this is about children.
  public func applied(to node: NodeDefinition) -> NodeDefinition {
    var node = node
    switch self {
    case .steps(let steps): node.then = steps
    case .missing(let needs, let fill):
      guard case .combination(var combination) = node.source else { return node }
      combination.needs = needs
      combination.putFill(fill)
      node.source = .combination(combination)
    case .without(let child):
      guard case .combination(var combination) = node.source else { return node }
      combination.leaveOut(child)
      node.source = .combination(combination)
    }
    return node
  }
}

extension Combination {
  /// The new fill stands where the first one stood, else after all other steps.
  fileprivate mutating func putFill(_ fill: Step?) {
    let place = each.firstIndex(where: \.isFill)
    each.removeAll(where: \.isFill)
    if let fill { each.insert(fill, at: min(place ?? each.count, each.count)) }
  }

  fileprivate mutating func leaveOut(_ child: NodeReference) {
    children.removeAll { $0.node == child }
    total = nil
    if case .count(let count) = needs { needs = .count(min(count, children.count)) }
    guard case .ordered(let weights, let end) = rule, weights.count > children.count else { return }
    rule = .ordered(weights: Array(weights.prefix(children.count)), from: end)
  }
}

extension Step {
  fileprivate var isFill: Bool { if case .fill = operation { true } else { false } }
}
