import CDrawKernels
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@testable import PalmaresAnalysis

/// Draws worked out side by side are those of the engine, one by one.
@Suite struct DrawWorkerTests {
  @Test(arguments: 0..<40)
  func givesTheRanksAndScoresOfTheEngine(seed: Int) throws {
    let (base, variation) = try RandomIndex(seed: seed).evaluation()
    for givesScores in [false, true] {
      let model = try DrawModel(base, varying: variation, givesScores: givesScores)
      #expect(model.obstacle == nil, "\(model.obstacle?.sentence[.english] ?? "")")
      try expectEngine(model, draws: 3..<40)
    }
  }

  @Test(arguments: [DRAW_BASELINE, DRAW_AVX2, DRAW_AVX512])
  func givesTheSameWithEveryInstructionSet(kernels: draw_kernel_set) throws {
    guard kernels.rawValue <= draw_best_kernels().rawValue else { return }
    let (base, variation) = try RandomIndex(seed: 5).evaluation()
    let model = try DrawModel(base, varying: variation)
    let plan = try #require(model.plan)
    var rows: [Int: [Int32]] = [:]
    PlanRun(plan, kernels: kernels).forEach(
      in: 0..<64, by: CounterRandom(seed: 3), faults: { _ in Issue.record("a fault") }
    ) { number, ranks, _ in rows[number] = Array(ranks) }
    for (number, ranks) in rows {
      #expect(ranks == (try engine(model, number, CounterRandom(seed: 3))).ranks)
    }
    #expect(rows.count == 64)
  }

