import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct DrawModelTests {
  @Test func ranksUnderTheWeightsOfAPoint() throws {
    let combination = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: ["p", "q"].map { Child(node: NodeReference($0)) },
      needs: .all)
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .combination(combination)),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology)
      .evaluated(on: dataset(["p": [10, 0, 4], "q": [0, 9, 4]]))
    let model = try DrawModel(
      base,
      varying: Variation([.weights(VariedWeights(of: "score", nominal: [1, 1], .box(share: 0.5)))]))
    // Weights .5 and 1.5, then 1.5 and .5.
    #expect(try model.outcome(at: [0, 1]).ranks.numbers == [3, 1, 2])
    #expect(try model.outcome(at: [1, 0]).scores?.numbers == [7.5, 2.25, 4])
  }
}
