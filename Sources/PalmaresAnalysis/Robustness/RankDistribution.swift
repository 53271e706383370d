/// How often one institution had each rank: what its statistics are made of.
///
/// Statistics are of the draws in which it has a rank; shares are of all draws.
public struct RankDistribution: Sendable {
  /// Doubled ranks from the first up, each met at least once; see ``RankCounts``.
  public let doubledRanks: [(rank: Int32, count: Int)]
  /// How many draws had one of the first so many ranks.
  private let upTo: [Int]
  /// Draws without a rank.
  public let absent: Int
  /// Draws with one.
  public let ranked: Int

  public init(doubledRanks: [(rank: Int32, count: Int)], absent: Int) {
    self.doubledRanks = doubledRanks
    self.absent = absent
    var seen = 0
    upTo = doubledRanks.map { rank in
      seen += rank.count
      return seen
    }
    ranked = seen
  }

  /// The draws of two parts of a run.
  public func adding(_ other: RankDistribution) -> RankDistribution {
    var merged: [(rank: Int32, count: Int)] = []
    var (mine, its) = (doubledRanks[...], other.doubledRanks[...])
    while let next = [mine.first?.rank, its.first?.rank].compactMap({ $0 }).min() {
      var count = 0
      if mine.first?.rank == next { count += mine.removeFirst().count }
      if its.first?.rank == next { count += its.removeFirst().count }
      merged.append((next, count))
    }
    return RankDistribution(doubledRanks: merged, absent: absent + other.absent)
  }

  public var draws: Int { ranked + absent }
  public var lowest: Double? { doubledRanks.first.map { Double($0.rank) / 2 } }
  public var highest: Double? { doubledRanks.last.map { Double($0.rank) / 2 } }

  /// The sums are whole numbers: no rounding before the division.
  public var mean: Double? {
    ranked == 0 ? nil : Double(sum) / (2 * Double(ranked))
  }

  private var sum: Int { doubledRanks.reduce(0) { $0 + Int($1.rank) * $1.count } }

  /// The sample standard deviation; `nil` with fewer than two draws.
  public var standardDeviation: Double? {
    guard ranked > 1 else { return nil }
    let squares = doubledRanks.reduce(0) {
      $0 + Int128($1.rank) * Int128($1.rank) * Int128($1.count)
    }
    let moment = Int128(ranked) * squares - Int128(sum) * Int128(sum)
    let n = Double(ranked)
    return (Double(moment) / (n * (n - 1))).squareRoot() / 2
  }

  /// The Monte Carlo standard error of the mean.
  public var errorOfMean: Double? {
    standardDeviation.map { $0 / Double(ranked).squareRoot() }
  }

  /// Type 7: linear between order statistics at (n − 1)·p.
  ///
  /// - Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages",
  ///   *The American Statistician* 50(4).
  public func quantile(_ share: Double) -> Double? {
    guard ranked > 0 else { return nil }
    let position = Double(ranked - 1) * share
    let below = Int(position)
    let part = position - Double(below)
    guard let low = orderStatistic(below) else { return nil }
    guard part > 0, let high = orderStatistic(below + 1) else { return low }
    return low + part * (high - low)
  }

  /// Bounds between which the quantile of all possible draws lies with about 95 %, whatever their
  /// distribution: order statistics at n·p ± 1.96·√(n·p·(1 − p)). An end is `nil` where there are too few
  /// draws for one.
  ///
  /// - Source: Conover (1999), *Practical Nonparametric Statistics*, 3rd ed., § 3.2.
  public func interval(ofQuantile share: Double) -> (low: Double?, high: Double?) {
    let n = Double(ranked)
    let half = 1.959963984540054 * (n * share * (1 - share)).squareRoot()
    let low = Int((n * share - half).rounded(.up)) - 1
    let high = Int((n * share + half).rounded(.up))
    return (orderStatistic(low), orderStatistic(high))
  }

  /// The rank at a place among the draws, from 0; `nil` where there is none.
  private func orderStatistic(_ place: Int) -> Double? {
    guard place >= 0, place < ranked else { return nil }
    var (low, high) = (0, upTo.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if upTo[middle] > place { high = middle } else { low = middle + 1 }
    }
    return Double(doubledRanks[low].rank) / 2
  }

  /// Share of all draws with this rank or a better one.
  public func share(atMost rank: Int) -> Double? {
    draws == 0 ? nil : Double(count(atMost: rank)) / Double(draws)
  }

  private func count(atMost rank: Int) -> Int {
    doubledRanks.reduce(0) { $0 + (Int($1.rank) <= 2 * rank ? $1.count : 0) }
  }
}

/// The Monte Carlo standard error of a share of independent draws: √(p (1 − p) / n).
public func standardError(ofShare share: Double, of draws: Int) -> Double {
  (share * (1 - share) / Double(draws)).squareRoot()
}
