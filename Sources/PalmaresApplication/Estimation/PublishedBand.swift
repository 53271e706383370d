import PalmaresEngine

/// A published rank or band with the scores that were published for it.
public struct PublishedBand: Sendable, Hashable {
  /// As printed; several where the table gives one range of scores to each.
  public var names: [String]
  public var scores: Interval

  /// The bands of an edition, from the highest scores down; those that print the same range of scores
  /// are one. A rank with a score of its own stands among them as a range of no width.
  static func all(of edition: PublishedEdition) -> [PublishedBand] {
    var bands: [Interval: [String]] = [:]
    for row in edition.rows {
      guard let rank = row.rank, let scores = row.published else { continue }
      if bands[scores]?.contains(rank) != true { bands[scores, default: []].append(rank) }
    }
    return bands.map { PublishedBand(names: $1.sorted(), scores: $0) }.sorted {
      ($0.scores.high, $0.scores.low) > ($1.scores.high, $1.scores.low)
    }
  }
}
