import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ResultsTests {
  private let nodes: [NodeDefinition] = [
    NodeDefinition(code: "a", source: .column("x")),
    NodeDefinition(code: "b", source: .column("y")),
    NodeDefinition(
      code: "score",
      source: .combination(
        Combination(
          rule: .sum, children: [Child(node: NodeReference("a")), Child(node: NodeReference("b"))],
          needs: .all)), then: [Step(.round(Round(digits: 1)))]),
    NodeDefinition(
      code: "rank", source: .node(NodeReference("score")),
      then: [Step(.rank(Rank(first: .high, ties: .min)))]),
    NodeDefinition(
      code: "band", source: .node(NodeReference("rank")),
      then: [
        Step(
          .cut(
            Cut(test: .atMost, limits: [.number(1)], to: [.word("first"), .word("others")])))
      ]),
  ]

  private func results(_ definition: ResultsDefinition) throws -> Results {
    let evaluation = try Graph(
      compiling: Methodology(nodes: nodes, results: definition)
    ).evaluated(on: dataset(["x": [1, 5, 5, nil], "y": [1, 2, 2, 4]]))
    return Results(evaluation)
  }

  @Test func ordersByRankAndSaysWhichPlacesAreShared() throws {
    let results = try results(
      ResultsDefinition(
        score: NodeReference("score"), rank: NodeReference("rank"), band: NodeReference("band")))
    #expect(results.rows.map(\.identifier) == ["B", "C", "A", "D"])
    #expect(results.rows.map(\.rank?.low) == [1, 1, 3, nil])
    #expect(results.rows.map(\.rank?.tied) == [true, true, false, nil])
    #expect(results.rows.map(\.band) == ["first", "first", "others", nil])
    #expect(results.rows.first?.score?.printing == .decimals(1))
    #expect(results.ranked == 3)
  }

  @Test func saysWhyAnInstitutionHasNoScore() throws {
    let row = try #require(
      try results(ResultsDefinition(score: NodeReference("score"))).rows.last)
    #expect(row.state == .missing && row.score == nil)
    #expect(
      row.reason?.en
        == "'score': 1 of 2 children has a value; all are needed. Without a value: 'a'.")
  }

  @Test func worksWithoutACompositeScore() throws {
    let results = try results(ResultsDefinition(grades: [NodeReference("band")]))
    #expect(results.rows.map(\.identifier) == ["A", "B", "C", "D"])
    #expect(results.rows.allSatisfy { $0.score == nil && $0.rank == nil })
    #expect(results.rows.map { $0.grades.first?.word } == ["others", "first", "first", nil])
  }

  @Test func sharesNoPlaceAcrossGroups() throws {
    let nodes = [
      NodeDefinition(
        code: "rank", source: .column("x"),
        then: [Step(.rank(Rank(first: .high, ties: .min)), by: NodeReference("country"))])
    ]
    let evaluation = try Graph(
      compiling: Methodology(
        nodes: nodes, results: ResultsDefinition(rank: NodeReference("rank")))
    ).evaluated(
      on: dataset(["x": [5, 3, 9, 9]], words: ["country": ["FR", "FR", "IE", "IE"]]))
    let rows = Results(evaluation).rows
    #expect(rows.map(\.identifier) == ["A", "C", "D", "B"])
    #expect(rows.map(\.rank?.low) == [1, 1, 1, 2])
    #expect(rows.map(\.rank?.tied) == [false, true, true, false])
  }

  /// Ranks given in each country apart, and the results asked for.
  private func inCountries(_ definition: ResultsDefinition) throws -> Results {
    let nodes = [
      NodeDefinition(code: "country", source: .column("country")),
      NodeDefinition(
        code: "rank", source: .column("x"),
        then: [Step(.rank(Rank(first: .high, ties: .min)), by: NodeReference("country"))]),
    ]
    let french = PopulationDefinition(
      name: "french",
      condition: try Expression(parsing: "present(country) and country == \"France\""))
    let evaluation = try Graph(
      compiling: Methodology(nodes: nodes, populations: [french], results: definition)
    ).evaluated(
      on: dataset(
        ["x": [5, 3, 9, 9, nil, 7]],
        words: ["country": ["Norway", "France", "Égypte", "France", nil, "Norway"]]))
    return Results(evaluation)
  }

  @Test func listsGroupAfterGroupInAlphabeticalOrder() throws {
    let rows = try inCountries(
      ResultsDefinition(rank: NodeReference("rank"), groupedBy: NodeReference("country"))
    ).rows
    #expect(rows.map(\.identifier) == ["C", "D", "B", "F", "A", "E"])
    #expect(rows.map(\.group) == ["Égypte", "France", "France", "Norway", "Norway", nil])
  }

  @Test func countsTheFieldOfTheGroupsListed() throws {
    let listed = ResultsDefinition(rank: NodeReference("rank"), listed: .named("french"))
    #expect(try inCountries(listed).field == 2)
    #expect(try inCountries(ResultsDefinition(rank: NodeReference("rank"))).field == 5)
  }

  @Test func sharesNoPlaceWithWhoWouldOnlyJoin() throws {
    let nodes = [
      NodeDefinition(
        code: "rank", source: .column("x"), then: [Step(.rank(Rank(first: .high, ties: .min)))])
    ]
    let methodology = Methodology(
      nodes: nodes,
      populations: [PopulationDefinition(name: "m", condition: try .parsed("member == 1"))],
      fit: .named("m"), results: ResultsDefinition(rank: NodeReference("rank")))
    let rows = Results(
      try Graph(compiling: methodology).evaluated(
        on: dataset(["x": [10, 20, 20, 60], "member": [1, 1, 1, 0]]))
    ).rows
    #expect(rows.map(\.identifier) == ["B", "C", "D", "A"])
    #expect(rows.map(\.rank?.low) == [1, 1, 1, 3])
    #expect(rows.map(\.rank?.tied) == [true, true, false, false])
  }
}
