public import PalmaresAnalysis
import PalmaresCore

/// What the draws of a robustness study say of each institution.
public struct RobustnessReport: Sendable {
  public let header: RobustnessHeader
  /// In the order of the methodology's results.
  public let rows: [RobustnessRow]
  /// Draws done.
  public let draws: Int
  /// The places counted: `top 10`.
  public let tops: [Int]
  /// Why draws were evaluated one by one, where they were.
  public let convergence: RobustnessConvergence

  public static let usualTops = [10, 50, 100]

  /// - Parameters:
  ///   - tops: places wanted besides 10, 50 and 100.
  ///   - threads: how many work at once; it doesn't show.
  public init(_ record: RobustnessRecord, tops: [Int] = [], threads: Int = 1) {
    header = record.header
    let ranked = header.institutions.count { $0.rank != nil }
    let usual = Self.usualTops.filter { $0 < ranked }
    self.tops = header.hasRank ? Set(tops + usual).sorted() : []
    let halves = record.progress.halves
    draws = halves.reduce(0) { $0 + $1.draws }
    let scores = Self.scores(halves)
    let summaries = Self.summaries(halves, tops: self.tops, threads)
    rows = header.listed.map { unit in
      RobustnessRow(unit: unit, summaries?[unit], halves, scores, record.header)
    }
    convergence = RobustnessConvergence(rows)
  }

  private static func summaries(
    _ halves: [RobustnessTally], tops: [Int], _ threads: Int
  ) -> [RankSummary]? {
    guard let first = halves.first?.ranks, let second = halves.last?.ranks else { return nil }
    return RankSummary.all(first, second, tops: tops, threads: threads)
  }

  /// The scores kept, in the order of draws: sums don't depend on how they were split.
  private static func scores(_ halves: [RobustnessTally]) -> [[Double?]] {
    halves.flatMap { ($0.scores ?? [:]).sorted { $0.key < $1.key }.map(\.value) }
  }
}

/// One institution over all draws.
public struct RobustnessRow: Sendable {
  public let institution: RobustnessHeader.Institution
  /// Ranks over all draws; `nil` where there are none.
  public let ranks: RankSummary?
  /// Scores over all draws, where there is no rank.
  public let scores: ScoreDistribution?
  /// For each rival how often this one came before it, and beside it, in all draws.
  public let rivals: [(wins: Int, ties: Int)]
  /// For each band or grade node, how often each word.
  public let classes: [[(word: String, count: Int)]]
  let draws: Int

  init(
    unit: Int, _ ranks: RankSummary?, _ halves: [RobustnessTally], _ scores: [[Double?]],
    _ header: RobustnessHeader
  ) {
    institution = header.institutions[unit]
    self.ranks = ranks
    draws = halves.reduce(0) { $0 + $1.draws }
    self.scores = scores.isEmpty ? nil : ScoreDistribution(scores.map { $0[unit] })
    rivals = header.rivals.indices.map { rival in
      (
        halves.reduce(0) { $0 + $1.rivals[rival].wins[unit] },
        halves.reduce(0) { $0 + $1.rivals[rival].ties[unit] }
      )
    }
    classes = header.classes.indices.map { index in
      var counts: [String: Int] = [:]
      for half in halves {
        for (word, units) in half.classes[index].counts where units[unit] > 0 {
          counts[word, default: 0] += units[unit]
        }
      }
      return counts.map { (word: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
    }
  }

  /// A part of all draws.
  public func share(_ count: Int) -> Double { Double(count) / Double(draws) }

  /// The share of draws in which a band or grade is as it is nominally; `nil` where there is none.
  public func shareKept(_ index: Int) -> Double? {
    institution.classes[index].map { word in
      share(classes[index].first { $0.word == word }?.count ?? 0)
    }
  }
}

/// How far quantiles moved between the first half of the draws and all of them.
public struct RobustnessConvergence: Sendable {
  /// The largest move of P5 or P95 of any institution, in places.
  public let largestMove: Double?
  public let meanMove: Double?
  /// The largest standard error of a mean rank.
  public let largestErrorOfMean: Double?
  /// The widest interval of P5 or P95.
  public let widestInterval: Double?

  init(_ rows: [RobustnessRow]) {
    var moves: [Double] = []
    var widths: [Double] = []
    for row in rows {
      guard let ranks = row.ranks else { continue }
      let half = ranks.ofFirstHalf
      for (now, then) in [(ranks.quantile(0.05), half.low), (ranks.quantile(0.95), half.high)] {
        if let now, let then { moves.append(abs(now - then)) }
      }
      for bounds in [ranks.intervals.first, ranks.intervals.last] {
        if let low = bounds?.low, let high = bounds?.high { widths.append(high - low) }
      }
    }
    largestMove = moves.max()
    meanMove = moves.isEmpty ? nil : moves.reduce(0, +) / Double(moves.count)
    largestErrorOfMean = rows.compactMap { $0.ranks?.errorOfMean }.max()
    widestInterval = widths.max()
  }
}
