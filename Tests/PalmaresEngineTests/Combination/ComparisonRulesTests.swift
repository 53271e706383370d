import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Rules that count children once, and the one that compares institutions.
@Suite struct ComparisonRulesTests {
  private static let median = CombinationRule.quantile(at: 0.5)
  private static let copeland = CombinationRule.copeland(over: nil)

  @Test func interpolatesQuantilesAcrossTheChildrenPresent() throws {
    let children: [[Double?]] = [[4, 4], [1, nil], [10, 8], [2, 6]]
    #expect(try combined(Self.median, children, needs: .count(1)).numbers == [3, 6])
    #expect(try combined(.quantile(at: 0), children, needs: .count(1)).numbers == [1, 4])
    #expect(try combined(.quantile(at: 1), children, needs: .count(1)).numbers == [10, 8])
    #expect(try combined(.quantile(at: 0.25), children, needs: .count(1)).numbers == [1.75, 5])
  }

  @Test func measuresTheSpreadByEitherDivisor() throws {
    let children: [[Double?]] = [[2, 0.1], [4, 0.1], [9, 0.1]]
    let all = try combined(.spread(divideBy: .number), children).numbers
    #expect(all == [(26.0 / 3).squareRoot(), 0])
    let sample = try combined(.spread(divideBy: .numberLessOne), children).numbers
    #expect(sample == [(26.0 / 2).squareRoot(), 0])
  }

  @Test func refusesTheSpreadOfOneChildOverNLessOne() throws {
    let children: [[Double?]] = [[2], [nil]]
    #expect(
      rules { try combined(.spread(divideBy: .numberLessOne), children, needs: .count(1)) }
        == ["aggregation.one-child"])
    #expect(
      try combined(.spread(divideBy: .number), children, needs: .count(1)).numbers == [0])
  }

  @Test(arguments: [median, .spread(divideBy: .number)])
  func refusesUnequalWeightsWhereEachChildCountsOnce(rule: CombinationRule) throws {
    #expect(rules { try combined(rule, [[1], [2]], weights: [1, 2]) } == ["weighting.unequal"])
    #expect(try combined(rule, [[1], [2]], weights: [2, 2]).number(at: 0) != nil)
  }

  @Test func refusesNegativeWeightsAndNoWeightAtAll() {
    #expect(
      rules { try combined(Self.copeland, [[1], [2]], weights: [1, -1]) }
        == ["weighting.negative-weight"])
    #expect(
      rules { try combined(Self.copeland, [[1], [2]], weights: [0, 0]) } == ["weighting.zero-sum"])
    #expect(
      rules { try combined(Self.median, [[1], [2]], weights: [0, 0]) } == ["weighting.zero-sum"])
    #expect(
      rules { try combined(Self.median, [[1], [2]], weights: [-1, -1]) }
        == ["weighting.negative-weight", "weighting.negative-weight"])
  }

  @Test func countsWinsLessLosses() throws {
    let children: [[Double?]] = [[9, 7, 1, 8], [2, 5, 1, 6], [4, 4, 9, 5]]
    #expect(
      try combined(Self.copeland, children, weights: [2, 1, 1]).numbers == [2, -1, -3, 2])
  }

  @Test func givesNobodyAnythingWhereAllAreTiedOrAlone() throws {
    #expect(try combined(Self.copeland, [[5, 5, 5], [1, 1, 1]]).numbers == [0, 0, 0])
    #expect(try combined(Self.copeland, [[5], [1]]).numbers == [0])
  }

  @Test func leavesThoseOutWhoHaveTooFewChildren() throws {
    let children: [[Double?]] = [[9, 5, nil], [9, 5, 99]]
    #expect(try combined(Self.copeland, children).numbers == [1, -1, nil])
    #expect(try combined(Self.copeland, children, needs: .count(1)).numbers == [0, -2, 2])
  }

  /// Who is outside meets the members as if it alone joined; they don't meet it.
  @Test func comparesOutsidersWithTheMembersOnly() throws {
    let members = PopulationDefinition(
      name: "members", condition: try Expression.parsed("member == 1"))
    let node = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(
          rule: .copeland(over: .named("members")), children: [Child(node: NodeReference("v"))],
          needs: .all)))
    let methodology = Methodology(nodes: [node], populations: [members])
    let data = dataset(["v": [1, 2, 3, 4, 5], "member": [1, 1, 1, 0, 0]])
    #expect(try methodology.values(of: "score", on: data).numbers == [-2, 0, 2, 3, 3])
  }

  @Test(arguments: [median, .spread(divideBy: .number), copeland])
  func takesNoWords(rule: CombinationRule) {
    let combination = Combination(
      rule: rule, children: [Child(node: NodeReference("grade"))], needs: .all)
    let grade = NodeDefinition(
      code: "grade", source: .column("v"),
      then: [
        Step(.cut(Cut(test: .atLeast, limits: [.number(2)], to: [.word("A"), .word("B")])))
      ])
    let node = NodeDefinition(code: "node", source: .combination(combination))
    #expect(
      rules { try Graph(compiling: Methodology(nodes: [grade, node])) } == ["aggregation.words"])
  }

  @Test func refusesAPopulationThatIsNotThere() {
    let node = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(
          rule: .copeland(over: .named("nobody")), children: [Child(node: NodeReference("v"))],
          needs: .all)))
    #expect(
      rules { try Graph(compiling: Methodology(nodes: [node])) }
        .contains("methodology.unknown-population"))
  }
}
