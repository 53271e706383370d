import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct WhatIfTests {
  private func methodology(_ rank: Step, fit: PopulationReference = .all) throws -> Methodology {
    let minMax = Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
    let mean = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: ["a", "b"].map { Child(node: NodeReference($0)) }, needs: .count(1))
    return Methodology(
      nodes: [
        NodeDefinition(code: "a", source: .column("p"), then: [minMax]),
        NodeDefinition(code: "b", source: .column("q")),
        NodeDefinition(code: "score", source: .combination(mean)),
        NodeDefinition(code: "rank", source: .node(NodeReference("score")), then: [rank]),
      ],
      populations: [
        PopulationDefinition(name: "big", condition: try .parsed("present(p) and p > 2"))
      ],
      fit: fit,
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
  }

  private static let steps: [Step] = [
    Step(.rank(Rank(first: .high, ties: .min))),
    Step(.rank(Rank(first: .low, ties: .average))),
    Step(.rank(Rank(first: .high, ties: .dense)), over: .named("big")),
    Step(
      .rank(
        Rank(
          first: .high, ties: .order, thenBy: [.init(node: NodeReference("b"), first: .low)]))),
  ]

  private func figure(_ random: inout SplitMix) -> Double? {
    [nil, 0, 1, 2, 3, 5, 8].randomElement(using: &random) ?? nil
  }

  /// After any row of changes: the changed methodology, compiled and applied to the changed figures.
  @Test(arguments: 0..<4)
  func isTheEvaluationFromTheBeginningAfterEveryChange(step: Int) throws {
    let methodology = try methodology(Self.steps[step])
    var random = SplitMix(seed: UInt64(step))
    for count in [3, 9, 40] {
      let figures = dataset([
        "p": (0..<count).map { _ in figure(&random) } + [0, 1],
        "q": (0..<count).map { _ in figure(&random) } + [4, 4],
      ])
      var session = try WhatIf(Graph(compiling: methodology).evaluated(on: figures))
      for turn in 0..<30 {
        switch turn % 10 {
        case 4:
          var change = Change()
          change.weights["score"] = [Double(turn), 1]
          try session.apply(change)
        case 7:
          var change = Change()
          change.nodes["b"] = NodeDefinition(
            code: "b", source: .column("q"), then: [Step(.map(Map(to: try .parsed("x * 2"))))])
          try session.apply(change)
        default:
          // The last two stay, so that there is always a scale; larger values move its end.
          let unit = Int.random(in: 0..<count, using: &random)
          try session.set(figure(&random), in: turn % 3 == 0 ? "p" : "q", of: unit)
        }
        let plain = try Graph(compiling: methodology.changed(by: session.change))
          .evaluated(on: figures.replacing(session.change.columns))
        #expect(session.ranks == plain.column(NodeReference("rank")))
        #expect(session.scores == plain.column(NodeReference("score")))
      }
    }
  }

  @Test func staysAsItWasWhereAChangeIsRefused() throws {
    let base = try Graph(compiling: methodology(Self.steps[0]))
      .evaluated(on: dataset(["p": [1, 2, 3], "q": [0, 1, 2]]))
    var session = try WhatIf(base)
    try session.set(9, in: "q", of: 0)
    let ranks = session.ranks
    #expect(rules { try session.set(1, in: "z", of: 0) } == ["change.unknown-name"])
    #expect(session.ranks == ranks && session.change.columns.keys.sorted() == ["q"])
    try session.set(0, in: "q", of: 0)
    #expect(session.ranks == base.column(NodeReference("rank")))
  }

  private func rules(_ work: () throws -> Void) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
