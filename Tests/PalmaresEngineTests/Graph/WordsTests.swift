import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Words are never computed with: not as categories' numbers, not in secret.
@Suite struct WordsTests {
  private let grades = Step(
    .cut(
      Cut(
        test: .atLeast, limits: [.number(60), .number(40)],
        to: [.word("A"), .word("B"), .word("C")])))

  private static let computing: [(String, StepOperation)] = [
    ("scale", .scale(Scale(from: (0, 1), to: (0, 100)))),
    ("rank", .rank(Rank(first: .high, ties: .min))),
    ("clip", .clip(Clip(low: 0, high: 1))), ("round", .round(Round(digits: 0))),
    ("fill", .fill(Fill(with: 0))),
    ("replace", .replace(Replace(pairs: [.init(value: 1, by: 0)]))),
    ("cut", .cut(Cut(test: .atLeast, limits: [.number(1)], to: [.number(1), .number(0)]))),
  ]

  @Test(arguments: computing.map(\.0))
  func refusesToComputeWithGrades(name: String) throws {
    let operation = try #require(Self.computing.first { $0.0 == name }).1
    #expect(rules { try applied([grades, Step(operation)], to: [70, 50, 10]) } == ["step.words"])
  }

  @Test func refusesToMapGradesButLetsThemBeCompared() throws {
    let double = Step(.map(Map(to: try .parsed("x * 2"))))
    #expect(rules { try applied([grades, double], to: [70]) } == ["step.words"])
    let best = Step(.map(Map(to: try .parsed("if(x == 'A', 1, 0)"))))
    #expect(try applied([grades, best], to: [70, 50]).numbers == [1, 0])
  }

  @Test func turnsWordsIntoPointsOnTheWayIn() throws {
    let points = Step(
      .cut(
        Cut(
          test: .equals, limits: [.word("A"), .word("B"), .word("C")],
          to: [.number(3), .number(2), .number(1)])))
    let grade = NodeDefinition(code: "grade", source: .column("v"), then: [grades])
    func sum(_ each: [Step]) -> Methodology {
      Methodology(nodes: [
        grade,
        NodeDefinition(
          code: "sum",
          source: .combination(
            Combination(
              rule: .sum, children: [Child(node: NodeReference("grade"))], needs: .all,
              each: each))),
      ])
    }
    #expect(try sum([points]).values(of: "sum", on: dataset(["v": [70, 10]])).numbers == [3, 1])
    #expect(rules { try Graph(compiling: sum([])) } == ["aggregation.words"])
    #expect(rules { try Graph(compiling: sum([grades])) } == ["step.words"])
  }

  @Test func refusesWordsAsScoreOrTieBreak() throws {
    let nodes = [
      NodeDefinition(code: "grade", source: .column("v"), then: [grades]),
      NodeDefinition(
        code: "rank", source: .column("v"),
        then: [
          Step(
            .rank(
              Rank(
                first: .high, ties: .min,
                thenBy: [.init(node: NodeReference("grade"), first: .high)])))
        ]),
    ]
    #expect(
      rules {
        try Graph(
          compiling: Methodology(
            nodes: nodes, results: ResultsDefinition(score: NodeReference("grade"))))
      }.sorted() == ["results.words", "step.words"])
  }
}
