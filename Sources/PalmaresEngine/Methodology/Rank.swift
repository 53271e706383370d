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
