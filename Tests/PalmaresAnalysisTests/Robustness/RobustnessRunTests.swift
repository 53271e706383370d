import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Synchronization
import Testing

@Suite struct RobustnessRunTests {
  private let names = ["p", "q", "r"]

  private func base(ties: Rank.Ties = .min, band: Bool = true) throws -> Evaluation {
    var random = SplitMix(seed: 21)
    var columns: [String: [Double?]] = [:]
    for name in names {
      columns[name] = (0..<12).map { unit in
        unit == 4 && name != "p" ? nil : Double(Int.random(in: 0...9, using: &random))
      }
    }
    let combination = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: names.map { Child(node: NodeReference($0)) }, needs: .count(2))
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .combination(combination)),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: ties)))]),
        NodeDefinition(
          code: "band", source: .node(NodeReference("rank")),
          then: [
            Step(
              .cut(Cut(test: .atMost, limits: [.number(3)], to: [.word("first"), .word("rest")])))
          ]),
      ],
      results: ResultsDefinition(
        score: NodeReference("score"), rank: NodeReference("rank"),
        band: band ? NodeReference("band") : nil))
    return try Graph(compiling: methodology).evaluated(on: dataset(columns))
  }

  private let box = Variation([
    .weights(VariedWeights(of: "score", nominal: [1, 1, 1], .box(share: 0.9)))
  ])

  private func run(_ base: Evaluation, _ variation: Variation, draws: Int) throws -> RobustnessRun {
    try RobustnessRun(
      RobustnessSubject(base, varying: variation, rivals: [0]), draws: draws, seed: 5)
  }

  /// Everything that a tally holds, to be compared.
  private func text(_ progress: RobustnessProgress) -> String {
    progress.halves.map { half in
      (0..<half.units).map { unit in
        let ranks = half.ranks?.distribution(of: unit)
        let classes = half.classes.map {
          $0.counts.mapValues { $0[unit] }.sorted { $0.key < $1.key }
        }
        return "\(ranks?.doubledRanks ?? []) \(ranks?.absent ?? 0) \(half.rivals[0].wins[unit])"
          + " \(half.rivals[0].ties[unit]) \(classes)"
      }.joined(separator: "\n")
    }.joined(separator: "\n--\n") + "\(progress.done)"
  }

  @Test(arguments: 1...5) func givesTheSameBytesHoweverItIsSplit(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let run = try run(
      base(ties: seed > 2 ? .average : .min, band: seed % 2 == 0), box, draws: 61)
    let whole = try run.progress(on: [0..<61])
    #expect(text(try run.progress(on: [0..<61], threads: 2)) == text(whole))
    #expect(text(try run.progress(on: [0..<61], threads: 5)) == text(whole))
    var parts: [RobustnessProgress] = []
    var start = 0
    while start < 61 {
      let end = min(61, start + Int.random(in: 1...25, using: &random))
      parts.append(try run.progress(on: [start..<end], threads: seed % 3 + 1))
      start = end
    }
    var merged = RobustnessProgress(halves: run.halves.map { _ in run.subject.emptyTally })
    for part in parts.shuffled(using: &random) { merged.add(part) }
    #expect(text(merged) == text(whole))
  }

  /// Draw by draw, the changed methodology written out and evaluated anew.
  @Test(arguments: [false, true]) func countsWhatThePlainSlowWayGives(band: Bool) throws {
    let base = try base(ties: band ? .min : .average, band: band)
    let run = try run(base, box, draws: 40)
    let tally = try run.progress(on: [0..<40]).whole
    var plain = RankCounts(units: 12)
    var first = [Int](repeating: 0, count: 12)
    let random = CounterRandom(seed: 5)
    for draw in 0..<40 {
      let change = box.change(of: draw, by: random)
      let evaluation = try Graph(compiling: base.graph.methodology.changed(by: change))
        .evaluated(on: base.dataset)
      let ranks = try #require(evaluation.column(NodeReference("rank")))
      plain.add(doubledRanks: ranks.numbers.map { Int32(($0 ?? 0) * 2) })
      for (unit, rank) in ranks.numbers.enumerated() where (rank ?? 99) <= 3 { first[unit] += 1 }
    }
    for unit in 0..<12 {
      #expect(tally.ranks?.distribution(of: unit).mean == plain.distribution(of: unit).mean)
      if band { #expect(tally.classes[0].counts["first"]?[unit] == first[unit]) }
    }
    #expect(tally.ranks?.distribution(of: 4).absent == 40)
  }

  @Test func keepsSampledRanksBetweenOneAndTheNumberOfInstitutions() throws {
    let tally = try run(base(), box, draws: 200).progress(on: [0..<200]).whole
    for unit in 0..<12 {
      guard let found = tally.ranks?.distribution(of: unit), let lowest = found.lowest,
        let highest = found.highest
      else { continue }
      #expect(lowest >= 1 && highest <= 12)
      #expect(found.draws == 200)
    }
  }

  @Test func givesTheNominalRanksWhereNothingMoves() throws {
    let base = try base(ties: .average)
    // One figure for all: weights decide nothing.
    let still = Variation([
      .figures(
        VariedFigures(
          of: "p", nominal: try #require(base.dataset.columns["p"]),
          errors: [Double](repeating: 0, count: 12)))
    ])
    let tally = try run(base, still, draws: 30).progress(on: [0..<30]).whole
    let nominal = try #require(base.column(NodeReference("rank")))
    for unit in 0..<12 {
      let found = try #require(tally.ranks?.distribution(of: unit))
      #expect(found.mean == nominal.number(at: unit))
      #expect(found.lowest == found.highest)
    }
  }

  @Test func stopsWhereItIsInterruptedAndGoesOnFromThere() throws {
    let run = try run(base(), box, draws: 50)
    let seen = Mutex(0)
    let monitor = WorkMonitor(
      report: { done, total in
        seen.withLock { $0 = done }
        if total != 50 { Issue.record("\(total) draws in all") }
      }, isInterrupted: { seen.withLock { $0 } >= 13 })
    var progress = try run.progress(on: [0..<50], monitor: monitor)
    #expect(progress.done == [0..<13])
    let rest = progress.missing(of: [0..<50])
    #expect(rest == [13..<50])
    progress.add(try run.progress(on: rest, threads: 2))
    #expect(text(progress) == text(try run.progress(on: [0..<50])))
  }

  @Test func findsWhichDrawsAreMissing() {
    var progress = RobustnessProgress(halves: [])
    for range in [10..<20, 0..<5, 20..<22, 40..<41] { progress.note(range) }
    #expect(progress.done == [0..<5, 10..<22, 40..<41])
    #expect(progress.missing(of: [0..<50]) == [5..<10, 22..<40, 41..<50])
    #expect(progress.missing(of: [3..<12, 15..<45]) == [5..<10, 22..<40, 41..<45])
    #expect(progress.missing(of: [0..<5]) == [])
  }

  /// The first draw that fails is told, whichever thread meets which first.
  @Test(arguments: [1, 2, 4]) func namesTheFirstDrawThatCantBeDone(threads: Int) throws {
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .formula(try .parsed("log(p - 4)"))),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(["p": [10, 7, 8]]))
    let noise = Variation([
      .figures(
        VariedFigures(of: "p", nominal: try #require(base.dataset.columns["p"]), errors: [1, 1, 1]))
    ])
    let run = try RobustnessRun(RobustnessSubject(base, varying: noise), draws: 4000, seed: 1)
    let random = CounterRandom(seed: 1)
    let first = try #require(
      (0..<4000).first { draw in
        let column = noise.change(of: draw, by: random).columns["p"]
        return column?.values.contains { $0 <= 4 } ?? false
      })
    do {
      _ = try run.progress(on: [0..<4000], threads: threads)
      Issue.record("no failure")
    } catch {
      #expect(error.diagnostics[0].summary.en.contains("draw \(first) "))
      #expect(error.diagnostics.count > 1)
    }
  }
}
