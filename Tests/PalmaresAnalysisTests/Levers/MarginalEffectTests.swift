import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct MarginalEffectTests {
  private static func model(_ steps: [Step], _ values: [Double]) throws -> LeverModel {
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "score", source: .column("p"), then: steps),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(["p": values]))
    return LeverModel(base, unit: 0, levers: [])
  }

  @Test func isOneSidedWhereAValueIsClipped() throws {
    let clip = Step(.clip(Clip(low: nil, high: 5)))
    let effect = try Self.model([clip], [5, 4, 9])
      .marginalEffect(of: "p", step: 2, within: 0...100)
    #expect(effect.up?.score == 0)
    #expect(effect.down?.score == -2)
    #expect(effect.down?.rank == 2)
    #expect(effect.up?.movesOthers == false)
  }

  @Test func saysWhenTheInstitutionMovesTheScale() throws {
    let minMax = Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
    let effect = try Self.model([minMax], [10, 5, 0])
      .marginalEffect(of: "p", step: 10, within: 0...100)
    #expect(effect.up?.score == 0)
    #expect(effect.up?.movesOthers == true)
    #expect(effect.down?.score == -100)
  }

  @Test func aStepBeyondABoundEndsThere() throws {
    let effect = try Self.model([], [9, 5, 0]).marginalEffect(of: "p", step: 2, within: 0...10)
    #expect(effect.up?.value == 10)
    #expect(effect.up?.score == 1)
    #expect(effect.down?.score == -2)
    #expect(!effect.isRefused)
  }

  @Test func hasNoSideAtABound() throws {
    let effect = try Self.model([], [10, 5, 0]).marginalEffect(of: "p", step: 2, within: 0...10)
    #expect(effect.up == nil)
    #expect(effect.down?.score == -2)
  }
}
