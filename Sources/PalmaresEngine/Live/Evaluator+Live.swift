import PalmaresCore

extension Evaluator {
  /// A node that was just evaluated with its steps kept, laid open.
  func live(_ position: Int) -> LiveNode? {
    guard let record = records[position] else { return nil }
    let node = graph.methodology.nodes[position]
    let exists = node.only.map { existence(of: node, condition: $0) }
    var live = LiveNode(
      then: chain(record.steps, of: node, exists: exists),
      isLocal: isLocal(node))
    switch node.source {
    case .formula(let formula) where formula.tree.usesStatistics:
      let context = context(
        node, exists: exists, over: nil, by: nil, at: node.location, current: nil, fitted: true)
      live.formula = FittedStatistics(of: [formula], in: context)
    case .combination(let combination):
      for (child, edge) in zip(combination.children, record.edges) {
        var way = chain(edge.steps, of: node, exists: exists)
        way.reads.append(child.node)
        way.child = child.node.stage == nil ? graph.positions[child.node.code] : nil
        if !edge.steps.isEmpty { way.result = edge.value }
        live.edges.append(way)
      }
    default: break
    }
    live.isLocal = live.isLocal && live.edges.allSatisfy { $0.steps.allSatisfy(\.isLocal) }
    return live
  }

  private func chain(
    _ records: [NodeRecord.StepRecord], of node: NodeDefinition, exists: [Bool]?
  ) -> LiveChain {
    LiveChain(
      steps: records.map { live($0, of: node, exists: exists) }, before: records.map(\.before),
      reads: records.flatMap(\.step.references))
  }

  private func live(
    _ record: NodeRecord.StepRecord, of node: NodeDefinition, exists: [Bool]?
  ) -> LiveStep {
    let step = record.step
    let isLocal = step.operation.isOfEachAlone && step.members == nil
    let line = record.line
    guard isLocal, step.isFitted else {
      return LiveStep(step: step, statistics: nil, isLocal: isLocal, line: line)
    }
    let context = context(
      node, exists: exists, over: step.over, by: step.by, at: nil, current: record.before,
      fitted: true)
    return LiveStep(
      step: step, statistics: FittedStatistics(of: step.expressions, in: context), isLocal: true,
      line: line)
  }

  /// Whether a node's source and existence are of each institution alone.
  private func isLocal(_ node: NodeDefinition) -> Bool {
    guard node.back == 0, node.only?.tree.usesStatistics != true,
      !directions.isDecidedByData(node)
    else { return false }
    guard case .combination(let combination) = node.source else { return true }
    switch combination.rule {
    case .copeland, .benefitOfDoubt: return false
    case .mean, .sum, .product, .ordered, .share, .quantile, .spread:
      return combination.weighting == nil
    }
  }
}

extension NodeRecord.StepRecord {
  /// The line of a scale that has the same ends for everyone.
  fileprivate var line: ScaleLine? {
    guard case .scale = step.operation, facts.count == 4 else { return nil }
    var ends: [Double] = []
    for fact in facts {
      guard case .number(let end) = fact.value else { return nil }
      ends.append(end)
    }
    return ends[0] == ends[1] ? nil : ScaleLine(a: ends[0], b: ends[1], c: ends[2], d: ends[3])
  }
}
