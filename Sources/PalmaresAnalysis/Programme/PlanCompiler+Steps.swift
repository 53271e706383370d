import PalmaresCore
import PalmaresEngine

extension PlanCompiler {
  /// Adds a step on a block.
  ///
  /// - Parameter column: what comes of the whole chain; its states are those of every stage, because these
  ///   steps keep who has a value.
  func applied(
    _ step: Step, to block: Int, holding column: Column, of node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> Int {
    let next = newBlock(of: view.count)
    if case .rank(let rank) = step.operation {
      let ranked = try laneRank(rank, step, holding: column, of: node, in: view)
      add(.rank(ranked, of: block, into: next))
      return next
    }
    guard step.by == nil else {
      throw refusal(node.code, en: "a step of it is by groups", fr: "une étape y est par groupes")
    }
    let members = try population(of: step, in: view, node)
    let holders = column.states.indices.filter { column.states[$0] == .present }
    let lane = LaneStep(
      action: try action(of: step, node), holders: holders.map(Int32.init),
      members: holders.filter { members[$0] }.map(Int32.init), parameters: graph.parameters)
    add(.step(lane, of: block, into: next))
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
    return view.evaluation.everyMember(of: population)
  }

  private func action(
    of step: Step, _ node: NodeDefinition
  ) throws(PlanRefusal) -> LaneStep.Action {
    let parameters = graph.parameters
    switch step.operation {
    case .scale(let scale):
      let ends = [scale.from.0, scale.from.1, scale.to.0, scale.to.1]
      guard ends.allSatisfy({ $0.isAnchor(withParameters: parameters) }) else { break }
      if ends.contains(where: \.usesStatistics) { return .fittedLine(ends) }
      let values = ends.compactMap { $0.anchor(over: [], parameters: parameters) }
      guard values.count == 4, values[0] != values[1] else { break }
      return .line(ScaleLine(a: values[0], b: values[1], c: values[2], d: values[3]))
    case .clip(let clip):
      let limits = [clip.low, clip.high].compactMap { $0 }
      guard
        limits.allSatisfy({ $0.isAnchor(withParameters: parameters) && !$0.usesStatistics })
      else { break }
      let low = clip.low?.anchor(over: [], parameters: parameters)
      let high = clip.high?.anchor(over: [], parameters: parameters)
      if let low, let high, low > high { break }
      return .clip(low: low, high: high)
    case .round(let round): return .round(round)
    default: break
    }
    let word = step.form ?? step.operation.word
    throw refusal(
      node.code, en: "'\(word)' is worked out draw by draw",
      fr: "« \(word) » se calcule tirage par tirage")
  }

  private func laneRank(
    _ rank: Rank, _ step: Step, holding column: Column, of node: NodeDefinition, in view: View
  ) throws(PlanRefusal) -> LaneRank {
    var keys: [(column: Column, first: End)] = []
    for key in rank.thenBy {
      guard !isMoving(key.node), let column = view.evaluation.column(key.node) else {
        throw refusal(
          node.code, en: "what orders equal values moves",
          fr: "ce qui départage les égaux change")
      }
      keys.append((column, key.first))
    }
    if let by = step.by, isMoving(by) {
      throw refusal(node.code, en: "its groups move", fr: "ses groupes changent")
    }
    return LaneRank(
      rank: rank, states: column, keys: keys, population: try population(of: step, in: view, node),
      grouping: step.by.map {
        view.evaluation.column($0) ?? Column(absent: .missing, count: view.count)
      })
  }
}
