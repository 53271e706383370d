/// A set of changes that reaches a target, as the engine has it.
public struct LeverPlan: Sendable {
  public enum Proof: Sendable, Hashable {
    /// Nothing that reaches the target is smaller, or cheaper.
    case proved
    /// It was found by search; nothing below the bound reaches the target, where one is known.
    case found(lowerBound: Double?)
  }

  /// One change, in the order of greatest effect.
  public struct Step: Sendable {
    public var lever: Int
    public var column: String
    public var from: Double?
    public var to: Double
    public var cost: Double
    /// Where the institution stands after this change and those before it.
    public var standing: LeverStanding
    /// Whether the change moves other institutions' scores too.
    public var movesOthers: Bool
  }

  public var steps: [Step]
  public var cost: Double
  public var standing: LeverStanding
  public var proof: Proof
  /// Whether the same inputs are proved to reach the target no cheaper.
  public var isCheapestOfItsInputs: Bool
  /// How many choices were put to the engine.
  public var trials: Int
}

/// What can be said of a target.
public enum LeverAnswer: Sendable {
  /// It is met already.
  case met
  case plan(LeverPlan)
  /// No choice reaches it; where that isn't proved, none was found. With the best choice's standing.
  case outOfReach(best: LeverStanding, steps: [LeverPlan.Step], isProved: Bool)
}
