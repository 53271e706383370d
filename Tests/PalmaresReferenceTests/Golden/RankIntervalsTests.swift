import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Exact best and worst ranks of 51 countries over the free box ± 25 % of eight pillar weights, and pairs
/// decided for all of them: from mixed-integer programmes and ray bounds, each solved apart.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct RankIntervalsTests {
  private func report(
    _ weights: String = "box:25%", institution: String? = nil, threads: Int = 2
  ) throws -> IntervalReport {
    try IntervalReport(
      IntervalReport.Question(
        file: ReferenceFiles.benchmark("methods/asem-pillars.yml"),
        weights: WeightSetRequest(weights), institution: institution),
      threads: threads)
  }

  private func intervals(_ report: IntervalReport, of codes: [String]) throws -> [RankInterval] {
    let rows = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.identifier, $0.interval) })
    return try codes.map { try #require(rows[$0]) }
  }

  @Test func areThoseOfTheMixedIntegerProgrammes() throws {
    let golden = try GoldenFile("golden/B_rank_intervals_box25.json").members()
    let codes = try #require(golden["uCode"] as? [String])
    let report = try report()
    let intervals = try intervals(report, of: codes)
    #expect(codes.count == 51)
    #expect(report.exactEnds == 102 && report.largestGap == 0)
    #expect(intervals.map(\.best.attained) == golden["best_rank_exact"] as? [Int])
    #expect(intervals.map(\.worst.attained) == golden["worst_rank_exact"] as? [Int])
    let nominal = try #require(golden["nominal_rank_equal_weights"] as? [Int])
    let ranks = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.identifier, Int($0.rank)) })
    #expect(codes.map { ranks[$0] } == nominal)
    let sampled = zip(
      try #require(golden["sampled_best_20000"] as? [Int]),
      try #require(golden["sampled_worst_20000"] as? [Int]))
    for (interval, ranks) in zip(intervals, sampled) {
      #expect(interval.best.proved <= ranks.0 && ranks.1 <= interval.worst.proved)
    }
  }

  @Test func decideThePairsThatRayBoundsDecide() throws {
    let golden = try GoldenFile("golden/C_dominance_box25.json").members()
    let codes = try #require(golden["uCode"] as? [String])
    let report = try report()
    let intervals = try intervals(report, of: codes)
    #expect(intervals.map(\.alwaysBehind) == golden["dominates_count"] as? [Int])
    #expect(intervals.map(\.alwaysBefore) == golden["dominated_by_count"] as? [Int])
    let share = try #require(golden["pairs_decided_share"] as? Double)
    #expect(abs(Double(report.pairs.decided) / Double(report.pairs.all) - share) < 1e-12)
  }

  @Test(arguments: ["CHE", "FRA", "MMR", "AUS"])
  func areReachedWhenTheMethodologyIsRunAgain(country: String) throws {
    let proved = try #require(try report(institution: country).institution)
    #expect(proved.best.end.isExact && proved.worst.end.isExact)
    #expect(proved.best.isConfirmed && proved.worst.isConfirmed)
  }

  /// A smaller set decides more pairs: 83.2 % in place of 82.5 %.
  @Test func holdingTheSumIsAnotherSet() throws {
    let (free, held) = (try report(), try report("sum-box:25%"))
    #expect(held.set.name == "sum-box:25%")
    #expect(held.pairs.decided > free.pairs.decided)
    let share = Double(held.pairs.decided) / Double(held.pairs.all)
    #expect(abs(share - 0.832) < 0.0005)
    for (a, b) in zip(free.rows, held.rows) {
      #expect(a.interval.best.attained <= b.interval.best.attained)
      #expect(b.interval.worst.attained <= a.interval.worst.attained)
    }
  }

  @Test func areTheSameWithOneThread() throws {
    #expect(try report(threads: 1).json(in: .english) == report(threads: 2).json(in: .english))
  }
}
