import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite(.enabled(if: LinearSolver.isFound, "COIN-OR Clp isn't on this machine"))
struct BenefitOfDoubtTests {
  private static let free = CombinationRule.benefitOfDoubt(shares: nil, over: nil)
  private static let bounded = CombinationRule.benefitOfDoubt(
    shares: PieShares(least: 0.1, most: 0.6), over: nil)

  private static func children(_ count: Int, units: Int, seed: UInt64) -> [[Double]] {
    var generator = SplitMix(seed: seed)
    return (0..<count).map { child in
      (0..<units).map { _ in Double.random(in: 1...20, using: &generator) * [1, 50, 0.01][child] }
    }
  }

  /// Without the solver: the best directions of two weights are the axes and those under which two
  /// institutions are level.
  private static func bestRatios(_ x: [Double], _ y: [Double]) -> [Double] {
    var directions = [(1.0, 0.0), (0.0, 1.0)]
    for a in x.indices {
      for b in x.indices where x[a] < x[b] && y[a] > y[b] {
        directions.append((y[a] - y[b], x[b] - x[a]))
      }
    }
    return x.indices.map { unit in
      directions.map { u, v in
        let best = x.indices.map { u * x[$0] + v * y[$0] }.max() ?? 1
        return (u * x[unit] + v * y[unit]) / best
      }.max() ?? 0
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func findsTheBestOfAllDirections(seed: UInt64) throws {
    let children = Self.children(2, units: 25, seed: seed)
    let found = try combined(Self.free, children).numbers
    for (score, expected) in zip(found, Self.bestRatios(children[0], children[1])) {
      #expect(abs(try #require(score) - expected) < 1e-12)
    }
  }

  @Test(arguments: [free, bounded])
  func keepsTheLawsOfTheBenefitOfTheDoubt(rule: CombinationRule) throws {
    let children = Self.children(3, units: 40, seed: 5)
    let scores = try combined(rule, children).numbers.compactMap { $0 }
    #expect(scores.count == 40)
    #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(scores.contains(1))
    var generator = SplitMix(seed: 6)
    let order = Array(0..<40).shuffled(using: &generator)
    let shuffled = try combined(rule, children.map { child in order.map { child[$0] } }).numbers
    #expect(shuffled == order.map { scores[$0] })
    let scaled = try combined(rule, children.map { $0.map { $0 * 7 } }).numbers.compactMap { $0 }
    for (a, b) in zip(scaled, scores) { #expect(abs(a - b) < 1e-12) }
    let turned = try combined(rule, children.reversed()).numbers.compactMap { $0 }
    for (a, b) in zip(turned, scores) { #expect(abs(a - b) < 1e-12) }
    // Who is better in everything has no lower score.
    for a in 0..<40 {
      for b in 0..<40 where children.allSatisfy({ $0[a] >= $0[b] }) {
        #expect(scores[a] >= scores[b] - 1e-12)
      }
    }
  }

  @Test func boundsTakeFromEveryScoreAndKeepEveryShare() throws {
    let children = Self.children(3, units: 40, seed: 9)
    let scores = try combined(Self.free, children).numbers.compactMap { $0 }
    let less = try combined(Self.bounded, children).numbers.compactMap { $0 }
    #expect(zip(less, scores).allSatisfy { $0 <= $1 + 1e-12 })
    for unit in [0, 17, 39] {
      let trace = try tracedCombination(Self.bounded, children, at: unit)
      let total = try #require(trace.total)
      for child in trace.children {
        let share = try #require(child.term) / total
        #expect(share > 0.1 - 1e-9 && share < 0.6 + 1e-9)
      }
    }
  }

  @Test(arguments: [free, bounded])
  func traceAddsUpToTheScore(rule: CombinationRule) throws {
    let children = Self.children(3, units: 12, seed: 3)
    let scores = try combined(rule, children).numbers
    for unit in 0..<12 {
      let trace = try tracedCombination(rule, children, at: unit)
      let sum = trace.children.reduce(0) { $0 + ($1.term ?? 0) }
      #expect(sum == trace.total)
      #expect(try #require(trace.total) / #require(trace.divisor) == scores[unit])
      let best = (0..<12).map { other in
        zip(trace.children, children).reduce(0) { $0 + ($1.0.weight ?? 0) * $1.1[other] }
      }.max()
      #expect(abs(try #require(best) - #require(trace.divisor)) < 1e-12)
    }
  }

  /// Outsiders are compared with the members and with themselves, and change nothing for members.
  @Test func outsidersStandBesideTheMembers() throws {
    let children = [[4.0, 2, 8, 1], [2.0, 4, 8, 1]]
    let combination = Combination(
      rule: .benefitOfDoubt(shares: nil, over: .named("members")),
      children: [Child(node: NodeReference("a")), Child(node: NodeReference("b"))], needs: .all)
    let methodology = Methodology(
      nodes: [NodeDefinition(code: "node", source: .combination(combination))],
      populations: [
        PopulationDefinition(name: "members", condition: try .parsed("member == 1"))
      ])
    let found = try methodology.values(
      of: "node", on: dataset(["a": children[0], "b": children[1], "member": [1, 1, 0, 0]]))
    #expect(found.numbers[0] == 1 && found.numbers[1] == 1 && found.numbers[2] == 1)
    #expect(abs(try #require(found.numbers[3]) - 1.0 / 3) < 1e-12)
  }

  @Test(arguments: [
    ([[1, 2], [3, -1]], "weighting.not-positive"), ([[1, 0], [3, 0]], "weighting.not-positive"),
  ])
  func refusesWhatCanNotBeWeighed(children: [[Double]], rule: String) {
    #expect(rules(brokenBy: { try combined(Self.free, children) }) == [rule])
  }

  @Test func refusesAZeroWhereEveryChildMustGiveAShare() throws {
    let children = [[1.0, 2, 3], [3.0, 0, 1]]
    #expect(try combined(Self.free, children).numbers.count == 3)
    #expect(
      rules(brokenBy: { try combined(Self.bounded, children + [[1, 2, 3]]) }) == [
        "weighting.not-positive"
      ])
  }

  @Test(arguments: [(0.6, 0.9), (0.0, 0.2), (0.5, 0.3)])
  func refusesSharesThatCanNotSumToOne(least: Double, most: Double) {
    let rule = CombinationRule.benefitOfDoubt(
      shares: PieShares(least: least, most: most), over: nil)
    #expect(
      rules(brokenBy: { try combined(rule, [[1, 2], [3, 1]]) }) == ["weighting.impossible-shares"])
  }

  @Test func asksForEveryChildAndForNoWeights() {
    #expect(
      rules(brokenBy: { try combined(Self.free, [[1, 2], [3, 1]], needs: .count(1)) }) == [
        "aggregation.needs"
      ])
    #expect(
      rules(brokenBy: { try combined(Self.free, [[1, 2], [3, 1]], weights: [1, 2]) }) == [
        "weighting.data-and-declared"
      ])
  }

  @Test func leavesWhoLacksAChildWithoutAScore() throws {
    let found = try combined(Self.free, [[1, nil, 4], [3, 9, 1]]).numbers
    #expect(found == [1, nil, 1])
  }
}
