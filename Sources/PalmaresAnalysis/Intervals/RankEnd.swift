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
  /// Whether parts of the set are left that were not looked into. Where none are, an end that is open stays
  /// so, however much is spent on it.
  public let hasMore: Bool

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
  /// Of how many others it isn't known whether they stand before it, or behind it, whatever the weights: 0
  /// where the numbers above are exact, otherwise they are at least that.
  public let perhapsBefore: Int
  public let perhapsBehind: Int
  /// How many there are.
  public let rivals: Int
  /// Whether both ends were searched as far as the budget goes. Where the work was interrupted before, they
  /// are bounds all the same, only wider.
  public let isSearched: Bool
}
