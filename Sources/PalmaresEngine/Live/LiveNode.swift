import PalmaresCore

/// What lies between a node's source and its result, so that one institution's values can be followed
/// through it.
struct LiveNode {
  /// For combinations: the edges, in declared order.
  var edges: [LiveChain] = []
  var then: LiveChain
  /// What a formula's statistics are.
  var formula: FittedStatistics?
  /// Whether one institution's values can be followed at all.
  var isLocal: Bool
  /// The ranks kept right where its last step ranks everyone.
  var ranks: RunningRanks?
}

/// A chain of steps with the columns before each of them.
struct LiveChain {
  var steps: [LiveStep]
  /// The column that goes into each step.
  var before: [Column]
  /// What comes out of the last step of an edge; elsewhere it is the node's own column, and is kept there.
  var result: Column?
  /// Nodes, stages and columns whose values go into it by name.
  var reads: [NodeReference]
  /// Of an edge: the child's place among the nodes, where it is a node's result.
  var child: Int?

  /// Where statistics or groups are of something else than the value in hand.
  var looksElsewhere: Bool {
    steps.contains { $0.step.by != nil || $0.statistics?.references.isEmpty == false }
  }
}

/// A step and what the data decided of it.
struct LiveStep {
  var step: Step
  var statistics: FittedStatistics?
  /// Whether an institution's result follows from its own values, while the statistics stand.
  var isLocal: Bool
  /// The line of a scale, where it is the same for everyone.
  var line: ScaleLine?

  /// The rank that a step makes, where nothing else than the value in hand orders everyone.
  static func plainRank(_ step: Step, fit: PopulationReference) -> Rank? {
    guard case .rank(let rank) = step.operation, rank.thenBy.isEmpty, step.by == nil,
      step.members == nil, (step.over ?? fit) == .all
    else { return nil }
    return rank
  }
}

extension StepOperation {
  /// Whether each institution's result follows from its own values and from statistics.
  var isOfEachAlone: Bool {
    switch self {
    case .scale, .clip, .round, .map, .cut, .fill, .blank, .replace: true
    case .rank, .fillPeriods, .winsorise, .netFlow: false
    }
  }
}
