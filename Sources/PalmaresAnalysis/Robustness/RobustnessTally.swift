import PalmaresCore
public import PalmaresEngine

/// What some draws gave, added up: the same whatever the order of draws, and of tallies that are added.
public struct RobustnessTally: Sendable {
  public let units: Int
  public var draws = 0
  public var ranks: RankCounts?
  public var scores: ExactSums?
  /// Where there is no rank: the scores of each draw by its number, `nil` for who has none.
  public var keptScores: [Int: [Double?]]?
  public var classes: [ClassCounts]
  public var rivals: [RivalCounts]

  init(
    units: Int, ranks: RankCounts?, scores: ExactSums?, keepsScores: Bool, classes: [ClassCounts],
    rivals: [RivalCounts]
  ) {
    self.units = units
    self.ranks = ranks
    self.scores = scores
    keptScores = keepsScores ? [:] : nil
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

  /// Adds the scores of one draw.
  ///
  /// - Returns: the institution whose score is too large to be added beside the nominal ones.
  public mutating func add(scores column: Column, of draw: Int) -> Int? {
    for unit in 0..<units {
      guard let score = column.number(at: unit) else { continue }
      guard scores?.add(score, to: unit) != false else { return unit }
    }
    keptScores?[draw] = (0..<units).map { column.number(at: $0) }
    return nil
  }

  /// Adds the scores of one draw of a cohort.
  ///
  /// - Returns: as ``add(scores:of:)``.
  mutating func add(
    scores values: UnsafeBufferPointer<Double>, _ states: [ValueState]
  ) -> Int? {
    for unit in 0..<units where states[unit] == .present {
      guard scores?.add(values[unit], to: unit) != false else { return unit }
    }
    return nil
  }

  public mutating func add(_ other: RobustnessTally) {
    draws += other.draws
    if let theirs = other.ranks { ranks?.add(theirs) }
    if let theirs = other.scores { scores?.add(theirs) }
    if let theirs = other.keptScores { keptScores?.merge(theirs) { mine, _ in mine } }
    for (index, theirs) in other.classes.enumerated() { classes[index].add(theirs) }
    for (index, theirs) in other.rivals.enumerated() { rivals[index].add(theirs) }
  }
}
