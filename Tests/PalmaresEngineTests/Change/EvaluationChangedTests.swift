import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// The evaluation that goes on from another is that from the beginning.
@Suite struct EvaluationChangedTests {
  private static func methodology() throws -> Methodology {
    let minMax = Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
    func node(_ code: String, _ column: String) -> NodeDefinition {
      NodeDefinition(code: code, source: .column(column), then: [minMax])
    }
    func combination(_ rule: CombinationRule, _ children: [String]) -> NodeSource {
      .combination(
        Combination(
          rule: rule, children: children.map { Child(node: NodeReference($0)) },
          needs: .count(1)))
    }
    return Methodology(
      nodes: [
        node("a", "p"), node("b", "q"), node("c", "r"),
        NodeDefinition(
          code: "ab", source: combination(.mean(power: 1, zeros: .refuse), ["a", "b"]),
          then: [minMax]),
        NodeDefinition(
          code: "best",
          source: combination(.ordered(weights: [2, 1], from: .high), ["a", "b", "c"])),
        NodeDefinition(
          code: "score", source: combination(.mean(power: 1, zeros: .refuse), ["ab", "best", "c"])),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)), over: .named("big"))]),
      ],
      populations: [
        PopulationDefinition(name: "big", condition: try .parsed("present(p) and p > limit"))
      ],
      parameters: [ParameterDefinition(name: "limit", value: 2)],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
  }

  private static let figures = dataset([
    "p": [1, 4, 3, nil, 9], "q": [5, nil, 2, 2, 7], "r": [3, 3, 8, 1, nil],
  ])

  private static func changes() throws -> [Change] {
    let names = ["a", "b"].map { Child(node: NodeReference($0)) }
    return (0..<6).map { number in
      var change = Change()
      switch number {
      case 0: change.weights["ab"] = [3, 1]
      case 1: change.weights["best"] = [1, 5]
      case 2: change.columns["q"] = Column([nil, 1, 2, 3, 0])
      case 3: change.parameters["limit"] = 5
      case 4:
        change.nodes["ab"] = NodeDefinition(
          code: "ab",
          source: .combination(
            Combination(rule: .mean(power: 1, zeros: .refuse), children: names, needs: .all)))
      default:
        change.weights["score"] = [1, 2, 0]
        change.columns["p"] = Column([2, 2, 2.5, 4, nil])
      }
      return change
    }
  }

  @Test(arguments: 0..<6)
  func isTheEvaluationFromTheBeginning(number: Int) throws {
    let change = try Self.changes()[number]
    let methodology = try Self.methodology()
    let base = try Graph(compiling: methodology).evaluated(on: Self.figures)
    let quick = try base.changed(by: change)
    let plain = try Graph(compiling: methodology.changed(by: change))
      .evaluated(on: Self.figures.replacing(change.columns))
    for node in methodology.nodes {
      let reference = NodeReference(node.code)
      #expect(quick.column(reference) == plain.column(reference), "\(node.code)")
    }
    #expect(
      quick.column(NodeReference("score")) != base.column(NodeReference("score")) || number == 3)
  }

  @Test func refusesWhatIsNotThere() throws {
    let base = try Graph(compiling: Self.methodology()).evaluated(on: Self.figures)
    var change = Change()
    change.weights = ["scor": [1, 2, 3], "a": [1], "ab": [1, -1]]
    change.columns = ["z": Column([1, 2, 3, 4, 5])]
    #expect(
      rules { try base.changed(by: change) } == [
        "change.unknown-name", "change.unknown-name", "change.no-weights", "change.weights",
      ])
  }

  private func rules(_ work: () throws -> Evaluation) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
