/// What changed for one institution between two editions, and what made it.
public struct AttributedChange: Sendable, Hashable {
  /// Its position in the edition before.
  public let unit: Int
  /// By number of the world; `nil` where it has none there.
  public let ranks: [Double?]
  public let scores: [Double?]

  public init(unit: Int, ranks: [Double?], scores: [Double?]) {
    self.unit = unit
    self.ranks = ranks
    self.scores = scores
  }

  /// Places towards the first, by group; `nil` where some world gives no rank.
  public var rise: ShapleyParts? {
    Self.parts(of: ranks)?.opposite
  }

  /// `nil` where some world gives no score.
  public var score: ShapleyParts? { Self.parts(of: scores) }

  private static func parts(of values: [Double?]) -> ShapleyParts? {
    let known = values.compactMap { $0 }
    return known.count == values.count ? ShapleyParts(of: known) : nil
  }

  /// Worlds in which it has no rank.
  public var worldsWithoutRank: [EditionWorld] {
    EditionWorld.all.filter { ranks[$0.number] == nil }
  }
}
