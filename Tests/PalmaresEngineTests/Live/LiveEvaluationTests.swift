import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Whatever is edited, in whatever order: every node is what it is from the beginning, to the last bit.
@Suite struct LiveEvaluationTests {
  private static func step(_ map: String, when condition: String? = nil) throws -> Step {
    Step(.map(Map(to: try .parsed(map), when: try condition.map { try .parsed($0) })))
  }

  private static func scale(_ low: String, _ high: String, by: String? = nil) throws -> Step {
    Step(
      .scale(Scale(from: (try .parsed(low), try .parsed(high)), to: (0, 100))),
      by: by.map { NodeReference($0) })
  }

  private static func mean(
    _ children: [String], power: Double = 1, needs: Needs = .count(1), each: [Step] = []
  ) -> NodeSource {
    .combination(
      Combination(
        rule: .mean(power: power, zeros: .giveZero),
        children: children.map { Child(node: NodeReference($0)) }, needs: needs, each: each))
  }

  /// Chains of steps, each of which an edit may follow or not, between columns and a score.
  private static func chains() throws -> [[Step]] {
    [
      [try scale("min", "max")],
      [try scale("0", "max"), Step(.clip(Clip(low: 20, high: 80)))],
      [try scale("mean", "mean + sd"), Step(.round(Round(digits: 1)))],
      [try scale("min", "max", by: "kind")],
      [Step(.fill(Fill(with: try .parsed("median"), otherwiseMissing: true)))],
      [Step(.fill(Fill(with: 3, otherwiseMissing: false))), try step("sqrt(abs(x)) + q")],
      [
        Step(.scale(Scale(from: (0, 10), to: (0, 1))), stage: "scaled"),
        try step("x + mean(q)", when: "present(q)"),
      ],
      [Step(.rank(Rank(first: .low, ties: .average)))],
      [Step(.rank(Rank(first: .high, ties: .min)), over: .named("big"))],
      [
        Step(
          .cut(
            Cut(
              test: .atLeast, limits: [.number(6), .number(3)],
              to: [.number(3), .number(2), .number(1)])))
      ],
      [Step(.blank(Blank(when: try .parsed("x > max(q)"))))],
      [Step(.replace(Replace(pairs: [Replace.Pair(value: 2, by: 7)])))],
      [try scale("min(q)", "max(q) + 1")],
      [Step(.scale(Scale(from: (try .parsed("min"), 20), to: (0, 1))), members: 3)],
      [
        try scale("min", "quantile(.9) + 1", by: "kind"),
        Step(.rank(Rank(first: .high, ties: .max))),
      ],
    ]
  }

  private static func methodology(_ chain: Int, edges: Bool, rank: Step) throws -> Methodology {
    let steps = try chains()[chain]
    let each = edges ? [try scale("min", "max"), Step(.clip(Clip(low: 10, high: nil)))] : []
    return Methodology(
      nodes: [
        NodeDefinition(code: "a", source: .column("p"), then: steps),
        NodeDefinition(code: "b", source: .column("q"), only: try .parsed("present(r) and r > 1")),
        NodeDefinition(
          code: "c", source: .formula(try .parsed("if(present(r), r / 2 + max(r), 0)"))),
        NodeDefinition(code: "ab", source: mean(["a", "b", "c"], needs: .applicable, each: each)),
        NodeDefinition(
          code: "best",
          source: .combination(
            Combination(
              rule: .ordered(weights: [2, 1], from: .high),
              children: ["b", "c", "p"].map { Child(node: NodeReference($0)) }, needs: .count(1)))),
        NodeDefinition(
          code: "score", source: mean(["ab", "best"]),
          then: edges ? [] : [Step(.round(Round(digits: 2)))]),
        NodeDefinition(code: "rank", source: .node(NodeReference("score")), then: [rank]),
        NodeDefinition(
          code: "class", source: .node(NodeReference("rank")),
          then: [
            Step(
              .cut(
                Cut(
                  test: .atMost, limits: [.number(3)], to: [.word("first"), .word("other")])))
          ]),
      ],
      populations: [
        PopulationDefinition(name: "big", condition: try .parsed("present(p) and p > 2")),
        PopulationDefinition(
          name: "above", condition: try .parsed("present(q) and q > limit"), within: .named("big")),
      ],
      parameters: [ParameterDefinition(name: "limit", value: 1)],
      results: ResultsDefinition(
        score: NodeReference("score"), rank: NodeReference("rank"), listed: .named("above")))
  }

