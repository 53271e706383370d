import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Synchronization
import Testing

/// A mean of two means: `score` of `p` (children a, b) and `q` (children c, d).
@Suite struct SensitivityAnalysisTests {
  private let columns: [String: [Double?]] = [
    "a": [10, 0, 4, 7, 2], "b": [0, 9, 4, 6, 8], "c": [5, 5, 1, 9, 4], "d": [3, 8, 7, 1, 6],
  ]

  private func model(
    varying nodes: [(code: String, share: Double)], _ columns: [String: [Double?]]? = nil,
    rankedBy after: [Step] = []
  ) throws -> DrawModel {
    func mean(_ code: String, _ children: [String]) -> NodeDefinition {
      NodeDefinition(
        code: code,
        source: .combination(
          Combination(
            rule: .mean(power: 1, zeros: .refuse),
            children: children.map { Child(node: NodeReference($0)) }, needs: .all)))
    }
    let methodology = Methodology(
      nodes: [
        mean("score", ["p", "q"]), mean("p", ["a", "b"]), mean("q", ["c", "d"]),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))] + after),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(columns ?? self.columns))
    let inputs = nodes.map {
      VariedInput.weights(VariedWeights(of: $0.code, nominal: [1, 1], .box(share: $0.share)))
    }
    return try DrawModel(base, varying: Variation(inputs), givesScores: true)
  }

  private func analysis(
    _ model: DrawModel, by split: SensitivityGroup.Split = .input, samples: Int = 256,
    seed: UInt64 = 1, _ targets: [SensitivityTarget], monitor: WorkMonitor = .silent
  ) throws -> SensitivityAnalysis {
    try SensitivityAnalysis(
      of: model,
      groups: SensitivityGroup.groups(of: model.variation, by: split, in: model.base.graph),
      samples: samples, seed: seed, targets: targets,
      among: [Bool](repeating: true, count: model.base.dataset.units.count), monitor: monitor)
  }

  @Test func groupsAllWeightsOfANodeUnlessAskedOtherwise() throws {
    let model = try model(varying: [("score", 0.5), ("q", 0.5)])
    let graph = model.base.graph
    let inputs = SensitivityGroup.groups(of: model.variation, by: .input, in: graph)
    #expect(inputs.map(\.coordinates) == [0..<2, 2..<4])
    #expect(inputs.map(\.label.en) == ["weights of 'score'", "weights of 'q'"])
    let single = SensitivityGroup.groups(of: model.variation, by: .coordinate, in: graph)
    #expect(single.map(\.coordinates) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(single[3].label.en == "weight of 'd' in 'q'")
  }

  /// Institution 0 has the same value of c and d but for the score's other half: weights of `q` do little
  /// where those of `p` do much.
  @Test func tellsWhichWeightsAScoreRestsOn() throws {
    let model = try model(varying: [("score", 0.25), ("p", 0.25), ("q", 0.25)])
    let found = try analysis(model, [.score(unit: 0), .score(unit: 1)])
    let estimate = try #require(found.findings[0].estimate)
    #expect(found.findings[0].nominal == 4.5)
    #expect(estimate.groups[1].index.first > 0.8)
    #expect(estimate.groups[2].index.total < 0.1)
    for group in estimate.groups { #expect(group.index.total >= group.index.first - 0.02) }
    #expect(found.evaluations == 256 * 5)
  }

  /// The same by brute force: first-order indices as variances of conditional means on a grid.
  @Test func agreesWithConditionalVariancesOnAGrid() throws {
    let model = try model(varying: [("p", 0.5), ("q", 0.9)])
    let steps = 6
    let grid = (0..<steps).map { (Double($0) + 0.5) / Double(steps) }
    var values: [[Double]] = []  // by (first, second) of p, then of q
    for x in grid {
      for y in grid {
        var row: [Double] = []
        for z in grid {
          for w in grid {
            row.append(try #require(model.outcome(at: [x, y, z, w]).scores?.number(at: 3)))
          }
        }
        values.append(row)
      }
    }
    let all = values.flatMap { $0 }
    let ofP = variance(values.map { mean($0) }) / variance(all)
    let byQ = values[0].indices.map { q in mean(values.map { $0[q] }) }
    let ofQ = variance(byQ) / variance(all)
    let found = try analysis(model, samples: 512, [.score(unit: 3)])
    let estimate = try #require(found.findings[0].estimate)
    #expect(abs(estimate.groups[0].index.first - ofP) < 0.03)
    #expect(abs(estimate.groups[1].index.first - ofQ) < 0.03)
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  private func variance(_ values: [Double]) -> Double {
    mean(values.map { ($0 - mean(values)) * ($0 - mean(values)) })
  }

  @Test func splitsRanksAndTheMeanShiftInTheSameRun() throws {
    let model = try model(varying: [("score", 0.9), ("p", 0.9)])
    let found = try analysis(model, [.rank(unit: 0), .meanRankShift, .score(unit: 4)])
    #expect(found.findings.map(\.target) == [.rank(unit: 0), .meanRankShift, .score(unit: 4)])
    for finding in found.findings { #expect(finding.estimate != nil) }
    #expect(found.findings[1].nominal == 0)
    // Each alone is what it is among others.
    let alone = try analysis(model, [.meanRankShift])
    #expect(alone.findings[0].estimate == found.findings[1].estimate)
  }

  @Test func saysWhatIsConstant() throws {
    let columns: [String: [Double?]] = [
      "a": [10, 1, 2], "b": [10, 1, 2], "c": [10, 1, 2], "d": [10, 1, 2],
    ]
    let model = try model(varying: [("score", 0.5), ("p", 0.5)], columns)
    let found = try analysis(model, samples: 16, [.rank(unit: 1), .score(unit: 1), .meanRankShift])
    let constants = found.findings.map { finding -> Double? in
      if case .constant(let value) = finding.verdict { value } else { nil }
    }
    #expect(constants[0] == 3 && constants[2] == 0)
    let score = try #require(constants[1])
    #expect(abs(score - 1) < 1e-12)
  }

  @Test func saysWhoHasNoRank() throws {
    var columns = columns
    columns["a"]?[2] = nil
    let found = try analysis(model(varying: [("p", 0.5)], columns), samples: 16, [.rank(unit: 2)])
    guard case .absent = found.findings[0].verdict else {
      Issue.record("\(found.findings[0].verdict)")
      return
    }
    #expect(found.findings[0].incomplete == 16 && found.findings[0].nominal == nil)
  }

  /// A fifth of the rank is no place: neither may it be cut to one.
  @Test func splitsARankThatIsNoPlaceLikeTheRankThatItIsMadeOf() throws {
    let varied = [(code: "score", share: 0.9), (code: "p", share: 0.9)]
    let fifth = Step(.map(Map(to: try .parsed("x / 5"))))
    let ranks = try analysis(model(varying: varied), samples: 64, [.rank(unit: 0)])
    let fifths = try analysis(
      model(varying: varied, rankedBy: [fifth]), samples: 64, [.rank(unit: 0)])
    let (whole, part) = try (
      #require(ranks.findings[0].estimate), #require(fifths.findings[0].estimate)
    )
    #expect(abs(part.mean - whole.mean / 5) < 1e-12)
    for (a, b) in zip(whole.groups, part.groups) {
      #expect(abs(a.index.total - b.index.total) < 1e-9)
    }
  }

  @Test func oneGroupAccountsForEverything() throws {
    let found = try analysis(model(varying: [("p", 0.5)]), [.score(unit: 0)])
    let index = try #require(found.findings[0].estimate).groups[0].index
    #expect(abs(index.first - 1) < 0.03 && abs(index.total - 1) < 0.03)
  }

  @Test func anotherSeedGivesAnotherSampleAndTheSameSeedTheSame() throws {
    let model = try model(varying: [("score", 0.5), ("p", 0.5)])
    let first = try analysis(model, samples: 64, seed: 1, [.score(unit: 0)])
    let again = try analysis(model, samples: 64, seed: 1, [.score(unit: 0)])
    let other = try analysis(model, samples: 64, seed: 2, [.score(unit: 0)])
    #expect(first.findings[0].estimate == again.findings[0].estimate)
    #expect(first.findings[0].estimate != other.findings[0].estimate)
  }

  @Test func tellsItsProgressAndGivesWhatItHasWhenInterrupted() throws {
    let told = Mutex<[Int]>([])
    let monitor = WorkMonitor(
      report: { done, total in
        told.withLock { $0.append(done) }
        #expect(total == 2048 * 4)
      }, isInterrupted: { told.withLock { $0.count } >= 2 })
    let model = try model(varying: [("score", 0.5), ("p", 0.5)])
    let found = try analysis(model, samples: 2048, [.score(unit: 0)], monitor: monitor)
    #expect(found.rows > 1 && found.rows < 2048 && found.samples == 2048)
    let all = told.withLock { $0 }
    #expect(all.count == 2 && all == all.sorted() && all.last == found.rows * 4)
    let whole = try analysis(model, samples: 2048, [.score(unit: 0)])
    #expect(found.findings[0].nominal == whole.findings[0].nominal)
  }
}
