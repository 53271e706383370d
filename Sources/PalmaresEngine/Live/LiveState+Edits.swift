import PalmaresCore

extension LiveState {
  /// Gives one institution another figure; whether every rule can be applied then.
  func set(_ cell: Cell, in column: String, at unit: Int) -> Bool {
    guard let figures = figures[column], figures.categories == nil else { return false }
    let was = Cell(figures, at: unit)
    if was.isIdentical(to: cell) { return true }
    let route = route(of: column)
    guard prepare(route.nodes) else { return false }
    self.figures[column]?.put(cell, at: unit)
    edited.insert(column)
    return carryOut(
      LiveEdit(
        route: route, column: (column, LiveMovement.Move(unit: unit, was: was)),
        movements: unmoved))
  }

  /// Puts weights in place of a combination's; whether every rule can be applied then.
  func setWeights(_ weights: [Double], at position: Int) -> Bool {
    let route = routeOfWeights(at: position)
    let looksBack = route.nodes.contains { !graph.uses[$0].earlierNodes.isEmpty }
    guard !looksBack, prepare(route.nodes), (try? put(weights: weights, at: position)) != nil
    else { return false }
    var edit = LiveEdit(route: route, column: nil, movements: unmoved)
    edit.weighted = position
    return carryOut(edit)
  }

  private var unmoved: [LiveMovement] {
    [LiveMovement](repeating: .nobody, count: columns.count)
  }

  private func route(of column: String) -> LiveRoute {
    if let known = routes[column] { return known }
    var affected = AffectedNodes(columns: [column])
    affected.close(in: graph)
    let route = graph.route(of: affected) { columns[$0] != nil }
    routes[column] = route
    return route
  }

  private func routeOfWeights(at position: Int) -> LiveRoute {
    if let known = routesOfWeights[position] { return known }
    var affected = AffectedNodes()
    affected.rules = [position]
    affected.close(in: graph)
    let route = graph.route(of: affected) { columns[$0] != nil }
    routesOfWeights[position] = route
    return route
  }

  /// Lays nodes open that weren't yet.
  private func prepare(_ wanted: [Int]) -> Bool {
    let closed = wanted.filter { nodes[$0] == nil }
    if closed.isEmpty { return true }
    guard let known = try? snapshot() else { return false }
    let evaluator = Evaluator(
      known.graph, dataset: known.dataset, startingFrom: known,
      affected: AffectedNodes(nodes: Set(closed)), keepsSteps: true)
    defer { evaluator.periods.forget() }
    for position in closed {
      evaluator.evaluate(position)
      guard !evaluator.hasErrors, let node = evaluator.live(position) else { return false }
      nodes[position] = node
    }
    return true
  }

  private func carryOut(_ edit: LiveEdit) -> Bool {
    self.edit = edit
    isRefused = false
    defer {
      self.edit?.evaluator?.periods.forget()
      self.edit = nil
    }
    if let column = edit.column { turn(to: column.move.unit) }
    for (followed, position) in edit.route.nodes.enumerated() {
      self.edit?.followed = followed
      do throws(LiveRefusal) {
        try follow(position)
      } catch {
        return false
      }
      hand(position)
    }
    self.edit?.followed = edit.route.nodes.count
    do throws(LiveRefusal) {
      for population in edit.route.populations.sorted() { _ = try hasOtherMembers(population) }
      for check in edit.route.checks where try !passes(check) { return false }
      return true
    } catch {
      return false
    }
  }

  /// Gives an evaluator what was followed without it.
  private func hand(_ position: Int) {
    guard let evaluator = edit?.evaluator, evaluator.columns[position] == nil,
      let column = columns[position]
    else { return }
    let node = graph.methodology.nodes[position]
    evaluator.put(column, as: NodeReference(node.code))
    for stage in node.stages {
      let reference = NodeReference(node.code, stage: stage)
      if let column = stages[reference] { evaluator.put(column, as: reference) }
    }
  }

  private func follow(_ position: Int) throws(LiveRefusal) {
    let movement = try whatReaches(position)
    switch movement {
    case .nobody: return
    case .everyone: try workOut(position)
    case .few(let moves):
      do throws(LiveRefusal) {
        try follow(position, at: moves.map(\.unit))
        work.followed += 1
      } catch .asAWhole {
        try workOut(position)
      }
    }
  }

  /// Whose values a node may see moved; each institution once.
  private func whatReaches(_ position: Int) throws(LiveRefusal) -> LiveMovement {
    guard let edit, edit.weighted != position else { return .everyone }
    var found: [LiveMovement.Move] = []
    func add(_ movement: LiveMovement) -> Bool {
      switch movement {
      case .everyone: return false
      case .nobody: return true
      case .few(let moves):
        for move in moves where !found.contains(where: { $0.unit == move.unit }) {
          found.append(move)
        }
        return found.count <= LiveMovement.most
      }
    }
    if let column = edit.column, edit.route.readers.contains(position) {
      guard add(.few([column.move])) else { return .everyone }
    }
    for read in graph.uses[position].nodes {
      guard add(edit.movements[read]) else { return .everyone }
    }
    for population in graph.uses[position].populations
    where edit.route.populations.contains(population) {
      if try hasOtherMembers(population) { return .everyone }
    }
    return found.isEmpty ? .nobody : .few(found)
  }