  @Test(arguments: 0..<12, [false, true])
  func givesThoseOfTheEngineUnderAlternativeRulesToo(seed: Int, variesWeights: Bool) throws {
    let (base, variation) = try RandomIndex(seed: seed).evaluation()
    let (group, score) = try (#require(base.graph.node("g1")), #require(base.graph.node("score")))
    let rules: [VariedInput] = [
      .rule(
        VariedRule(
          of: group, .steps,
          [.steps([Step(.scale(Scale(from: (0, 7), to: (0, 100))))]), .steps([])])
      ),
      .rule(VariedRule(of: score, .missing, [.missing(needs: .count(2), fill: nil)])),
    ]
    let model = try DrawModel(
      base, varying: Variation((variesWeights ? variation.inputs : []) + rules), givesScores: true)
    #expect(model.obstacle == nil)
    try expectEngine(model, draws: 3..<60)
  }

  /// What equals share may be varied too: ranks are then counted twice, whichever rule a draw chooses.
  @Test(arguments: 0..<8, [Rank.Ties.average, .min])
  func givesThoseOfTheEngineWhateverEqualsShare(seed: Int, ties: Rank.Ties) throws {
    let (base, variation) = try RandomIndex(seed: seed).evaluation()
    let code = try #require(base.graph.methodology.results.rank).code
    let node = try #require(base.graph.node(code))
    let others: [Rank.Ties] = [.max, ties]
    let rule = VariedInput.rule(
      VariedRule(
        of: node, .steps, others.map { .steps([Step(.rank(Rank(first: .high, ties: $0)))]) }))
    let model = try DrawModel(base, varying: Variation(variation.inputs + [rule]))
    #expect(model.obstacle == nil)
    try expectEngine(model, draws: 0..<20)
  }

  @Test func leavesChildrenOutUnderTheWeightsOfOthers() throws {
    let (base, variation) = try RandomIndex(seed: 3).evaluation()
    let group = try #require(base.graph.node("g0"))
    let out = VariedInput.rule(.leavingOneOut(of: group))
    let others = variation.inputs.filter { input in
      if case .weights(let weights) = input { weights.node != "g0" } else { true }
    }
    let model = try DrawModel(base, varying: Variation(others + [out]))
    #expect(model.obstacle == nil)
    try expectEngine(model, draws: 0..<40)
    let both = try DrawModel(base, varying: Variation(variation.inputs + [out]))
    #expect(both.obstacle?.node == "g0")
    try expectEngine(both, draws: 0..<10)
  }

  @Test(arguments: 0..<12)
  func givesThoseOfTheEngineUnderErrorsOfFigures(seed: Int) throws {
    let (base, variation) = try RandomIndex(seed: seed).evaluation()
    let noise = try ["c0_1", "c1_0"].map { name in
      let figures = try #require(base.dataset.columns[name])
      return VariedInput.figures(VariedFigures(of: name, nominal: figures, share: 0.1))
    }
    let model = try DrawModel(base, varying: Variation(variation.inputs + noise), givesScores: true)
    #expect(model.obstacle == nil)
    try expectEngine(model, draws: 5..<45)
  }

  @Test func tellsAColumnFromTheNodeThatHasItsName() throws {
    let figures: [Double?] = [3, 9, 4, 1, 7]
    let step = Step(.scale(Scale(from: (0, 10), to: (100, 0))))
    let combination = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: ["calm", "green"].map { Child(node: NodeReference($0)) }, needs: .all)
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "calm", source: .column("calm"), then: [step]),
        NodeDefinition(code: "green", source: .column("green")),
        NodeDefinition(code: "score", source: .combination(combination)),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let data = dataset(["calm": figures, "green": [45, 81, 60, 90, 71]])
    let base = try Graph(compiling: methodology).evaluated(on: data)
    let nominal = try #require(base.dataset.columns["calm"])
    let noise = VariedInput.figures(VariedFigures(of: "calm", nominal: nominal, share: 0.4))
    let model = try DrawModel(base, varying: Variation([noise]), givesScores: true)
    #expect(model.obstacle == nil)
    try expectEngine(model, draws: 0..<40)
  }

  @Test func tellsWhyDrawsGoOneByOne() throws {
    // Seed 1 ranks over those whose 'c0_0' is above 2.
    let (base, variation) = try RandomIndex(seed: 1).evaluation()
    let figures = try #require(base.dataset.columns["c0_0"])
    let noise = VariedInput.figures(VariedFigures(of: "c0_0", nominal: figures, share: 0.1))
    let model = try DrawModel(base, varying: Variation(variation.inputs + [noise]))
    #expect(model.obstacle?.sentence[.english] == "'rank': who belongs to 'some' moves")
    try expectEngine(model, draws: 0..<10)
  }

  @Test(arguments: [false, true])
  func tellsTheDrawInWhichAValueIsTooLarge(isClipped: Bool) throws {
    // Above 1.05 on the scale a value is more than a double holds, and then a clip would hide it.
    let far = Step(.scale(Scale(from: (0, 1), to: (0, 1.7e308))))
    let clip = Step(.clip(Clip(low: 0, high: 1)))
    func sum(_ code: String, _ children: [String], _ steps: [Step]) -> NodeDefinition {
      NodeDefinition(
        code: code,
        source: .combination(
          Combination(
            rule: .sum, children: children.map { Child(node: NodeReference($0)) }, needs: .all)),
        then: steps)
    }
    let methodology = Methodology(
      nodes: [
        sum("part", ["c0"], isClipped ? [far, clip] : [far]), sum("score", ["part"], []),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(["c0": [1, 0.5, 0.2]]))
    let law = VariedWeights(of: "part", nominal: [1], .box(share: 0.5))
    let model = try DrawModel(base, varying: Variation([.weights(law)]))
    #expect(model.obstacle == nil)
    let random = CounterRandom(seed: 1)
    let first = try #require(
      (0..<40).first { (try? model.outcome(of: model.variation.change(of: $0, by: random))) == nil }
    )
    var failure: Int?
    do throws(DrawFailure) {
      try DrawWorker(model).forEachDraw(in: 0..<40, by: random) { _ in }
    } catch {
      failure = error.draw
    }
    #expect(failure == first)
  }

  @Test func decidesScoresThatDifferInTheLastBits() throws {
    // The two are equal under every weight, on paper; in binary only the sums in order decide.
    let columns: [String: [Double?]] = [
      "c0": [0.1, 0.3, 0.7, 0.2], "c1": [0.3, 0.1, 0.7, 0.2], "c2": [0.2, 0.2, 0.2, 0.2],
    ]
    let combination = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: ["c0", "c1", "c2"].map { Child(node: NodeReference($0)) }, needs: .all)
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .combination(combination)),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(columns))
    let law = VariedWeights(of: "score", nominal: [1, 1, 1], .box(share: 0))
    let model = try DrawModel(base, varying: Variation([.weights(law)]))
    try expectEngine(model, draws: 0..<32)
  }

  private func engine(
    _ model: DrawModel, _ number: Int, _ random: CounterRandom
  ) throws -> (ranks: [Int32], scores: [Double]) {
    let change = model.variation.change(of: number, by: random)
    let graph = try Graph(compiling: model.base.graph.methodology.changed(by: change))
    let evaluation = try graph.evaluated(on: model.base.dataset.replacing(change.columns))
    let ranks = try #require(evaluation.column(model.rank))
    let scores = try #require(model.score.flatMap { evaluation.column($0) })
    let factor: Double = model.countsHalves ? 2 : 1
    return (ranks.numbers.map { Int32(($0 ?? 0) * factor) }, scores.values)
  }

  private func expectEngine(_ model: DrawModel, draws: Range<Int>) throws {
    let random = CounterRandom(seed: 11)
    var found: [Int: ([Int32], [Double]?)] = [:]
    try DrawWorker(model).forEachDraw(in: draws, by: random) { draw in
      found[draw.number] = (Array(draw.ranks), draw.scores.map(Array.init))
    }
    #expect(found.count == draws.count)
    for draw in draws {
      let plain = try engine(model, draw, random)
      #expect(found[draw]?.0 == plain.ranks, "draw \(draw)")
      if model.givesScores { #expect(found[draw]?.1 == plain.scores, "draw \(draw)") }
    }
  }
}
