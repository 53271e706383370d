public import PalmaresAnalysis

/// What is asked of levers: a target, what may be changed, what others do meanwhile.
public struct LeverRequest: Sendable {
  public enum Target: Sendable, Hashable {
    /// So many places.
    case gain(Int)
    /// At most this rank.
    case rank(Int)
    /// At least this score; at most, where low scores are first.
    case score(Double)
  }

  public var target: Target
  public var objective: LeverObjective
  /// A file of levers (`--levers`).
  public var file: String?
  /// Levers in short (`--allow`).
  public var allowed: [String]
  /// `+2%`, or a table of the others' figures.
  public var others: String?
  public var seed: UInt64

  public init(
    _ target: Target, _ objective: LeverObjective = .fewest, file: String? = nil,
    allowed: [String] = [], others: String? = nil, seed: UInt64 = 1
  ) {
    self.target = target
    self.objective = objective
    self.file = file
    self.allowed = allowed
    self.others = others
    self.seed = seed
  }
}
