public import PalmaresEngine

/// Scores on the way from one group of weights to the other: of each institution a line.
///
/// At t the first group has the share t of the weight of both, the second 1 − t; shares inside the groups
/// are as they are. An institution's score is `atZero + t·(atOne − atZero)`, from the better side: a higher
/// one is nearer to the first rank.
public struct WeightSegment: Sendable {
  /// One institution.
  public struct Line: Sendable, Hashable {
    /// Position in the dataset.
    public var unit: Int
    public var atZero: Double
    public var atOne: Double
    /// Orders institutions whose scores are the same all along; equal ones share their rank.
    public var key: Int

    public init(unit: Int, atZero: Double, atOne: Double, key: Int = 0) {
      self.unit = unit
      self.atZero = atZero
      self.atOne = atOne
      self.key = key
    }
  }

  public var lines: [Line]
  /// The weights that the two groups have: t is the first over their sum.
  public var first: Double
  public var second: Double
  /// What equal scores share.
  public var ties: Rank.Ties

  /// - Precondition: weights aren't negative and not both zero; scores are finite.
  public init(_ lines: [Line], first: Double, second: Double, ties: Rank.Ties = .min) {
    precondition(first >= 0 && second >= 0 && first + second > 0, "weights \(first), \(second)")
    precondition(lines.allSatisfy { $0.atZero.isFinite && $0.atOne.isFinite }, "finite scores")
    self.lines = lines
    self.first = first
    self.second = second
    self.ties = ties
  }

  /// The published t.
  public var nominal: Double { first / (first + second) }
}
