import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// What is too large, too close or turned round is said, never computed through.
@Suite struct ExtremesTests {
  private func scale(_ a: String, _ b: String) throws -> Step {
    Step(.scale(Scale(from: (try .parsed(a), try .parsed(b)), to: (0, 100))))
  }

  @Test(arguments: [
    ([-1.7e308, 1.7e308], "min", "max"), ([-1.7e308, 0.001], "0", "max"),
    ([0, 100], "0", "5e-324"),
  ])
  func refusesScalesBeyondADouble(values: [Double], low: String, high: String) throws {
    let step = try scale(low, high)
    #expect(rules { try applied([step], to: values) }.contains("step.overflow"))
  }

  @Test func refusesToFillWithAMeanBeyondADouble() throws {
    let fill = Step(.fill(Fill(with: try .parsed("sum"))))
    #expect(
      rules { try applied([fill], to: [1.7e308, 1.7e308, nil]) }
        == ["imputation.nothing-to-fill-with"])
  }

  /// The mean of three 0.1 rounds to 0.10000000000000002: still a constant.
  @Test(arguments: [(0.1, 3), (33.3, 7), (73.2, 10), (1.1, 6)])
  func knowsAConstantWhateverItsSumRoundsTo(value: Double, count: Int) throws {
    let zScore = try scale("mean", "mean + sd")
    #expect(
      rules { try applied([zScore], to: [Double](repeating: value, count: count)) }
        == ["normalisation.constant-indicator"])
  }

  @Test func refusesADirectionThatTheDataContradict() throws {
    var node = NodeDefinition(
      code: "n", source: .column("v"),
      then: [Step(.map(Map(to: try .parsed("-x")))), try scale("0", "max")])
    node.direction = .lowerIsBetter
    let methodology = Methodology(nodes: [node])
    #expect(
      rules { try methodology.values(of: "n", on: dataset(["v": [1, 2, 3, 4]])) }
        == ["normalisation.reversed-scale", "normalisation.direction"])
    // The same chain on negative figures keeps what it declares.
    #expect(
      try methodology.values(of: "n", on: dataset(["v": [-4, -2, -1, 0]])).numbers
        == [100, 50, 25, 0])
  }

  @Test func refusesANodeThatContradictsItsColumn() throws {
    var node = NodeDefinition(
      code: "n", source: .column("v"), then: [try scale("min", "max")])
    func problems(_ own: Direction?) -> [String] {
      node.direction = own
      var methodology = Methodology(nodes: [node])
      methodology.columnDirections = ["v": .lowerIsBetter]
      return rules { try Graph(compiling: methodology) }
    }
    #expect(problems(.higherIsBetter) == ["normalisation.direction"])
    #expect(problems(nil) == ["normalisation.direction"])
    node.then.insert(Step(.map(Map(to: try .parsed("-x")))), at: 0)
    #expect(problems(nil) == [])
  }

  @Test func warnsOfRanksThatDifferInTheLastBitsOnly() throws {
    let rank = Step(.rank(Rank(first: .high, ties: .min)))
    func warnings(_ steps: [Step]) throws -> [String] {
      let node = NodeDefinition(code: "n", source: .column("v"), then: steps)
      return try Graph(compiling: Methodology(nodes: [node])).evaluated(
        on: dataset(["v": [0.1 + 0.2, 0.3, 0.4]]), targets: [NodeReference("n")]
      ).warnings.map(\.rule.identifier)
    }
    #expect(try warnings([rank]) == ["rank.near-tie"])
    #expect(try warnings([Step(.round(Round(digits: 9))), rank]) == [])
  }

  @Test func saysOnceThatAPopulationCannotBeDecided() throws {
    let population = PopulationDefinition(name: "large", condition: try .parsed("staff >= 50"))
    let step = try scale("min", "max")
    #expect(
      rules {
        try applied(
          [step], to: [1, 2], beside: ["staff": [nil, 60]], populations: [population],
          fit: .named("large"))
      } == ["population.undecided"])
  }

  @Test func refusesExpressionsThatNobodyCanRead() {
    let long = "x" + String(repeating: " + 1", count: 1000)
    #expect(throws: ExpressionSyntaxError.self) { try Expression(parsing: long) }
  }

  @Test(arguments: ["round(v, 400)", "round(v, 1.5)", "round(v, 1e30)"])
  func refusesRoundingToNonsense(text: String) throws {
    let node = NodeDefinition(code: "n", source: .formula(try .parsed(text)))
    #expect(
      rules { try Methodology(nodes: [node]).values(of: "n", on: dataset(["v": [1]])) }
        == ["expression.no-value"])
  }
}
