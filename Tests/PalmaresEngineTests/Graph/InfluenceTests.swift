import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

/// How a score moves with a figure, against what the engine makes of a figure that was moved.
@Suite struct InfluenceTests {
  private static let figures: [String: [Double?]] = [
    "a": [3, 8, 5, 13, 2], "b": [7, 2, 9, 4, 6], "c": [5, 11, 4, 8, 6],
  ]

  struct Shape: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var nodes: [NodeDefinition]
    var expected: [String: Influence]
  }

  private static func column(
    _ name: String, _ steps: [StepOperation] = [], _ direction: Direction? = nil
  ) -> NodeDefinition {
    NodeDefinition(
      code: "n\(name)", source: .column(name), then: steps.map { Step($0) }, direction: direction)
  }

  private static func score(_ formula: String) throws -> NodeDefinition {
    NodeDefinition(code: "score", source: .formula(try .parsed(formula)))
  }

  private static func score(
    _ rule: CombinationRule, _ weights: [Double] = [1, 1]
  ) -> NodeDefinition {
    let children = zip(["na", "nb"], weights).map {
      Child(node: NodeReference($0), weight: Expression($1))
    }
    return NodeDefinition(
      code: "score", source: .combination(Combination(rule: rule, children: children, needs: .all)))
  }

  static func shapes() throws -> [Shape] {
    let mean = CombinationRule.mean(power: 1, zeros: .refuse)
    let flip = StepOperation.map(Map(to: try .parsed("-x")))
    let minMax = StepOperation.scale(
      Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100)))
    let ofMax = StepOperation.scale(Scale(from: (0, try .parsed("max")), to: (0, 100)))
    let reversed = StepOperation.scale(Scale(from: (0, 20), to: (1, 0)))
    let perC = StepOperation.map(Map(to: try .parsed("x / c")))
    let cut = StepOperation.cut(
      Cut(
        test: .atLeast, limits: [.number(8), .number(4)],
        to: [.number(1), .number(2), .number(3)]))
    let low = StepOperation.rank(Rank(first: .low, ties: .min))
    func two(
      _ name: String, _ a: [StepOperation], _ b: [StepOperation], _ score: NodeDefinition,
      _ expected: [String: Influence]
    ) -> Shape {
      Shape(
        testDescription: name, nodes: [column("a", a), column("b", b), score], expected: expected)
    }
    return [
      two("step", [minMax], [flip, minMax], score(mean), ["a": .rises, "b": .falls]),
      two("scale of the maximum", [ofMax], [], score(mean), ["a": .rises, "b": .rises]),
      two("reversed scale", [], [reversed], score(.sum), ["a": .rises, "b": .falls]),
      two("negative weight", [], [], score(.sum, [1, -2]), ["a": .rises, "b": .falls]),
      two("twice reversed", [], [flip], score(.sum, [1, -2]), ["a": .rises, "b": .rises]),
      two("no weight", [], [], score(.sum, [1, 0]), ["a": .rises]),
      two(
        "geometric", [], [], score(.mean(power: 0, zeros: .refuse)), ["a": .rises, "b": .rises]),
      two("product", [], [], score(.product, [1, -1]), ["a": .rises, "b": .falls]),
      two(
        "positions", [], [], score(.ordered(weights: [2, 1], from: .high)),
        ["a": .rises, "b": .rises]),
      two("cut", [], [cut], score(mean), ["a": .rises, "b": .falls]),
      two("rank", [], [low], score(mean), ["a": .rises, "b": .rises]),
      two(
        "divisor", [perC], [perC], score(mean), ["a": .rises, "b": .rises, "c": .onlyDivides]),
      two("difference", [], [], try score("na - 2 * nb"), ["a": .rises, "b": .falls]),
      two("reciprocal", [], [], try score("na + 5 / nb"), ["a": .rises, "b": .falls]),
      two("quotient", [], [], try score("na / (nb + 1)"), ["a": .rises, "b": .onlyDivides]),
      two("both ways", [], [], try score("na / nb - na"), ["a": .bothWays, "b": .onlyDivides]),
      two("own share", [], [], try score("na * nb / c + nb"), ["a": .rises, "b": .rises]),
      two(
        "condition", [], [], try score("if(na >= 5, 3, 1) + nb"), ["a": .rises, "b": .rises]),
      two(
        "functions", [], [], try score("log(na) - sqrt(nb) + least(c, 6)"),
        ["a": .rises, "b": .falls, "c": .rises]),
    ]
  }

  private static func evaluation(
    _ nodes: [NodeDefinition], _ figures: [String: [Double?]]
  ) throws -> Evaluation {
    let methodology = Methodology(
      nodes: nodes, results: ResultsDefinition(score: NodeReference("score")))
    return try Graph(compiling: methodology).evaluated(on: dataset(figures))
  }

  @Test(arguments: try shapes())
  func isAsTheEngineHasIt(shape: Shape) throws {
    let score = NodeReference("score")
    let base = try Self.evaluation(shape.nodes, Self.figures)
    let found = base.influences(on: score)
    for (name, influence) in shape.expected { #expect(found[name] == influence, "\(name)") }
    let before = try #require(base.column(score))
    for (name, influence) in found {
      for unit in before.values.indices {
        var figures = Self.figures
        let figure = figures[name]?[unit] ?? 0
        figures[name]?[unit] = figure + 1.5
        let after = try #require(try Self.evaluation(shape.nodes, figures).column(score))
        let move = after.values[unit] - before.values[unit]
        if influence == .rises { #expect(move >= -1e-12, "\(name) \(unit)") }
        if influence == .falls { #expect(move <= 1e-12, "\(name) \(unit)") }
      }
    }
    let fallen = base.influences(on: score, rising: false)
    #expect(found.filter { $0.value == .rises }.keys == fallen.filter { $0.value == .falls }.keys)
  }

  /// A step that can't be judged goes by what the author declares of it.
  @Test func goesByTheDeclaredDirectionWhereStepsDoNotTell() throws {
    let far = StepOperation.map(Map(to: try .parsed("abs(x - 6)")))
    let score = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(
          rule: .sum, children: [Child(node: NodeReference("na"))], needs: .all)))
    let judged = try Self.evaluation([Self.column("a", [far]), score], Self.figures)
    #expect(judged.influences(on: NodeReference("score")) == ["a": .bothWays])
    let declared = try Self.evaluation(
      [Self.column("a", [far], .lowerIsBetter), score], Self.figures)
    #expect(declared.influences(on: NodeReference("score")) == ["a": .falls])
  }
}
