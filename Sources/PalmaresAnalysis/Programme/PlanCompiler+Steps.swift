import PalmaresCore
import PalmaresEngine

extension PlanCompiler {
  /// Adds a step on a block.
  func applied(
    _ step: Step, to lanes: Lanes, of node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> Lanes {
    let exists = view.runner.existence(of: node)
    guard var column = view.runner.applied(step, to: lanes.column, of: node, exists: exists) else {
      throw refusal(node.code, en: "a step of it fails", fr: "une de ses étapes échoue")
    }
    if let exists {
      for unit in exists.indices where !exists[unit] { column.clear(at: unit, as: .notApplicable) }
    }
    let next = Lanes(block: newBlock(of: view.count), column: column)
    let inputs = try self.inputs(step.references, in: view)
    let isPlain = inputs.lanes.isEmpty
    let keepsStates = column.states == lanes.column.states
    if isPlain, keepsStates, column.categories == nil, case .rank(let rank) = step.operation {
      let ranked = try laneRank(rank, step, holding: column, of: node, in: view)
      add(.rank(ranked, of: lanes.block, into: next.block))
    } else if isPlain, keepsStates, step.by == nil, let action = action(of: step) {
      let members = try population(of: step, in: view, node)
      let lane = LaneStep(
        action: action, holders: lanes.holders,
        members: lanes.holders.filter { members[Int($0)] }, parameters: graph.parameters)
      add(.step(lane, of: lanes.block, into: next.block))
    } else {
      guard column.categories == nil else {
        throw refusal(node.code, en: "a step of it gives words", fr: "une étape y donne des mots")
      }
      _ = try population(of: step, in: view, node)
      add(
        .engineStep(
          EngineStep(
            step: step, node: node, exists: exists, before: lanes.column, after: column.states,
            inputs: inputs), of: lanes.block, into: next.block))
    }
    return next
  }

  /// The members of the population that fits a step.
  func population(
    of step: Step, in view: View, _ node: NodeDefinition
  ) throws(PlanRefusal) -> [Bool] {
    let population = step.over ?? graph.methodology.fit
    guard case .named(let name) = population else {
      return [Bool](repeating: true, count: view.count)
    }
    if graph.populationReads(name).contains(where: moving.contains) {
      throw refusal(
        node.code, en: "who belongs to '\(name)' moves",
        fr: "ceux qui font partie de « \(name) » changent")
    }
    return view.runner.members(of: population)
  }

  /// What lanes do at once; `nil` where the engine does it.
  private func action(of step: Step) -> LaneStep.Action? {
    let parameters = graph.parameters
    switch step.operation {
    case .scale(let scale):
      let ends = [scale.from.0, scale.from.1, scale.to.0, scale.to.1]
      guard ends.allSatisfy({ $0.isAnchor(withParameters: parameters) }) else { return nil }
      if ends.contains(where: \.usesStatistics) { return .fittedLine(ends) }
      let values = ends.compactMap { $0.anchor(over: [], parameters: parameters) }
      guard values.count == 4, values[0] != values[1] else { return nil }
      return .line(ScaleLine(a: values[0], b: values[1], c: values[2], d: values[3]))
    case .clip(let clip):
      let limits = [clip.low, clip.high].compactMap { $0 }
      guard
        limits.allSatisfy({ $0.isAnchor(withParameters: parameters) && !$0.usesStatistics })
      else { return nil }
      let low = clip.low?.anchor(over: [], parameters: parameters)
      let high = clip.high?.anchor(over: [], parameters: parameters)
      if let low, let high, low > high { return nil }
      return .clip(low: low, high: high)
    case .round(let round): return .round(round)
    default: return nil
    }
  }

  private func laneRank(
    _ rank: Rank, _ step: Step, holding column: Column, of node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> LaneRank {
    let absent = Column(absent: .missing, count: view.count)
    let keys = rank.thenBy.map { key in
      (column: view.evaluation.column(key.node) ?? absent, first: key.first)
    }
    return LaneRank(
      rank: rank, states: column, keys: keys, population: try population(of: step, in: view, node),
      grouping: step.by.map {
        view.evaluation.column($0) ?? absent
      })
  }
}
