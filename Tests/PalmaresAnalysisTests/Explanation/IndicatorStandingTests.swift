import PalmaresAnalysis
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Five towns: `green` is better high, `noise` better low, both to 0…100; their mean is the score.
@Suite struct IndicatorStandingTests {
  private let structure: ScoreStructure

  init() throws {
    let line = Step(.scale(Scale(from: (0, 50), to: (0, 100))))
    let turned = Step(.scale(Scale(from: (50, 0), to: (0, 100))))
    let methodology = Methodology(
      nodes: [
        NodeDefinition(
          code: "green", source: .column("g"), then: [Step(.fill(Fill(with: 5))), line]),
        NodeDefinition(code: "quiet", source: .column("n"), then: [turned]),
        NodeDefinition(
          code: "score",
          source: .combination(
            Combination(
              rule: .mean(power: 1, zeros: .refuse),
              children: [Child(node: NodeReference("green")), Child(node: NodeReference("quiet"))],
              needs: .count(1)))),
      ], results: ResultsDefinition(score: NodeReference("score")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(["g": [50, 30, 30, 10, nil], "n": [10, 20, nil, 40, 30]]), keepingSteps: true)
    structure = try #require(ScoreStructure(of: NodeReference("score"), in: evaluation))
  }

  private func standing(_ node: String, of unit: Int) throws -> IndicatorStanding {
    try #require(
      structure.standings(of: unit, in: Array(0..<5)).first { $0.node.code == node })
  }

  @Test func equalValuesShareTheBestPlace() throws {
    for unit in [1, 2] {
      let green = try standing("green", of: unit)
      #expect(green.rank == 2)
      #expect(green.ties == 1)
      // One of three others is worse, one the same.
      #expect(green.percentile == 0.5)
    }
  }

  @Test func filledFiguresSetNeitherMedianNorPlaces() throws {
    let last = try standing("green", of: 3)
    #expect(last.count == 4)
    #expect(last.withoutFigure == 1)
    #expect(last.median == 60)
    #expect(last.rank == 4)
    let filled = try standing("green", of: 4)
    #expect(filled.isFilled)
    #expect(filled.rank == 5)
    #expect(filled.median == 60)
  }

  @Test func pointsFromTheMedianAreThoseOfTheScore() throws {
    // 100 against 60, at half the weight.
    #expect(try standing("green", of: 0).pointsFromMedian == 20)
    // Without noise, green has all the weight.
    #expect(try standing("green", of: 2).pointsFromMedian == 0)
  }

  @Test func aMissingFigureHasNoPlace() throws {
    let quiet = try standing("quiet", of: 2)
    #expect(quiet.value == nil)
    #expect(quiet.rank == nil)
    #expect(quiet.percentile == nil)
    #expect(quiet.pointsFromMedian == nil)
  }

  @Test func oneAloneHasAPlaceAndNoPercentile() throws {
    let standings = structure.standings(of: 0, in: [0])
    #expect(standings.map(\.percentile) == [nil, nil])
    #expect(standings.strengths.isEmpty)
    #expect(standings.weaknesses.isEmpty)
    #expect(structure.difference(of: 0, fromMeanOf: [0])?.difference == 0)
  }

  @Test func lowerIsBetterWhereTheScoreFalls() throws {
    // The least noise counts most: `quiet` is what counts, and more of it is better.
    #expect(try standing("quiet", of: 0).rank == 1)
    #expect(try standing("quiet", of: 3).rank == 4)
  }

  @Test func sharesOfTheWeightFollowWhatStandsBehind() throws {
    #expect(structure.dataShares(of: 0)?.reported == 1)
    let reweighted = try #require(structure.dataShares(of: 2))
    #expect(reweighted.missing == 0.5)
    #expect(reweighted.reported == 0.5)
    let filled = try #require(structure.dataShares(of: 4))
    #expect(filled.filled == 0.5)
    #expect(filled.withoutData == 0.5)
  }

  @Test func oneFigureThatPassesDoesPass() throws {
    let field = Array(0..<5)
    let moves = structure.moves(of: 1, past: 0, in: field)
    // 60 points to 90: green would need 60, which nobody has.
    #expect(moves.isEmpty)
    let possible = structure.moves(of: 3, past: 4, in: field)
    #expect(!possible.isEmpty)
    for move in possible {
      var values = structure.evaluation.dataset.columns[move.column]?.numbers ?? []
      values[3] = move.needed
      var change = Change()
      change.columns[move.column] = Column(values)
      let after = try structure.evaluation.changed(by: change).column(NodeReference("score"))
      let scores = try #require(after?.numbers)
      #expect((scores[3] ?? 0) > (scores[4] ?? 0))
    }
  }

  /// Rank 1 goes to the lowest score: what lowers it is what brings nearer the first place.
  @Test(arguments: [End.high, .low])
  func theBestIsWhatIsNearerTheFirstPlace(first: End) throws {
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "a", source: .column("a")),
        NodeDefinition(
          code: "score",
          source: .combination(
            Combination(
              rule: .mean(power: 1, zeros: .refuse), children: [Child(node: NodeReference("a"))],
              needs: .all))),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: first, ties: .min)))]),
      ],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(["a": [1, 2, 3, 4]]), keepingSteps: true)
    let structure = try #require(ScoreStructure(of: NodeReference("score"), in: evaluation))
    for unit in 0..<4 {
      let standing = structure.standings(of: unit, in: Array(0..<4)).first
      let place = evaluation.column(NodeReference("rank"))?.number(at: unit)
      #expect(standing?.rank.map(Double.init) == place)
    }
    let lowest = structure.standings(of: 0, in: Array(0..<4))
    #expect(lowest.strengths.count == (first == .low ? 1 : 0))
    #expect(lowest.first?.pointsFromMedian == (first == .low ? 1.5 : -1.5))
  }

  /// `trade / gdp` is a line for each institution; a square of it isn't.
  @Test func aFigureThatIsDividedByAnotherOneCanPassToo() throws {
    let over = Step(.map(Map(to: try Expression(parsing: "x / gdp"))))
    let square = Step(.map(Map(to: try Expression(parsing: "x * x / 100"))))
    let methodology = Methodology(
      nodes: [
        NodeDefinition(code: "open", source: .column("trade"), then: [over]),
        NodeDefinition(code: "bent", source: .column("bend"), then: [square]),
        NodeDefinition(
          code: "score",
          source: .combination(
            Combination(
              rule: .mean(power: 1, zeros: .refuse),
              children: [Child(node: NodeReference("open")), Child(node: NodeReference("bent"))],
              needs: .all))),
      ], results: ResultsDefinition(score: NodeReference("score")))
    let evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(["trade": [20, 90, 60], "gdp": [2, 3, 4], "bend": [10, 10, 10]]),
      keepingSteps: true)
    let structure = try #require(ScoreStructure(of: NodeReference("score"), in: evaluation))
    let moves = structure.moves(of: 0, past: 2, in: [0, 1, 2])
    #expect(moves.map(\.column) == ["trade"])
    // 30 are as much by head as 60 of twice the gdp.
    #expect((moves.first?.needed ?? 0) > 30 && (moves.first?.needed ?? 0) < 31)
    #expect(structure.withoutLine(of: 0).map(\.node.code) == ["bent"])
  }
}
