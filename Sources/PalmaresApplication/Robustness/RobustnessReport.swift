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

  /// - Parameter tops: places wanted besides 10, 50 and 100.
  public init(_ record: RobustnessRecord, tops: [Int] = []) {
    header = record.header
    let ranked = header.institutions.count { $0.rank != nil }
    let usual = Self.usualTops.filter { $0 < ranked }
    self.tops = header.hasRank ? Set(tops + usual).sorted() : []
    let halves = record.progress.halves
    draws = halves.reduce(0) { $0 + $1.draws }
    let scores = Self.scores(halves)
    rows = header.listed.map { RobustnessRow(unit: $0, halves, scores, record.header) }
    convergence = RobustnessConvergence(rows)
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
  public let ranks: RankDistribution?
  /// Ranks over the first half of the draws.
  public let firstHalf: RankDistribution?
  /// Scores over all draws, where there is no rank.
  public let scores: ScoreDistribution?
  /// For each rival how often this one came before it, and beside it, in all draws.
  public let rivals: [(wins: Int, ties: Int)]
  /// For each band or grade node, how often each word.
  public let classes: [[(word: String, count: Int)]]
  let draws: Int

  init(
    unit: Int, _ halves: [RobustnessTally], _ scores: [[Double?]], _ header: RobustnessHeader
  ) {
    institution = header.institutions[unit]
    let found = halves.compactMap { $0.ranks?.distribution(of: unit) }
    firstHalf = found.first
    ranks = found.first.map { first in found.dropFirst().reduce(first) { $0.adding($1) } }
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
      guard let all = row.ranks, let half = row.firstHalf else { continue }
      for share in [0.05, 0.95] {
        if let now = all.quantile(share), let then = half.quantile(share) {
          moves.append(abs(now - then))
        }
        let (low, high) = all.interval(ofQuantile: share)
        if let low, let high { widths.append(high - low) }
      }
    }
    largestMove = moves.max()
    meanMove = moves.isEmpty ? nil : moves.reduce(0, +) / Double(moves.count)
    largestErrorOfMean = rows.compactMap { $0.ranks?.errorOfMean }.max()
    widestInterval = widths.max()
  }
}
