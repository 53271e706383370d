import PalmaresCore

/// The statistics of one institution's ranks over all draws, so that the counts needn't be kept.
public struct RankSummary: Sendable {
  public static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

  public let ranked: Int
  public let absent: Int
  public let mean: Double?
  public let errorOfMean: Double?
  public let lowest: Double?
  public let highest: Double?
  /// At ``shares``.
  public let quantiles: [Double?]
  /// Bounds of each, as ``RankDistribution/interval(ofQuantile:)``.
  public let intervals: [(low: Double?, high: Double?)]
  /// Shares of all draws in the first so many.
  public let tops: [Double?]
  /// P5 and P95 over the first half of the draws.
  public let ofFirstHalf: (low: Double?, high: Double?)

  public var draws: Int { ranked + absent }

  init(_ all: RankDistribution, firstHalf: RankDistribution, tops: [Int]) {
    ranked = all.ranked
    absent = all.absent
    mean = all.mean
    errorOfMean = all.errorOfMean
    lowest = all.lowest
    highest = all.highest
    quantiles = Self.shares.map(all.quantile)
    intervals = Self.shares.map(all.interval(ofQuantile:))
    self.tops = tops.map(all.share(atMost:))
    ofFirstHalf = (firstHalf.quantile(0.05), firstHalf.quantile(0.95))
  }

  /// The quantile at one of ``shares``.
  public func quantile(_ share: Double) -> Double? {
    Self.shares.firstIndex(of: share).flatMap { quantiles[$0] }
  }

  /// One for each institution, from the counts of the first half and of the second.
  public static func all(
    _ first: RankCounts, _ second: RankCounts, tops: [Int], threads: Int = 1
  ) -> [RankSummary] {
    guard threads > 1 else { return some(0..<first.units, first, second, tops) }
    return inChunks(of: first.units, atLeast: 256) { some($0, first, second, tops) }
      .flatMap { $0 }
  }

  private static func some(
    _ units: Range<Int>, _ first: RankCounts, _ second: RankCounts, _ tops: [Int]
  ) -> [RankSummary] {
    var summaries: [RankSummary] = []
    summaries.reserveCapacity(units.count)
    for start in stride(from: units.lowerBound, to: units.upperBound, by: 64) {
      let strip = start..<min(start + 64, units.upperBound)
      var halves: [RankDistribution] = []
      first.forEachDistribution(in: strip) { halves.append($1) }
      second.forEachDistribution(in: strip) { unit, other in
        let half = halves[unit - strip.lowerBound]
        summaries.append(RankSummary(half.adding(other), firstHalf: half, tops: tops))
      }
    }
    return summaries
  }
}
