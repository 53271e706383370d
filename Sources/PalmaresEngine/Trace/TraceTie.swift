import PalmaresCore

/// What ordered an institution among those that have the same value at a rank step.
public struct TraceTie: Sendable {
  /// How many others of the same population and group have the same value.
  public let others: Int
  /// The keys that were looked at, in turn, with the institution's value of each; those after the
  /// last one that told anybody apart are left out.
  public let keys: [Key]
  /// How many others are equal in every key.
  public let stillTied: Int

  public struct Key: Sendable {
    public let tieBreak: Rank.TieBreak
    public let value: TraceValue
  }
}

extension Evaluation {
  /// What ordered an institution at a rank step with `then_by`.
  ///
  /// - Parameters:
  ///   - index: position of the step among those of the node.
  ///   - node: evaluated with `keepingSteps`.
  /// - Returns: `nil` where the step ranks nothing, names no other key, or where nobody else has the
  ///   same value.
  public func tie(inStep index: Int, of node: NodeReference, at unit: Int) -> TraceTie? {
    guard let position = graph.positions[node.code], let steps = records[position]?.steps,
      steps.indices.contains(index), case .rank(let rank) = steps[index].step.operation,
      !rank.thenBy.isEmpty
    else { return nil }
    var rivals = rivals(of: unit, in: steps[index])
    guard !rivals.isEmpty else { return nil }
    let others = rivals.count
    var keys: [TraceTie.Key] = []
    for tieBreak in rank.thenBy where !rivals.isEmpty {
      guard let column = column(tieBreak.node) else { continue }
      keys.append(TraceTie.Key(tieBreak: tieBreak, value: TraceValue(column, at: unit)))
      rivals = rivals.filter { column.isEqual(at: $0, unit) }
    }
    return TraceTie(others: others, keys: keys, stillTied: rivals.count)
  }

  /// Members of the same population and group with the same value.
  private func rivals(of unit: Int, in record: NodeRecord.StepRecord) -> [Int] {
    let values = record.before
    guard values.states[unit] == .present else { return [] }
    let members = members(of: record.step.over ?? graph.methodology.fit)
    let groups = record.step.by.flatMap { column($0) }
    return (0..<values.count).filter { other in
      other != unit && values.isEqual(at: other, unit) && members?[other] ?? true
        && groups?.isEqual(at: other, unit) ?? true
    }
  }
}

extension Column {
  /// Whether two institutions have the same value, or neither has one.
  fileprivate func isEqual(at a: Int, _ b: Int) -> Bool {
    guard states[a] == .present, states[b] == .present else {
      return states[a] != .present && states[b] != .present
    }
    return values[a] == values[b]
  }
}
