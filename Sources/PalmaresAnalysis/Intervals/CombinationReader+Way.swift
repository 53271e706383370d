import PalmaresCore
import PalmaresEngine

extension CombinationReader {
  /// Follows steps and sources to the combination; gives its node.
  func follow(
    _ node: NodeDefinition, _ steps: [Step], grouping: NodeReference?, _ way: inout WayToRank
  ) throws(DiagnosticError) -> NodeDefinition {
    if node.back > 0 { throw refusal(node, .earlier) }
    for (place, step) in steps.enumerated() {
      try pass(step, at: place, of: node, grouping, &way)
    }
    switch node.source {
    case .node(let reference):
      guard let inner = graph.node(reference.code) else { throw refusal(node, .nothing) }
      return try follow(inner, self.steps(of: inner, upTo: reference), grouping: grouping, &way)
    case .combination(let combination):
      if wanted == nil || wanted == node.code { return node }
      let child = try step(through: combination, of: node, &way)
      guard let inner = graph.node(child.code) else { throw refusal(node, .nothing) }
      return try follow(inner, self.steps(of: inner, upTo: child), grouping: grouping, &way)
    case .column, .constant: throw refusal(node, .nothing)
    case .formula: throw refusal(node, .formula)
    }
  }

  private func pass(
    _ step: Step, at place: Int, of node: NodeDefinition, _ grouping: NodeReference?,
    _ way: inout WayToRank
  ) throws(DiagnosticError) {
    switch step.operation {
    case .round(let round) where way.round == nil && !way.isShared:
      way.round = (round, step, node)
    case .clip(let clip) where step.by == nil && !way.isShared:
      guard way.clips.isEmpty, place == 0,
        [clip.low, clip.high].allSatisfy({ $0 == nil || $0?.constant != nil })
      else { throw refusal(node, .step(step)) }
      way.otherSteps += 1
      way.clips.append((clip.low?.constant, clip.high?.constant, node))
    case .scale where !way.isShared && (step.by == nil || step.by == grouping),
      .rank where !way.isShared && keepsOrder(step),
      .map where !way.isShared && step.by == nil && readsNothing(step):
      guard let rises = direction(of: step, at: place, in: node) else {
        throw refusal(node, .step(step))
      }
      way.otherSteps += 1
      if !rises { way.rises.toggle() }
    default: throw refusal(node, .step(step))
    }
  }

  /// Whether a rank step keeps who is before whom: it ranks everyone together, and equal ones alike.
  private func keepsOrder(_ step: Step) -> Bool {
    guard case .rank(let rank) = step.operation else { return false }
    return step.by == nil && rank.thenBy.isEmpty && rank.ties != .order
      && (step.over ?? graph.methodology.fit) == .all
  }

  /// Whether a `map` is `x`, its sum with a number, or its product with one: monotone everywhere.
  private func readsNothing(_ step: Step) -> Bool {
    guard case .map(let map) = step.operation, map.when == nil else { return false }
    let text = map.to.text.filter { $0 != " " }
    let number = { (text: Substring) in Double(text) != nil }
    if text == "x" || text == "-x" { return true }
    if let sign = text.indices.dropFirst().first(where: { "+-*/".contains(text[$0]) }) {
      let (left, right) = (text[..<sign], text[text.index(after: sign)...])
      if left == "x" { return number(right) && Double(right) != 0 }
      return right == "x" && number(left) && text[sign] != "/" && Double(left) != 0
    }
    return false
  }

  /// Whether a straight step keeps order, from what it did with two different values.
  private func direction(of step: Step, at place: Int, in node: NodeDefinition) -> Bool? {
    guard let (before, after) = evaluation.values(around: place, of: node.code) else { return nil }
    let held = (0..<count).filter {
      before.states[$0] == .present && after.states[$0] == .present
    }
    guard let low = held.min(by: { before.values[$0] < before.values[$1] }),
      let high = held.max(by: { before.values[$0] < before.values[$1] }),
      before.values[low] != before.values[high]
    else { return true }
    if after.values[low] == after.values[high] { return nil }
    return after.values[low] < after.values[high]
  }

  /// Goes through a combination above the one that is varied: a mean or a sum of which one child holds
  /// it.
  private func step(
    through combination: Combination, of node: NodeDefinition, _ way: inout WayToRank
  ) throws(DiagnosticError) -> NodeReference {
    guard let wanted else { throw refusal(node, .nothing) }
    let holders = combination.children.indices.filter {
      graph.reach(of: [combination.children[$0].node]).nodes.contains(wanted)
    }
    guard holders.count == 1, let holder = holders.first else { throw refusal(node, .twoWays) }
    let isMean: Bool
    switch combination.rule {
    case .mean(let power, _) where power == 1: isMean = true
    case .sum: isMean = false
    default: throw refusal(node, .rule)
    }
    let child = combination.children[holder]
    guard combination.weighting == nil else { throw refusal(node, .dataWeights) }
    guard child.each.isEmpty, combination.each.isEmpty else { throw refusal(node, .edgeSteps) }
    guard let columns = evaluation.children(entering: node.code),
      let weights = graph.declaredWeights(of: node.code)
    else { throw refusal(node, .nothing) }
    for unit in 0..<count {
      var (others, total) = (0.0, 0.0)
      for (index, column) in columns.enumerated() where column.states[unit] == .present {
        total += weights[index]
        if index != holder { others += weights[index] * column.values[unit] }
      }
      let divisor = isMean ? total : 1
      let own = columns[holder].states[unit] == .present ? weights[holder] : 0
      guard divisor != 0 else { continue }
      way.constant[unit] += way.factor[unit] * others / divisor
      way.factor[unit] *= own / divisor
      if columns[holder].states[unit] != .present { way.without.insert(unit) }
    }
    if weights[holder] < 0 { throw refusal(node, .negative) }
    way.isShared = true
    return child.node
  }
}
