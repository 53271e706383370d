/// One end of an interval of ranks.
public struct RankEnd: Sendable, Hashable {
  public let side: RankSide
  /// No weights of the set give a place further out than this.
  public let proved: Int
  /// A place that ``witness`` gives.
  public let attained: Int
  /// Weights of the set that give it.
  public let witness: [Double]
  /// How many boxes of weights were looked into.
  public let boxes: Int

  /// Whether both are the same: no weights give more, and these give it.
  public var isExact: Bool { proved == attained }
  /// How many places stand between what is proved and what is attained.
  public var gap: Int { abs(proved - attained) }
}

/// The interval of ranks of one institution over a set of weights.
public struct RankInterval: Sendable, Hashable {
  /// Position of the institution.
  public let unit: Int
  public let best: RankEnd
  public let worst: RankEnd
  /// How many rivals stand before it whatever the weights, and how many behind it.
  public let alwaysBefore: Int
  public let alwaysBehind: Int
  /// How many there are.
  public let rivals: Int
  /// Whether both ends were searched as far as the budget goes. Where the work was interrupted before, they
  /// are bounds all the same, only wider.
  public let isSearched: Bool
}
