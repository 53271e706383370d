import PalmaresCore
public import PalmaresEngine

/// What some draws gave, added up: the same whatever the order of draws, and of tallies that are added.
public struct RobustnessTally: Sendable {
  public let units: Int
  public var draws = 0
  public var ranks: RankCounts?
  /// Where there is no rank: the scores of each draw by its number, `nil` for who has none.
  public var scores: [Int: [Double?]]?
  public var classes: [ClassCounts]
  public var rivals: [RivalCounts]

  /// Nothing yet, as a file says what there is.
  public init(
    units: Int, hasRanks: Bool, keepsScores: Bool, classes: [String], rivals: [Int]
  ) {
    self.init(
      units: units, ranks: hasRanks ? RankCounts(units: units) : nil, keepsScores: keepsScores,
      classes: classes.map { ClassCounts(of: NodeReference($0), units: units) },
      rivals: rivals.map { RivalCounts(of: $0, units: units) })
  }

  init(
    units: Int, ranks: RankCounts?, keepsScores: Bool, classes: [ClassCounts],
    rivals: [RivalCounts]
  ) {
    self.units = units
    self.ranks = ranks
    scores = keepsScores ? [:] : nil
    self.classes = classes
    self.rivals = rivals
  }

  /// Adds the ranks of one draw, doubled, with 0 for none.
  public mutating func add(doubledRanks: UnsafeBufferPointer<Int32>) {
    ranks?.add(doubledRanks: doubledRanks)
    for index in rivals.indices { rivals[index].add(ranks: doubledRanks) }
  }

  /// Adds the ranks of one draw, whole, with 0 for none.
  public mutating func add(wholeRanks: UnsafeBufferPointer<Int32>) {
    ranks?.add(wholeRanks: wholeRanks)
    for index in rivals.indices { rivals[index].add(ranks: wholeRanks) }
  }

  /// Gives back the memory that only adding needs.
  public mutating func settle() { ranks?.settle() }

  /// Adds the scores of one draw.
  public mutating func add(scores column: Column, of draw: Int) {
    scores?[draw] = (0..<units).map { column.number(at: $0) }
  }

  public mutating func add(_ other: RobustnessTally) {
    draws += other.draws
    if let theirs = other.ranks { ranks?.add(theirs) }
    if let theirs = other.scores { scores?.merge(theirs) { mine, _ in mine } }
    for (index, theirs) in other.classes.enumerated() { classes[index].add(theirs) }
    for (index, theirs) in other.rivals.enumerated() { rivals[index].add(theirs) }
  }
}
