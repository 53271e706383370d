/// How often each institution ranked before a named one, and beside it.
public struct RivalCounts: Sendable {
  /// Position of the named institution.
  public let rival: Int
  /// Draws in which both have a rank and the institution's comes first.
  public private(set) var wins: [Int]
  /// Draws in which both have the same rank.
  public private(set) var ties: [Int]

  public init(of rival: Int, units: Int) {
    self.rival = rival
    wins = [Int](repeating: 0, count: units)
    ties = wins
  }

  /// Adds one draw, of ranks or doubled ranks, with 0 for none.
  public mutating func add(ranks: UnsafeBufferPointer<Int32>) {
    let other = ranks[rival]
    guard other > 0 else { return }
    for (unit, rank) in ranks.enumerated() where rank > 0 {
      if rank < other { wins[unit] += 1 } else if rank == other { ties[unit] += 1 }
    }
  }

  public mutating func add(_ other: RivalCounts) {
    for unit in wins.indices {
      add(wins: other.wins[unit], ties: other.ties[unit], to: unit)
    }
  }

  /// Adds what a file holds.
  public mutating func add(wins: Int, ties: Int, to unit: Int) {
    self.wins[unit] += wins
    self.ties[unit] += ties
  }
}
