import PalmaresCore

/// Why one institution's value isn't followed through a node.
enum LiveRefusal: Error {
  /// The node has to be worked out as a whole.
  case asAWhole
  /// A rule can't be applied: the evaluation from the beginning says which.
  case forbidden
}

extension LiveState {
  /// What a node gives to the institution at hand, with the columns inside it brought up to date. A rank
  /// in the end is left to who asks: it gets what goes into it.
  func followed(_ live: inout LiveNode, of node: NodeDefinition, at position: Int)
    throws(LiveRefusal) -> Column
  {
    let exists = try existence(of: node)
    var column = try source(of: node, &live, at: position, exists: exists)
    restrict(&column, to: exists)
    return try run(&live.then, from: column, of: node, exists: exists, restricts: true)
  }

  private func existence(of node: NodeDefinition) throws(LiveRefusal) -> [Bool]? {
    guard let condition = node.only else { return nil }
    let truth = try truth(of: condition, in: node)
    if truth == .undecided { throw .forbidden }
    return [truth == .yes]
  }

  /// Whether a condition holds for the institution at hand.
  func truth(of condition: Expression, in node: NodeDefinition) throws(LiveRefusal) -> Truth {
    let truths = context(node, exists: nil, current: nil).evaluated(condition).truths(count: 1)
    if isRefused { throw .forbidden }
    return truths[0]
  }

  private func restrict(_ column: inout Column, to exists: [Bool]?) {
    if exists == [false] { column.clear(at: 0, as: .notApplicable) }
  }

  private func source(
    of node: NodeDefinition, _ live: inout LiveNode, at position: Int, exists: [Bool]?
  ) throws(LiveRefusal) -> Column {
    switch node.source {
    case .column(let name):
      return figures[name]?.alone(at: unit) ?? Column(absent: .missing, count: 1)
    case .node(let reference): return value(of: reference).column(count: 1)
    case .constant(let value): return Column([value])
    case .formula(let formula):
      var context = context(node, exists: exists, current: nil)
      context.known = live.formula?.asked(by: unit)
      let value = context.evaluated(formula).column(count: 1)
      if isRefused { throw .forbidden }
      return value
    case .combination(let combination):
      return try combined(combination, of: node, &live, at: position, exists: exists)
    }
  }

  private func combined(
    _ combination: Combination, of node: NodeDefinition, _ live: inout LiveNode,
    at position: Int, exists: [Bool]?
  ) throws(LiveRefusal) -> Column {
    for edge in live.edges.indices
    where !live.edges[edge].steps.isEmpty && live.edges[edge].reads.contains(where: isMoved) {
      let raw = value(of: combination.children[edge].node).column(count: 1)
      let result = try run(&live.edges[edge], from: raw, of: node, exists: exists, restricts: false)
      guard result.categories == live.edges[edge].result?.categories else { throw .asAWhole }
      live.edges[edge].result?.put(Cell(result, at: 0), at: unit)
    }
    if exists == [false] {
      present[position]?[unit] = 0
      return Column(absent: .notApplicable, count: 1)
    }
    guard let input = input(of: combination, live, at: position) else { throw .asAWhole }
    present[position]?[unit] = Int32(input.present(at: unit))
    switch combination.combined(input, at: unit) {
    case .success(let cell): return Column(cell, categories: nil)
    case .failure: throw .forbidden
    }
  }

  /// Everyone's children as they go into a combination.
  func input(
    of combination: Combination, _ live: LiveNode, at position: Int
  ) -> CombinationInput? {
    var children: [Column] = []
    children.reserveCapacity(live.edges.count)
    for edge in live.edges.indices {
      let node = live.edges[edge].child
      let column =
        live.edges[edge].result ?? node.map { columns[$0] }
        ?? column(of: combination.children[edge].node)
      guard let column else { return nil }
      children.append(column)
    }
    return CombinationInput(columns: children, weights: weights[position], units: count)
  }

  /// Takes the institution's value through a chain.
  private func run(
    _ chain: inout LiveChain, from source: Column, of node: NodeDefinition, exists: [Bool]?,
    restricts: Bool
  ) throws(LiveRefusal) -> Column {
    var column = source
    for position in chain.steps.indices {
      try enter(column, &chain, at: position)
      if !chain.steps[position].isLocal {
        let isLast = position == chain.steps.count - 1
        guard isLast, restricts, finalRank(of: node) != nil else { throw .asAWhole }
        return column
      }
      column = try applied(chain.steps[position], to: column, of: node, exists: exists)
      if restricts { restrict(&column, to: exists) }
      if restricts, let stage = chain.steps[position].step.stage {
        let reference = NodeReference(node.code, stage: stage)
        guard stages[reference]?.categories == column.categories else { throw .asAWhole }
        stages[reference]?.put(Cell(column, at: 0), at: unit)
      }
    }
    return column
  }

  /// The rank that a node's last step makes, where nothing else than the value in hand orders everyone and
  /// it is the node's result as it is.
  func finalRank(of node: NodeDefinition) -> Rank? {
    guard node.only == nil, let step = node.then.last, step.stage == nil else { return nil }
    return LiveStep.plainRank(step, fit: graph.methodology.fit)
  }

  /// Puts the institution's value before a step, which must stay as the data set it.
  private func enter(
    _ column: Column, _ chain: inout LiveChain, at position: Int
  ) throws(LiveRefusal) {
    guard chain.before[position].categories == column.categories else { throw .asAWhole }
    let was = Cell(chain.before[position], at: unit)
    let now = Cell(column, at: 0)
    if now.isIdentical(to: was) { return }
    chain.before[position].put(now, at: unit)
    if let statistics = chain.steps[position].statistics {
      guard statistics.stand(after: was, at: unit, in: chain.before[position], of: nil) else {
        throw .asAWhole
      }
    }
  }

  private func applied(
    _ live: LiveStep, to column: Column, of node: NodeDefinition, exists: [Bool]?
  ) throws(LiveRefusal) -> Column {
    if let line = live.line, column.states[0] == .present {
      let value = line.value(of: column.values[0])
      if !value.isFinite { throw .forbidden }
      return Column(Cell(value), categories: column.categories)
    }
    var context = context(node, exists: exists, current: column)
    context.known = live.statistics?.asked(by: unit)
    let outcome = live.step.operation.applied(to: column, in: context)
    if isRefused || !outcome.column.values[0].isFinite { throw .forbidden }
    return outcome.column
  }

  private func context(
    _ node: NodeDefinition, exists: [Bool]?, current: Column?
  ) -> StepContext {
    StepContext(
      surroundings: self, node: node, exists: exists, population: [true],
      grouping: Self.alone, location: nil, current: current)
  }

  private static let alone = Grouping.single(count: 1)
}
