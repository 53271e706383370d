import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct LeaveOneOutTests {
  private let columns: [String: [Double?]] = [
    "a": [10, 0, 4, 7, 2], "b": [0, 9, 4, 6, 8], "c": [5, 5, 1, 9, 4], "d": [3, 8, 7, 1, 6],
  ]

  private func mean(
    _ code: String, _ children: [String], weights: [Double]? = nil, needs: Needs = .all,
    total: DeclaredTotal? = nil
  ) -> NodeDefinition {
    let children = children.enumerated().map {
      Child(node: NodeReference($0.element), weight: Expression(weights?[$0.offset] ?? 1))
    }
    return NodeDefinition(
      code: code,
      source: .combination(
        Combination(
          rule: .mean(power: 1, zeros: .refuse), children: children, needs: needs, total: total)))
  }

  private func evaluation(_ nodes: [NodeDefinition]) throws -> Evaluation {
    let rank = NodeDefinition(
      code: "rank", source: .node(NodeReference("score")),
      then: [Step(.rank(Rank(first: .high, ties: .min)))])
    let methodology = Methodology(
      nodes: nodes + [rank],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    return try Graph(compiling: methodology).evaluated(on: dataset(columns))
  }

  private func found(
    _ nodes: [NodeDefinition], of node: String = "score", monitor: WorkMonitor = .silent
  ) throws -> LeaveOneOut {
    LeaveOneOut(
      of: node, in: try evaluation(nodes), rank: NodeReference("rank"),
      among: [Bool](repeating: true, count: 5), monitor: monitor)
  }

  /// The ranks of other nodes, compared with those of some.
  private func shift(from nodes: [NodeDefinition], to others: [NodeDefinition]) throws -> RankShift?
  {
    let ranks = try [nodes, others].map {
      try #require(try evaluation($0).column(NodeReference("rank")))
    }
    return RankShift(from: ranks[0], to: ranks[1], among: [Bool](repeating: true, count: 5))
  }

  @Test func ranksWithoutEachPartAsAMethodologyThatNeverHadIt() throws {
    let q = mean("q", ["c", "d"])
    let nodes = [mean("score", ["p", "q"], weights: [3, 1]), mean("p", ["a", "b"]), q]
    let found = try found(nodes)
    #expect(found.parts.map(\.node) == ["p", "q", "a", "b", "c", "d"])
    #expect(found.parts.map(\.parent) == ["score", "score", "p", "p", "q", "q"])
    #expect(found.parts.map(\.level) == [1, 1, 2, 2, 2, 2])
    let expected = try [
      shift(from: nodes, to: [mean("score", ["q"]), q]),
      shift(from: nodes, to: [mean("score", ["p"]), nodes[1]]),
      shift(from: nodes, to: [nodes[0], mean("p", ["b"]), q]),
      shift(from: nodes, to: [nodes[0], mean("p", ["a"]), q]),
      shift(from: nodes, to: [nodes[0], nodes[1], mean("q", ["d"])]),
      shift(from: nodes, to: [nodes[0], nodes[1], mean("q", ["c"])]),
    ]
    #expect(try found.parts.map { try $0.shift.get() } == expected)
    #expect(Set(expected.map { $0?.mean }).count > 3)
  }

  @Test func aDeclaredSumOfWeightsNoLongerBinds() throws {
    let nodes = [mean("score", ["a", "b", "c"], weights: [50, 30, 20], total: DeclaredTotal(100))]
    let without = try shift(from: nodes, to: [mean("score", ["b", "c"], weights: [30, 20])])
    #expect(try found(nodes).parts[0].shift.get() == without)
  }

  @Test func anOnlyChildTakesItsCombinationWithIt() throws {
    let nodes = [mean("score", ["p", "d"]), mean("p", ["a"])]
    let found = try found(nodes)
    #expect(found.parts.map(\.node) == ["p", "d", "a"])
    let without = try shift(from: nodes, to: [mean("score", ["d"])])
    #expect(try found.parts[2].shift.get() == without)
  }

  @Test func aPartOfTwoCombinationsGoesOutOfBoth() throws {
    let nodes = [mean("score", ["p", "q"]), mean("p", ["a", "b"]), mean("q", ["a", "d"])]
    let found = try found(nodes)
    let without = try shift(
      from: nodes, to: [nodes[0], mean("p", ["b"]), mean("q", ["d"])])
    #expect(found.parts.map(\.node) == ["p", "q", "a", "b", "d"])
    #expect(try found.parts[2].shift.get() == without)
  }

  @Test func looksThroughNodesThatOnlyShowAnother() throws {
    let shown = NodeDefinition(
      code: "shown", source: .node(NodeReference("p")),
      then: [Step(.map(Map(to: try .parsed("x / 2"))))])
    let nodes = [mean("score", ["shown", "d"]), shown, mean("p", ["a", "b"])]
    #expect(try found(nodes).parts.map(\.node) == ["shown", "d", "a", "b"])
    #expect(try found(nodes, of: "rank").parts.map(\.node) == ["shown", "d", "a", "b"])
  }

  @Test func saysWhereNothingWouldBeLeft() throws {
    let parts = try found([mean("score", ["a"])]).parts
    #expect(rules { try parts[0].shift.get() } == ["sensitivity.nothing-left"])
  }

  @Test func needsNoMoreChildrenThanAreLeft() throws {
    let nodes = [mean("score", ["a", "b"], needs: .count(2))]
    let without = try shift(from: nodes, to: [mean("score", ["b"], needs: .count(1))])
    #expect(try found(nodes).parts[0].shift.get() == without)
  }

  /// The geometric mean refuses zeros; without `b` the zero of `a` comes through to it.
  @Test func saysWhereTheRestCannotBeCombined() throws {
    let power = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(
          rule: .mean(power: 0, zeros: .refuse),
          children: ["p", "d"].map { Child(node: NodeReference($0)) }, needs: .all)))
    let parts = try found([power, mean("p", ["a", "c"])]).parts
    #expect(parts.map(\.node) == ["p", "d", "a", "c"])
    #expect(rules { try parts[3].shift.get() } != [])
    #expect(rules { try parts[2].shift.get() } == [])
  }

  @Test func hasNothingToTakeOutOfAColumn() throws {
    #expect(try found([mean("score", ["a", "b"])], of: "a").parts.isEmpty)
  }
}
