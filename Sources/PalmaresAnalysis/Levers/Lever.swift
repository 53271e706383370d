/// An input that may be changed: a column of an institution's figures, and the values that it may take.
public struct Lever: Sendable, Hashable {
  /// One value that it may take in place of its own.
  public struct Option: Sendable, Hashable {
    public var value: Double
    /// What the change costs, in whatever costs are counted in; never negative.
    public var cost: Double

    public init(value: Double, cost: Double) {
      self.value = value
      self.cost = cost
    }
  }

  public var column: String
  /// The figure as it is; `nil` where there is none.
  public var value: Double?
  public var options: [Option]

  public init(column: String, value: Double?, options: [Option]) {
    self.column = column
    self.value = value
    self.options = options
  }
}

/// What the changes shall reach.
public enum LeverTarget: Sendable, Hashable {
  /// At least this score; at most, where low scores are first.
  case score(Double)
  /// At most this rank, as the methodology counts ranks.
  case rank(Double)
}

/// What makes one set of changes better than another that reaches the target too.
public enum LeverObjective: String, Sendable, Hashable {
  /// The smallest number of inputs; then, with these inputs, the lowest cost.
  case fewest
  /// The lowest cost.
  case cheapest
}

/// Which option is taken of some levers, by their positions: `[3: 0]`. Others stay as they are.
public typealias LeverChoice = [Int: Int]

/// Where an institution stands.
public struct LeverStanding: Sendable, Hashable {
  public var score: Double?
  public var rank: Double?

  public init(score: Double?, rank: Double?) {
    self.score = score
    self.rank = rank
  }
}
