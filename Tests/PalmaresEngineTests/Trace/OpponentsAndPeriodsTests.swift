import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct OpponentsAndPeriodsTests {
  @Test func copelandNamesWhoIsBeatenAndWhoBeats() throws {
    let combination = Combination(
      rule: .copeland(over: nil),
      children: ["a", "b", "c"].map { Child(node: NodeReference($0)) }, needs: .all)
    let methodology = Methodology(
      nodes: [NodeDefinition(code: "duel", source: .combination(combination))],
      results: ResultsDefinition(score: NodeReference("duel")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(["a": [5, 1, 9, 5], "b": [5, 2, 9, 5], "c": [5, 9, 1, 5]]), keepingSteps: true)
    let trace = try #require(Trace(of: NodeReference("duel"), at: 0, in: evaluation))
    guard case .combination(let found) = trace.source else {
      Issue.record("it combines")
      return
    }
    #expect(found.opponents?.beaten == [1])
    #expect(found.opponents?.winners == [2])
    #expect(found.opponents?.even == [3])
    guard case .pairs(let record)? = found.detail else {
      Issue.record("pairs are counted")
      return
    }
    #expect((record.wins, record.losses, record.ties) == (1, 1, 1))
    #expect(trace.result.number == record.copelandScore)
  }

  @Test(arguments: [
    (FillPeriods.Method.linear, 20.0, ["2020", "2024"]),
    (.latest, 10, ["2020"]), (.constant, 10, ["2020"]),
  ])
  func aFilledValueNamesThePeriodsThatItComesFrom(
    method: FillPeriods.Method, value: Double, periods: [String]
  ) throws {
    let series = PeriodSeries([
      ("2020", dataset(["v": [10]])), ("2022", dataset(["v": [nil]])),
      ("2024", dataset(["v": [30]])),
    ])
    let methodology = Methodology(
      nodes: [
        NodeDefinition(
          code: "node", source: .column("v"), then: [Step(.fillPeriods(FillPeriods(method)))])
      ], results: ResultsDefinition(score: NodeReference("node")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: series.dataset(at: 1), keepingSteps: true)
    let trace = try #require(Trace(of: NodeReference("node"), at: 0, in: evaluation))
    #expect(trace.result.number == value)
    let facts = trace.steps.first?.facts.filter { $0.role == .operand } ?? []
    #expect(facts.map(\.expression) == periods)
    #expect(facts.first?.number == 10)
  }
}
