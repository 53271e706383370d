import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct GraphTests {
  private func problems(
    _ nodes: [NodeDefinition], populations: [PopulationDefinition] = [],
    fit: PopulationReference = .all, parameters: [ParameterDefinition] = [],
    results: ResultsDefinition = ResultsDefinition()
  ) -> [String] {
    rules {
      try Graph(
        compiling: Methodology(
          nodes: nodes, populations: populations, fit: fit, parameters: parameters,
          results: results))
    }
  }

  private func node(_ code: String, _ source: NodeSource, then: [Step] = []) -> NodeDefinition {
    NodeDefinition(code: code, source: source, then: then)
  }

  private func mean(
    _ children: [(String, Expression)], needs: Needs = .all, total: DeclaredTotal? = nil
  ) -> NodeSource {
    .combination(
      Combination(
        rule: .mean(power: 1, zeros: .refuse),
        children: children.map { Child(node: NodeReference($0.0), weight: $0.1) }, needs: needs,
        total: total))
  }

  @Test func refusesANodeThatDependsOnItself() {
    #expect(problems([node("a", .node(NodeReference("a")))]) == ["methodology.circle"])
  }

  @Test func namesTheWholeCircle() throws {
    let nodes = [
      node("a", .node(NodeReference("b"))), node("b", .node(NodeReference("c"))),
      node("c", .formula(try .parsed("a + 1"))),
    ]
    let error = #expect(throws: DiagnosticError.self) {
      try Graph(compiling: Methodology(nodes: nodes))
    }
    #expect(error?.diagnostics.first?.summary.en.contains("a → b → c → a") == true)
  }

  /// A rank among a population that depends on the rank.
  @Test func findsACircleThroughAPopulation() throws {
    let rank = Step(.rank(Rank(first: .high, ties: .min)), over: .named("top"))
    #expect(
      problems(
        [node("rank", .column("score"), then: [rank])],
        populations: [PopulationDefinition(name: "top", condition: try .parsed("rank <= 3"))])
        == ["methodology.circle"])
  }

  @Test func refusesWeightsThatDoNotSumToWhatIsDeclared() {
    let source = mean([("x", 0.5), ("y", 0.4)], total: DeclaredTotal(1))
    #expect(problems([node("n", source)]) == ["weighting.total"])
    let rounded = mean([("x", 0.5), ("y", 0.499)], total: DeclaredTotal(1, within: 0.002))
    #expect(problems([node("n", rounded)]).isEmpty)
  }

  @Test func refusesNegativeAndVanishingWeightsUnderAMean() {
    #expect(problems([node("n", mean([("x", 2), ("y", -1)]))]) == ["weighting.negative-weight"])
    #expect(problems([node("n", mean([("x", 0), ("y", 0)]))]) == ["weighting.zero-sum"])
  }

  @Test func takesWeightsFromParametersOnly() throws {
    let source = mean([("x", try .parsed("alpha")), ("y", try .parsed("1 - alpha"))])
    let alpha = ParameterDefinition(name: "alpha", value: 0.25)
    #expect(problems([node("n", source)], parameters: [alpha]).isEmpty)
    #expect(
      problems([node("n", mean([("x", try .parsed("alhpa"))]))], parameters: [alpha])
        == ["weighting.not-constant"])
  }

  @Test func reportsEveryProblemAtOnce() throws {
    let nodes = [
      node("a", mean([("x", 1), ("x", 1)], needs: .count(3))),
      node("b", .node(NodeReference("a", stage: "scaled"))),
      node("b", .constant(1)),
      node("c", mean([])),
    ]
    let found = Set(problems(nodes, fit: .named("nobody")))
    #expect(
      found == [
        "aggregation.duplicate-child", "aggregation.needs", "methodology.unknown-stage",
        "methodology.duplicate-name", "aggregation.no-children",
        "methodology.unknown-population",
      ])
  }

  @Test func refusesResultsThatAreNoNodes() {
    let results = ResultsDefinition(score: NodeReference("index"))
    #expect(
      problems([node("indx", .constant(1))], results: results) == ["methodology.unknown-node"])
  }

  @Test(arguments: [(1e-14, false), (1000, false), (-400, false), (0, true), (-1, true), (3, true)])
  func refusesPowersThatCannotBeComputed(power: Double, isFine: Bool) {
    let mean = Combination(
      rule: .mean(power: power, zeros: .refuse), children: [Child(node: NodeReference("x"))],
      needs: .all)
    #expect(
      problems([node("n", .combination(mean))]) == (isFine ? [] : ["aggregation.power"]))
  }

  @Test func refusesMorePositionsThanChildren() {
    let ordered = Combination(
      rule: .ordered(weights: [1, 1], from: .high), children: [Child(node: NodeReference("x"))],
      needs: .all)
    #expect(
      problems([node("n", .combination(ordered))])
        == ["aggregation.more-positions-than-children"])
  }

  @Test(arguments: [
    (Direction.lowerIsBetter, ["x"], ["normalisation.direction"]),
    (.lowerIsBetter, ["-x"], []), (.higherIsBetter, ["-x"], ["normalisation.direction"]),
    (.lowerIsBetter, ["100 - x"], []), (.higherIsBetter, ["1 / x"], ["normalisation.direction"]),
    (.higherIsBetter, ["-x", "-x"], []), (.higherIsBetter, ["log(x)"], []),
    (.lowerIsBetter, ["abs(x - 3)"], []), (.lowerIsBetter, ["x * other"], []),
  ])
  func checksTheDeclaredDirection(
    direction: Direction, maps: [String], expected: [String]
  ) throws {
    var definition = node(
      "n", .column("value"), then: try maps.map { Step(.map(Map(to: try .parsed($0)))) })
    definition.direction = direction
    #expect(problems([definition]) == expected)
  }

  @Test func checksTheDirectionOfScalesRanksAndCuts() throws {
    func chain(_ operation: StepOperation) -> NodeDefinition {
      var definition = node("n", .column("value"), then: [Step(operation)])
      definition.direction = .higherIsBetter
      return definition
    }
    let upsideDown = Scale(from: (85, 20), to: (0, 1))
    let fitted = Scale(from: (try .parsed("max"), try .parsed("min")), to: (0, 1))
    let bands = Cut(
      test: .atLeast, limits: [.number(2)], to: [.number(0), .number(1)])
    for operation in [
      .scale(upsideDown), .scale(fitted), .rank(Rank(first: .high, ties: .min)), .cut(bands),
    ] as [StepOperation] {
      #expect(problems([chain(operation)]) == ["normalisation.direction"])
    }
    #expect(problems([chain(.rank(Rank(first: .low, ties: .min)))]).isEmpty)
  }

  @Test func warnsOfWhatNothingUses() throws {
    let graph = try Graph(
      compiling: Methodology(
        nodes: [node("score", .column("v")), node("spare", .constant(1))],
        parameters: [ParameterDefinition(name: "alpha", value: 1)],
        results: ResultsDefinition(score: NodeReference("score"))))
    #expect(graph.warnings.map(\.rule.identifier) == ["methodology.unused", "methodology.unused"])
  }

  @Test func warnsThatASumCountsMissingAsZero() throws {
    let sum = Combination(
      rule: .sum, children: [Child(node: NodeReference("x"))], needs: .count(1))
    let graph = try Graph(compiling: Methodology(nodes: [node("n", .combination(sum))]))
    #expect(graph.warnings.map(\.rule.identifier) == ["aggregation.missing-counts-as-zero"])
  }

  @Test func asksOnlyForTheColumnsOfWhatIsWanted() throws {
    let graph = try Graph(
      compiling: Methodology(nodes: [
        node("a", .column("x")), node("b", .formula(try .parsed("y + mean(z)"))),
        node("c", mean([("a", 1)])),
      ]))
    #expect(graph.requirements(for: [NodeReference("c")]).map(\.name) == ["x"])
    #expect(graph.requirements(for: [NodeReference("b")]).map(\.name) == ["y", "z"])
  }

  @Test func readsAColumnAsTextWhereItIsComparedOrGroupsOnly() throws {
    let rank = Step(.rank(Rank(first: .high, ties: .min)), by: NodeReference("region"))
    let graph = try Graph(
      compiling: Methodology(nodes: [
        node("a", .column("x"), then: [rank]),
        node("b", .formula(try .parsed("if(kind == 'public', u, v)"))),
      ]))
    let kinds = graph.requirements(for: [NodeReference("a"), NodeReference("b")])
    #expect(
      kinds.filter { $0.kind == .text }.map(\.name).sorted() == ["kind", "region"])
  }

  @Test func computesAChainOfThousandsOfNodes() throws {
    var nodes = [node("n0", .column("v"))]
    for i in 1..<5000 { nodes.append(node("n\(i)", .node(NodeReference("n\(i - 1)")))) }
    let column = try Methodology(nodes: nodes).values(of: "n4999", on: dataset(["v": [7]]))
    #expect(column.numbers == [7])
  }
}
