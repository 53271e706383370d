import PalmaresEngine

/// A published rank or band with the scores that were published for it.
public struct PublishedBand: Sendable, Hashable {
  /// As printed; several where the table gives one range of scores to each.
  public var names: [String]
  public var scores: Interval

  /// Bands from the highest scores down; those that print the same range of scores are one. A rank with
  /// a score of its own stands among them as a range of no width.
  static func all(of printed: [PublishedBands.Printed]) -> [PublishedBand] {
    var bands: [Interval: [PublishedBands.Printed]] = [:]
    for one in printed {
      for scores in Set(one.rows.compactMap(\.published)) { bands[scores, default: []].append(one) }
    }
    return bands.map { scores, printed in
      let sorted = printed.sorted {
        ($0.span?.low ?? .infinity, $0.name) < ($1.span?.low ?? .infinity, $1.name)
      }
      return PublishedBand(names: sorted.map(\.name), scores: scores)
    }.sorted { ($0.scores.high, $0.scores.low) > ($1.scores.high, $1.scores.low) }
  }
}
