import PalmaresCore

/// Position among the fit population: 1 is first.
///
/// An institution outside the population gets the position that it would take if it alone joined.
/// Missing values have no position.
public struct Rank: Sendable {
  /// Which end is first. There is no default.
  public var first: End
  /// What equal values share. There is no default.
  public var ties: Ties
  /// Nodes that order equal values, in turn; what is still equal follows `ties`.
  public var thenBy: [TieBreak]

  public init(first: End, ties: Ties, thenBy: [TieBreak] = []) {
    self.first = first
    self.ties = ties
    self.thenBy = thenBy
  }

  public enum Ties: String, Sendable, Hashable, CaseIterable {
    /// The best position of the group, "1224": the competition rank.
    case min
    /// The worst position of the group, "1334".
    case max
    /// The mean of their positions, "1 2.5 2.5 4".
    case average
    /// The best position, without gaps after it, "1223".
    case dense
    /// Positions in the order of the file, "1234": two equal institutions get different ranks.
    case order
  }

  public struct TieBreak: Sendable, Hashable {
    public var node: NodeReference
    public var first: End

    public init(node: NodeReference, first: End) {
      self.node = node
      self.first = first
    }
  }
}

extension Rank {
  func applied(to column: Column, in context: StepContext) -> StepOutcome {
    let keys = thenBy.map { key in
      (column: context.value(of: key.node).column(count: column.count), first: key.first)
    }
    let order = RankOrder(values: column, first: first, keys: keys)
    var result = column
    result.categories = nil
    var populations = [Double?](repeating: nil, count: context.grouping.count)
    for group in 0..<context.grouping.count {
      let holders = context.grouping.members[group].filter { column.states[$0] == .present }
      let members = holders.filter { context.population[$0] }
      let ladder = RankLadder(members, by: order, ties: ties)
      ladder.place(holders.filter { !context.population[$0] }, into: &result)
      ladder.placeMembers(into: &result)
      populations[group] = Double(members.count)
    }
    context.reportUngrouped(column)
    let n: ExpressionValue =
      context.grouping.isSingle
      ? .number(populations[0] ?? 0)
      : .column(
        Column(context.grouping.memberships.map { group in group.flatMap { populations[$0] } }))
    return StepOutcome(column: result, facts: [StepFact(.population, n)])
  }
}
