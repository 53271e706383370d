import PalmaresCore
import PalmaresEngine

/// Follows a score down to the nodes that depend on one lever each, and bounds what a choice adds.
///
/// Sums, weighted means, positions (`ordered`, the best k), power means, straight lines, rounding,
/// clipping and min–max are followed; through anything else that depends on several levers there is no
/// bound.
struct LeverBounds {
  let model: LeverModel
  let reach: [String: Set<Int>]
  let tables: LeverTables

  var evaluation: Evaluation { model.base }
  private var units: Int { evaluation.dataset.units.count }

  func bound(of reference: NodeReference) -> ScoreBound? {
    guard reference.stage == nil else { return nil }
    guard let levers = reach[reference.code] else { return .constant(units) }
    if levers.count == 1 { return table(of: reference.code) }
    guard let node = evaluation.graph.node(reference.code), node.back == 0, exists(node) else {
      return nil
    }
    switch node.source {
    case .column, .constant: return nil
    case .node(let source):
      return bound(of: source).flatMap {
        after(node.then, $0, from: evaluation.column(source))
      }
    case .formula(let expression):
      return evaluation.graph.sum(of: expression).flatMap(bound).flatMap {
        after(node.then, $0, from: nil)
      }
    case .combination(let combination):
      return bound(of: combination, node).flatMap { after(node.then, $0, from: nil) }
    }
  }

  private func table(of code: String) -> ScoreBound? {
    guard let node = tables.nodes[code], node.keepsValue else { return nil }
    let isAbsent = value(NodeReference(code)) == nil
    return ScoreBound(
      rise: isAbsent ? [:] : [node.lever: node.rise], othersFall: node.othersFall,
      othersRise: node.othersRise)
  }

  /// Whether the node exists whatever the levers are.
  private func exists(_ node: NodeDefinition) -> Bool {
    guard let only = node.only else { return true }
    return evaluation.graph.names(in: only).allSatisfy(isWithoutLevers)
  }

  /// Whether the institution has a value there.
  private func value(_ reference: NodeReference) -> Double? {
    evaluation.column(reference)?.number(at: model.unit)
  }
}

// MARK: Formulas

extension LeverBounds {
  private func bound(_ expression: SumExpression) -> ScoreBound? {
    switch expression {
    case .number: return .constant(units)
    case .current, .end: return nil
    case .name(let reference):
      if evaluation.graph.node(reference.code) == nil { return nil }
      return bound(of: reference)
    case .sum(let parts):
      var total = ScoreBound.constant(units)
      for part in parts {
        guard let bound = bound(part.part), part.factor >= 0 || bound.isExact else { return nil }
        total = total.plus(bound.times(part.factor))
      }
      return isPlain(total, parts.compactMap { reachOf($0.part) }) ? total : nil
    case .first(let arguments): return first(of: arguments)
    }
  }

  /// The first that has a value; which one that is may differ for others.
  private func first(of arguments: [SumExpression]) -> ScoreBound? {
    var own: ScoreBound?
    var all: [ScoreBound?] = []
    for argument in arguments {
      guard case .name(let reference) = argument,
        evaluation.graph.node(reference.code) != nil
      else { return nil }
      let bound = bound(of: reference)
      all.append(bound)
      if own != nil { continue }
      if value(reference) != nil {
        guard let bound else { return nil }
        own = bound
      } else if reach[reference.code] != nil {
        return nil
      }
    }
    func most(_ list: (ScoreBound) -> [Double]?) -> [Double]? {
      all.reduce([Double](repeating: 0, count: units)) { most, bound in
        most.flatMap { most in bound.flatMap(list).map { zip(most, $0).map { max($0, $1) } } }
      }
    }
    own?.othersFall = most(\.othersFall)
    own?.othersRise = most(\.othersRise)
    return own
  }

  private func reachOf(_ expression: SumExpression) -> Set<Int>? {
    if case .name(let reference) = expression { reach[reference.code] ?? [] } else { nil }
  }

  /// Whether a sum is one that never falls when an option is replaced by one that adds more: exact, or of
  /// parts that share no lever.
  private func isPlain(_ bound: ScoreBound, _ parts: [Set<Int>]) -> Bool {
    bound.isExact || parts.reduce(0) { $0 + $1.count } == bound.rise.count
  }
}

// MARK: Combinations

extension LeverBounds {
  private func bound(of combination: Combination, _ node: NodeDefinition) -> ScoreBound? {
    guard combination.weighting == nil else { return nil }
    var children: [ScoreBound] = []
    for child in combination.children {
      guard let bound = bound(of: child.node),
        let edge = after(
          child.each + combination.each, bound, from: evaluation.column(child.node)),
        bound.rise.isEmpty || value(child.node) != nil
      else { return nil }
      children.append(edge)
    }
    let columns = combination.children.map { evaluation.column($0.node) }
    let parts = CombinedChildren(
      bounds: children, weights: evaluation.weights(of: node.code), columns: columns,
      unit: model.unit, units: units,
      reach: combination.children.map { reach[$0.node.code] ?? [] })
    switch combination.rule {
    case .sum: return parts.sum()
    case .mean(let power, _): return power == 1 ? parts.mean() : parts.powerMean(power)
    case .ordered(let positions, _): return parts.ordered(positions)
    default: return nil
    }
  }
}
