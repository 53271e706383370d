/// How often one institution had each rank: what its statistics are made of.
///
/// Statistics are of the draws in which it has a rank; shares are of all draws.
public struct RankDistribution: Sendable {
  /// Counts of ranks that follow each other, the first and the last of them met: of places, or of places and
  /// the halves between them.
  struct Dense: Sendable {
    /// The doubled rank that the first count is of.
    var first: Int32
    /// From one doubled rank to the next: 2 where ranks are whole.
    var step: Int32
    var counts: [UInt32]
  }

  let dense: Dense
  /// How many draws had one of the first so many ranks.
  private let upTo: [UInt32]
  /// Draws without a rank.
  public let absent: Int
  /// Draws with one.
  public var ranked: Int { Int(upTo.last ?? 0) }

  init(_ dense: Dense, absent: Int) {
    self.dense = dense
    self.absent = absent
    upTo = dense.cumulated
  }

  /// - Parameter doubledRanks: from the first up, each once.
  public init(doubledRanks: [(rank: Int32, count: Int)], absent: Int) {
    let step: Int32 = doubledRanks.contains { $0.rank & 1 == 1 } ? 1 : 2
    let first = doubledRanks.first?.rank ?? 0
    let last = doubledRanks.last?.rank ?? 0
    var counts = [UInt32](
      repeating: 0, count: doubledRanks.isEmpty ? 0 : Int((last - first) / step) + 1)
    for (rank, count) in doubledRanks { counts[Int((rank - first) / step)] = UInt32(count) }
    self.init(Dense(first: first, step: step, counts: counts), absent: absent)
  }

  /// Doubled ranks that were met, from the first up, with their counts; see ``RankCounts``.
  public var doubledRanks: [(rank: Int32, count: Int)] {
    dense.counts.enumerated().compactMap { slot, count in
      count == 0 ? nil : (dense.rank(at: slot), Int(count))
    }
  }

  /// The draws of two parts of a run.
  public func adding(_ other: RankDistribution) -> RankDistribution {
    RankDistribution(dense.adding(other.dense), absent: absent + other.absent)
  }

  public var draws: Int { ranked + absent }
  public var lowest: Double? { ranked == 0 ? nil : Double(dense.first) / 2 }
  public var highest: Double? {
    ranked == 0 ? nil : Double(dense.rank(at: dense.counts.count - 1)) / 2
  }

  /// The sums are whole numbers: no rounding before the division.
  public var mean: Double? {
    ranked == 0 ? nil : Double(sum) / (2 * Double(ranked))
  }

  private var sum: Int { Int(dense.first) * ranked + Int(dense.step) * dense.moments.slots }

  /// The sample standard deviation; `nil` with fewer than two draws.
  public var standardDeviation: Double? {
    guard ranked > 1 else { return nil }
    let (slots, squares) = dense.moments
    let moment = Int128(ranked) * Int128(squares) - Int128(slots) * Int128(slots)
    let n = Double(ranked)
    return (Double(moment) / (n * (n - 1))).squareRoot() * Double(dense.step) / 2
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
      if Int(upTo[middle]) > place { high = middle } else { low = middle + 1 }
    }
    return Double(dense.rank(at: low)) / 2
  }

  /// Share of all draws with this rank or a better one.
  public func share(atMost rank: Int) -> Double? {
    draws == 0 ? nil : Double(count(atMost: rank)) / Double(draws)
  }

  private func count(atMost rank: Int) -> Int {
    guard ranked > 0, 2 * rank >= Int(dense.first) else { return 0 }
    let slot = (2 * rank - Int(dense.first)) / Int(dense.step)
    return Int(upTo[min(slot, upTo.count - 1)])
  }
}

extension RankDistribution.Dense {
  func rank(at slot: Int) -> Int32 { first + step * Int32(slot) }

  private var end: Int32 { first + step * Int32(counts.count) }

  /// Both together.
  fileprivate func adding(_ other: Self) -> Self {
    if counts.isEmpty { return other }
    if other.counts.isEmpty { return self }
    guard step == other.step else { return halved.adding(other.halved) }
    let low = min(first, other.first)
    var sum = Self(
      first: low, step: step,
      counts: [UInt32](repeating: 0, count: Int((max(end, other.end) - low) / step)))
    sum.take(self)
    sum.take(other)
    return sum
  }

  private mutating func take(_ other: Self) {
    let start = Int((other.first - first) / step)
    counts[start..<start + other.counts.count].withUnsafeMutableBufferPointer { own in
      other.counts.withUnsafeBufferPointer { others in
        for slot in own.indices { own[slot] &+= others[slot] }
      }
    }
  }

  /// How many draws had one of the first so many ranks.
  fileprivate var cumulated: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: counts.count) { sums, size in
      var seen: UInt32 = 0
      counts.withUnsafeBufferPointer { counts in
        for slot in counts.indices {
          seen &+= counts[slot]
          sums.initializeElement(at: slot, to: seen)
        }
      }
      size = counts.count
    }
  }

  /// Sums of slots, counted from the first, and of their squares: whole numbers below 2⁶³ for 2³¹ draws of
  /// 65,535 places.
  fileprivate var moments: (slots: Int, squares: Int) {
    counts.withUnsafeBufferPointer { counts in
      var (slots, squares) = (0, 0)
      for slot in counts.indices {
        let moment = slot &* Int(counts[slot])
        slots &+= moment
        squares &+= slot &* moment
      }
      return (slots, squares)
    }
  }

  /// With a count for every half.
  private var halved: Self {
    guard step == 2 else { return self }
    var wide = Self(
      first: first, step: 1, counts: [UInt32](repeating: 0, count: counts.count * 2 - 1))
    for (slot, count) in counts.enumerated() { wide.counts[2 * slot] = count }
    return wide
  }
}

/// The Monte Carlo standard error of a share of independent draws: √(p (1 − p) / n).
public func standardError(ofShare share: Double, of draws: Int) -> Double {
  (share * (1 - share) / Double(draws)).squareRoot()
}