  /// Follows a few institutions through a node.
  private func follow(_ position: Int, at units: [Int]) throws(LiveRefusal) {
    guard var live = nodes[position], live.isLocal else { throw .asAWhole }
    guard statisticsStand(live) else { throw .asAWhole }
    // Held in one place alone, its columns are changed where they lie.
    nodes[position] = nil
    defer { nodes[position] = live }
    let node = graph.methodology.nodes[position]
    let ranks = finalRank(of: node)
    if let ranks, live.ranks == nil, let scores = live.then.before.last,
      let ranked = columns[position]
    {
      live.ranks = RunningRanks(of: scores, ranked: ranked, by: ranks)
    }
    var results: [(unit: Int, column: Column)] = []
    for unit in units {
      if unit != self.unit { turn(to: unit) }
      let column = try followed(&live, of: node, at: position)
      results.append((unit, column))
    }
    if ranks != nil {
      rank(results, &live, at: position)
    } else {
      try put(results, of: node, at: position)
    }
  }

  private func put(
    _ results: [(unit: Int, column: Column)], of node: NodeDefinition, at position: Int
  ) throws(LiveRefusal) {
    let categories = columns[position]?.categories
    guard results.allSatisfy({ $0.column.categories == categories }) else { throw .asAWhole }
    var moves: [LiveMovement.Move] = []
    let hasStages = node.then.contains { $0.stage != nil }
    for (unit, column) in results {
      guard let was = columns[position].map({ Cell($0, at: unit) }) else { throw .asAWhole }
      let now = Cell(column, at: 0)
      if now.isIdentical(to: was), !hasStages { continue }
      columns[position]?.put(now, at: unit)
      moves.append(LiveMovement.Move(unit: unit, was: was))
    }
    edit?.movements[position] = moves.isEmpty ? .nobody : .few(moves)
  }

  /// Moves the ranks of those who are passed.
  private func rank(
    _ results: [(unit: Int, column: Column)], _ live: inout LiveNode, at position: Int
  ) {
    for (unit, column) in results {
      let cell = Cell(column, at: 0)
      live.ranks?.move(unit, to: cell.isPresent ? cell.value : nil, orWithout: cell.state)
    }
    live.ranks?.write(into: &columns[position])
    edit?.movements[position] = .everyone
  }

  /// Whether statistics and groups of other nodes and columns are what they were.
  private func statisticsStand(_ live: LiveNode) -> Bool {
    if let formula = live.formula, !stands(formula) { return false }
    for edge in live.edges where edge.looksElsewhere {
      if !statisticsStand(edge.steps) { return false }
    }
    return !live.then.looksElsewhere || statisticsStand(live.then.steps)
  }

  private func statisticsStand(_ steps: [LiveStep]) -> Bool {
    for live in steps {
      if let group = live.step.by, isMoved(group) { return false }
      if let statistics = live.statistics, !stands(statistics) { return false }
    }
    return true
  }

  private func stands(_ statistics: FittedStatistics) -> Bool {
    statistics.references.allSatisfy { reference in
      switch movement(of: reference) {
      case .nobody: return true
      case .everyone: return false
      case .few(let moves):
        guard let column = column(of: reference) else { return false }
        return moves.allSatisfy {
          statistics.stand(after: $0.was, at: $0.unit, in: column, of: reference)
        }
      }
    }
  }

  /// Works a node out for everyone, as an evaluation does.
  private func workOut(_ position: Int) throws(LiveRefusal) {
    work.workedOut += 1
    if try workedOutAlone(position) { return }
    let evaluator = try wholeEvaluator()
    evaluator.evaluate(position)
    guard !evaluator.hasErrors, !evaluator.failed.contains(position),
      let column = evaluator.columns[position], let old = columns[position]
    else { throw .forbidden }
    let node = graph.methodology.nodes[position]
    let movement = LiveMovement(from: old, to: column)
    edit?.movements[position] = node.then.contains { $0.stage != nil } ? .everyone : movement
    columns[position] = column
    nodes[position] = evaluator.live(position)
    present[position] = evaluator.present[position]
    fittedWeights[position] = evaluator.fittedWeights[position]
    for stage in node.stages {
      let reference = NodeReference(node.code, stage: stage)
      stages[reference] = evaluator.stages[reference]
    }
  }

  func wholeEvaluator() throws(LiveRefusal) -> Evaluator {
    if let known = edit?.evaluator { return known }
    let affected = edit?.route.affected ?? AffectedNodes()
    guard let known = try? snapshot() else { throw .forbidden }
    let evaluator = Evaluator(
      known.graph, dataset: known.dataset, startingFrom: known, affected: affected,
      keepsSteps: true)
    edit?.evaluator = evaluator
    // Those already followed stand before this one.
    if let edit { edit.route.nodes.prefix(edit.followed).forEach(hand) }
    return evaluator
  }
}
