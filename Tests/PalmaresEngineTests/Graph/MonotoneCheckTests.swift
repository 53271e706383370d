import PalmaresEngine
import PalmaresTestSupport
import Testing

/// What is said to rise does rise; what can't be told is named.
@Suite struct MonotoneCheckTests {
  private func obstacle(_ nodes: NodeDefinition...) throws -> String? {
    let a = NodeDefinition(code: "a", source: .column("a"))
    let b = NodeDefinition(code: "b", source: .column("b"))
    let methodology = Methodology(
      code: "m", fit: .all, nodes: [a, b] + nodes,
      results: ResultsDefinition(score: NodeReference("s")))
    return try Graph(compiling: methodology).firstNotRising(towards: NodeReference("s"))?.code
  }

  private func combined(
    _ rule: CombinationRule, weights: [Double] = [1, 2], then steps: [StepOperation] = []
  ) -> NodeDefinition {
    let children = zip(["a", "b"], weights).map {
      Child(node: NodeReference($0), weight: Expression($1))
    }
    return NodeDefinition(
      code: "s", source: .combination(Combination(rule: rule, children: children, needs: .all)),
      then: steps.map { Step($0) })
  }

  @Test func meansSumsAndOrderedMeansRise() throws {
    #expect(try obstacle(combined(.mean(power: 1, zeros: .refuse))) == nil)
    #expect(try obstacle(combined(.mean(power: 0, zeros: .giveZero))) == nil)
    #expect(try obstacle(combined(.sum)) == nil)
    #expect(try obstacle(combined(.ordered(weights: [3, 1], from: .high))) == nil)
    #expect(try obstacle(combined(.sum, then: [.round(Round(digits: 1))])) == nil)
  }

  @Test func negativeWeightsProductsAndFormulasAreNamed() throws {
    #expect(try obstacle(combined(.sum, weights: [1, -1])) == "s")
    #expect(try obstacle(combined(.product)) == "s")
    #expect(try obstacle(combined(.mean(power: 2, zeros: .refuse))) == "s")
    let formula = NodeDefinition(code: "s", source: .formula(try .parsed("a + b")))
    #expect(try obstacle(formula) == "s")
  }

  @Test func stepsThatTurnOrNeedOthersAreNamed() throws {
    let fall = Scale(from: (0, 1), to: (1, 0))
    let rise = Scale(from: (0, 1), to: (0, 10))
    let fitted = Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 1))
    #expect(try obstacle(combined(.sum, then: [.scale(rise)])) == nil)
    #expect(try obstacle(combined(.sum, then: [.scale(fall)])) == "s")
    #expect(try obstacle(combined(.sum, then: [.scale(fitted)])) == "s")
    #expect(try obstacle(combined(.sum, then: [.rank(Rank(first: .low, ties: .min))])) == "s")
    #expect(try obstacle(combined(.sum, then: [.clip(Clip(low: 0, high: 100))])) == nil)
    #expect(
      try obstacle(combined(.sum, then: [.clip(Clip(low: 0, high: try .parsed("mean")))])) == "s")
  }
}
