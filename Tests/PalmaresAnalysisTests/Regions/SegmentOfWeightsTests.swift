import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct SegmentOfWeightsTests {
  private static let rules: [CombinationRule] = [
    .mean(power: 1, zeros: .refuse), .sum, .mean(power: 0, zeros: .refuse),
    .mean(power: -1, zeros: .refuse), .mean(power: 2, zeros: .refuse),
  ]

  /// A ranking of four columns by one combination; `later` are steps between it and the rank.
  private func evaluation(
    _ rule: CombinationRule, _ columns: [[Double?]], weights: [Double] = [1, 1, 1, 1],
    needs: Needs = .all, rank: Rank = Rank(first: .high, ties: .min), later: [Step] = [],
    by: NodeReference? = nil
  ) throws -> Evaluation {
    let names = ["a", "b", "c", "d"]
    let combination = Combination(
      rule: rule,
      children: zip(names, weights).map {
        Child(node: NodeReference($0), weight: Expression($1))
      }, needs: needs)
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .combination(combination), then: later),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")), then: [Step(.rank(rank), by: by)]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    return try Graph(compiling: methodology).evaluated(
      on: dataset(Dictionary(uniqueKeysWithValues: zip(names, columns))), keepingSteps: true)
  }

  private func random(_ seed: Int, _ range: ClosedRange<Double> = 1...9) -> [[Double?]] {
    var random = SplitMix(seed: UInt64(seed))
    return (0..<4).map { _ in
      (0..<12).map { _ in Double.random(in: range, using: &random).rounded() }
    }
  }

  /// In the middle of every region that isn't tiny the engine, given those weights, ranks as the region does.
  private func expectTheEngineAgrees(
    _ evaluation: Evaluation, _ groups: String, at place: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let way = try SegmentOfWeights(evaluation, between: WeightGroups(parsing: groups))
    let regions = try #require(StableRegions(on: way.segment))
    let weights = try #require(evaluation.graph.declaredWeights(of: "score"))
    let names = ["a", "b", "c", "d"]
    let (first, second) = (way.segment.first, way.segment.second)
    var compared = 0
    for (region, ranking) in regions.regions(Array(0..<regions.count)) where region.width > 1e-9 {
      let t = (region.from + region.to) / 2
      var change = Change()
      change.weights["score"] = zip(names, weights).map { name, weight in
        if way.first.contains(name) { return weight / first * t * (first + second) }
        if way.second.contains(name) { return weight / second * (1 - t) * (first + second) }
        return weight
      }
      let changed = try evaluation.changed(by: change)
      let ours = regions.ranks(of: ranking)
      let theirs = try #require(changed.column(NodeReference("rank")))
      // Scores that are the same on paper may differ in the engine's last bits.
      let scores = try #require(changed.column(NodeReference("score"))).numbers
      for unit in 0..<theirs.count {
        let isClear = scores.indices.allSatisfy { other in
          guard let x = scores[unit], let y = scores[other] else { return true }
          return other == unit || x == y || abs(x - y) > 1e-12 * abs(x)
        }
        guard isClear else { continue }
        compared += 1
        #expect(ours[unit] == theirs.number(at: unit), "t = \(t)", sourceLocation: place)
      }
    }
    #expect(compared > 0, sourceLocation: place)
  }

  @Test(arguments: 0..<5)
  func ranksAsTheEngineDoesWithTheWeightsOfEachRegion(rule: Int) throws {
    for groups in ["a:b", "a,b:c,d", "a", "a,c:d"] {
      try expectTheEngineAgrees(
        evaluation(Self.rules[rule], random(rule), weights: [1, 2, 0.5, 3]), groups)
    }
  }

  @Test func ranksAsTheEngineDoesFromTheLowEnd() throws {
    let rank = Rank(first: .low, ties: .max)
    try expectTheEngineAgrees(evaluation(Self.rules[0], random(21), rank: rank), "a,b:c,d")
    try expectTheEngineAgrees(evaluation(Self.rules[3], random(22), rank: rank), "a,b:c,d")
  }

  @Test func ranksAsTheEngineDoesThroughAScaleThatTurnsRound() throws {
    let scale = Step(.scale(Scale(from: (0, 10), to: (100, 0))))
    try expectTheEngineAgrees(
      evaluation(Self.rules[0], random(23), rank: Rank(first: .low, ties: .min), later: [scale]),
      "a:b")
  }

  private func clip(_ low: Double, _ high: Double) -> Step {
    Step(.clip(Clip(low: Expression(low), high: Expression(high))))
  }

  /// A clip that no score reaches between the two groups changes nothing, whatever scores do elsewhere.
  @Test func ranksAsTheEngineDoesThroughAClipThatMeetsNobody() throws {
    let scale = Step(.scale(Scale(from: (0, 10), to: (0, 100))))
    for rule in Self.rules where rule != .sum {
      try expectTheEngineAgrees(
        evaluation(rule, random(31), weights: [1, 2, 0.5, 3], later: [clip(1, 9), scale]), "a:b")
    }
    try expectTheEngineAgrees(evaluation(.sum, random(32), later: [clip(4, 36)]), "a:b")
    // Beyond 6 in a child, not in the means on the way.
    let columns: [[Double?]] = [[9, 2], [1, 2], [1, 3], [1, 2]]
    try expectTheEngineAgrees(evaluation(Self.rules[0], columns, later: [clip(0, 6)]), "b:c")
  }

  @Test func refusesAClipThatAScoreReachesOnTheWay() throws {
    let columns: [[Double?]] = [[9, 2], [1, 2], [1, 3], [1, 2]]
    for (rule, groups) in [(0, "a:b,c,d"), (2, "b:c"), (4, "b:c")] {
      let evaluation = try evaluation(Self.rules[rule], columns, later: [clip(0, 6)])
      #expect(
        rules { try SegmentOfWeights(evaluation, between: WeightGroups(parsing: groups)) }
          == ["regions.not-linear"], "\(groups)")
    }
    // After a scale the limits are of something else than the combination.
    let scale = Step(.scale(Scale(from: (0, 10), to: (0, 100))))
    let evaluation = try evaluation(Self.rules[0], columns, later: [scale, clip(0, 1000)])
    #expect(
      rules { try SegmentOfWeights(evaluation, between: WeightGroups(parsing: "a:b")) }
        == ["regions.not-linear"])
  }

  /// Without one group, and no child beside the two, a score is the other group's wherever t is.
  @Test func aScoreWithoutOneGroupStaysTheSame() throws {
    var columns = random(24)
    for group in [[0, 1], [2, 3]] {
      for child in group { columns[child][group[0]] = nil }
    }
    let evaluation = try evaluation(Self.rules[0], columns, needs: .count(1))
    try expectTheEngineAgrees(evaluation, "a,b:c,d")
    let way = try SegmentOfWeights(evaluation, between: WeightGroups(parsing: "a,b:c,d"))
    let line = try #require(way.segment.lines.first { $0.unit == 0 })
    #expect(line.atZero == line.atOne)
  }

  @Test func namesThoseWhoseScoreIsNoLine() throws {
    var columns = random(25)
    columns[1][3] = nil
    let evaluation = try evaluation(Self.rules[0], columns, needs: .count(1))
    #expect(
      rules { try SegmentOfWeights(evaluation, between: WeightGroups(parsing: "a,b:c,d")) }
        == ["regions.missing"])
  }

  @Test func aSumTakesWhatIsThere() throws {
    var columns = random(26)
    columns[1][3] = nil
    columns[2][5] = nil
    try expectTheEngineAgrees(
      evaluation(.sum, columns, needs: .count(1)), "a,b:c,d")
  }

  private func rules(_ work: () throws -> some Any) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }

  private func rules(of evaluation: Evaluation, _ groups: String = "a:b") -> [String] {
    rules { try SegmentOfWeights(evaluation, between: WeightGroups(parsing: groups)) }
  }

  @Test func refusesWhatIsNoLine() throws {
    let columns = random(27)
    let product = try evaluation(.product, columns)
    let ordered = try evaluation(.ordered(weights: [2, 1, 1, 1], from: .high), columns)
    let rounded = try evaluation(
      Self.rules[0], columns, later: [Step(.round(Round(digits: 0)))])
    let clipped = try evaluation(
      Self.rules[0], columns, later: [Step(.clip(Clip(low: Expression(5), high: nil)))])
    let grouped = try evaluation(Self.rules[0], columns, by: NodeReference("a"))
    for refused in [product, ordered, rounded, clipped, grouped] {
      #expect(rules(of: refused) == ["regions.not-linear"])
    }
  }

  @Test func leavesARoundingOutWhereThatIsAskedFor() throws {
    let rounded = try evaluation(
      Self.rules[0], random(28), later: [Step(.round(Round(digits: 0)))])
    let way = try SegmentOfWeights(
      rounded, between: WeightGroups(parsing: "a:b"), unrounded: true)
    let exact = try SegmentOfWeights(
      evaluation(Self.rules[0], random(28)), between: WeightGroups(parsing: "a:b"))
    #expect(way.segment.lines == exact.segment.lines)
  }

  @Test func refusesAZeroThatAMeanCantTake() throws {
    var columns = random(29)
    columns[0][0] = 0
    let evaluation = try evaluation(.mean(power: 0, zeros: .giveZero), columns)
    #expect(rules(of: evaluation) == ["regions.not-linear"])
  }

  @Test func refusesGroupsThatCantBe() throws {
    let evaluation = try evaluation(Self.rules[0], random(30))
    for groups in ["", "a,:b", "a:b:c", "a:a", "a,a:b", "a,b,c,d"] {
      #expect(rules(of: evaluation, groups) == ["usage.groups"], "\(groups)")
    }
    #expect(rules(of: evaluation, "a:x") == ["regions.unknown-child"])
    #expect(
      rules {
        try SegmentOfWeights(evaluation, between: WeightGroups(parsing: "a:b"), node: "rank")
      } == ["regions.not-linear"])
    let weightless = try self.evaluation(Self.rules[0], random(30), weights: [0, 1, 1, 1])
    #expect(rules(of: weightless) == ["regions.weights"])
  }
}