  private static let ranks: [Step] = [
    Step(.rank(Rank(first: .high, ties: .min))),
    Step(.rank(Rank(first: .low, ties: .dense))),
    Step(.rank(Rank(first: .high, ties: .average)), over: .named("above")),
    Step(
      .rank(
        Rank(
          first: .high, ties: .order, thenBy: [.init(node: NodeReference("b"), first: .low)]))),
    Step(.rank(Rank(first: .high, ties: .max)), by: NodeReference("kind")),
  ]

  private func figures(_ count: Int, _ random: inout SplitMix) -> Dataset {
    func column() -> [Double?] {
      (0..<count).map { _ in
        [nil, 0, 1, 2, 3, 5, 8, 9.5].randomElement(using: &random) ?? nil
      }
    }
    return dataset(
      [
        "p": column() + [0, 8, 4, 9], "q": column() + [1, 9, 2, 8], "r": column() + [1, 2, 3, 4],
      ],
      words: ["kind": (0..<(count + 4)).map { $0 % 2 == 0 ? "x" : "y" }])
  }

  @Test(arguments: 0..<15)
  func isTheEvaluationFromTheBeginningAfterEveryEdit(chain: Int) throws {
    var random = SplitMix(seed: UInt64(chain))
    var work = LiveWork()
    for (number, count) in [3, 9, 30].enumerated() {
      let methodology = try Self.methodology(
        chain, edges: number == 1, rank: Self.ranks[(chain + number) % Self.ranks.count])
      let nodes = methodology.nodes.map { NodeReference($0.code) }
      let base = try Graph(compiling: methodology, alsoUsing: nodes)
        .evaluated(on: figures(count, &random), targets: nodes, populations: [.named("above")])
      var trial = LiveTrial(base, seed: chain + number)
      #expect(trial.differences(after: 60) == [])
      work = trial.work
    }
    #expect(work.followed > 0)
  }

  private func simple() throws -> Evaluation {
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "a", source: .column("p"), then: [try Self.scale("min", "max")]),
        NodeDefinition(code: "score", source: Self.mean(["a", "q"])),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")), then: [Self.ranks[0]]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    return try Graph(compiling: methodology)
      .evaluated(on: dataset(["p": [0, 4, 6, 10], "q": [0, 50, 0, 100]]))
  }

  @Test func followsOneInstitutionWhileTheEndsOfAScaleStay() throws {
    var live = LiveEvaluation(try simple())
    try live.set(Cell(9), in: "p", of: 1)
    #expect(live.work == LiveWork(followed: 3))
    #expect(live.column(NodeReference("score"))?.numbers == [0, 70, 30, 100])
    try live.set(Cell(20), in: "p", of: 1)
    // The scale for everyone; three of them then differ, and are followed.
    #expect(live.work == LiveWork(followed: 5, workedOut: 1))
    #expect(live.column(NodeReference("score"))?.numbers == [0, 75, 15, 75])
    #expect(live.column(NodeReference("rank"))?.numbers == [4, 1, 3, 1])
  }

  @Test func isAValue() throws {
    var live = LiveEvaluation(try simple())
    let before = live
    try live.set(Cell(absent: .withheld), in: "p", of: 3)
    try live.setWeights([1, 3], of: "score")
    #expect(live.column(NodeReference("score"))?.number(at: 2) == 25)
    #expect(before.column(NodeReference("score"))?.numbers == [0, 45, 30, 100])
    #expect(before.change.isEmpty && live.change.columns.keys.sorted() == ["p"])
  }

  @Test func staysAsItWasWhereAnEditIsRefused() throws {
    var live = LiveEvaluation(try simple())
    try live.set(Cell(5), in: "p", of: 1)
    let score = live.column(NodeReference("score"))
    #expect(rules { try live.set(Cell(1), in: "z", of: 0) } == ["change.unknown-name"])
    #expect(rules { try live.setWeights([1], of: "score") } == ["change.weights"])
    #expect(rules { try live.setWeights([1, 1], of: "sc") } == ["change.unknown-name"])
    #expect(rules { try live.setWeights([0, 0], of: "score") } == ["weighting.zero-sum"])
    #expect(live.column(NodeReference("score")) == score)
    #expect(live.work.beginnings == 4)
    try live.set(Cell(4), in: "p", of: 1)
    #expect(live.column(NodeReference("score"))?.numbers == [0, 45, 30, 100])
  }

  private func rules(_ work: () throws -> Void) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
