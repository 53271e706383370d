import PalmaresCore

extension Scale {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let holders = context.holders(of: column)
    let ends = [from.0, from.1, to.0, to.1]
    let anchors = ends.map { context.evaluated($0, for: holders) }
    let roles: [StepFact.Role] = [.fromLow, .fromHigh, .toLow, .toHigh]
    let facts = roles.indices.map {
      StepFact(roles[$0], anchors[$0], expression: ends[$0].text)
    }
    if case (.number(let a), .number(let b)) = (anchors[0], anchors[1]),
      case (.number(let c), .number(let d)) = (anchors[2], anchors[3])
    {
      let line = ScaleLine(a: a, b: b, c: c, d: d)
      let result = scaled(column, by: line, at: holders.indices.filter { holders[$0] }, context)
      return StepOutcome(column: result, facts: facts)
    }
    let columns = anchors.map { $0.column(count: column.count) }
    return StepOutcome(column: scaledOneByOne(column, columns, context), facts: facts)
  }

  /// The same line for everyone.
  private func scaled(
    _ column: Column, by line: ScaleLine, at holders: [Int], _ context: StepContext
  ) -> Column {
    guard line.a != line.b || isOpen(for: holders) else {
      reportEqualAnchors(at: holders, column, line.a, in: context)
      return column
    }
    if isTurnedRound(line) { reportTurnedRound(line, in: context) }
    var result = column
    for unit in holders { result.values[unit] = line.value(of: column.values[unit]) }
    return result
  }

  /// Whether the data set equal ends and nobody has a value to be put between them.
  private func isOpen(for holders: [Int]) -> Bool {
    holders.isEmpty && (from.0.tree.usesStatistics || from.1.tree.usesStatistics)
  }

  /// Where anchors differ between institutions: groups, or a column of targets.
  private func scaledOneByOne(
    _ column: Column, _ anchors: [Column], _ context: StepContext
  ) -> Column {
    var result = column
    var undefined: [Int] = []
    var equal: [Int] = []
    var turned: ScaleLine?
    for unit in 0..<column.count where column.states[unit] == .present {
      guard anchors.allSatisfy({ $0.states[unit] == .present }) else {
        undefined.append(unit)
        continue
      }
      let line = ScaleLine(
        a: anchors[0].values[unit], b: anchors[1].values[unit], c: anchors[2].values[unit],
        d: anchors[3].values[unit])
      if line.a == line.b {
        equal.append(unit)
      } else {
        result.values[unit] = line.value(of: column.values[unit])
      }
      if isTurnedRound(line) { turned = turned ?? line }
    }
    if let first = equal.first {
      reportEqualAnchors(at: equal, column, anchors[0].values[first], in: context)
    }
    if let turned { reportTurnedRound(turned, in: context) }
    if !undefined.isEmpty { reportUndefinedAnchors(at: undefined, in: context) }
    return result
  }

  /// Whether the data turn a scale round that is written to rise: a fraction of a negative best
  /// (`[0, max]`), a target below the lowest (`[min, 90]`).
  private func isTurnedRound(_ line: ScaleLine) -> Bool {
    guard from.0.tree.usesStatistics != from.1.tree.usesStatistics, line.b < line.a else {
      return false
    }
    return from.0.tree == .statistic(.min, of: nil, argument: nil)
      || from.1.tree == .statistic(.max, of: nil, argument: nil)
  }
}
