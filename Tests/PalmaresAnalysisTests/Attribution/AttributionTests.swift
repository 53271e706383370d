import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// Every mixture is the ranking of a table put together by hand, and the split that of all orders.
@Suite struct AttributionTests {
  /// The figures of one edition, by identifier and column, in the order of its file.
  struct Edition {
    var order: [String] = []
    var numbers: [String: [String: Double]] = [:]
    var words: [String: String] = [:]

    func dataset(columns: [String]) -> Dataset {
      var all = Dictionary(
        uniqueKeysWithValues: columns.map { name in
          (name, Column(order.map { numbers[$0]?[name] }))
        })
      all["kind"] = Column(words: order.map { words[$0] })
      return Dataset(units: StatisticalUnits(identifiers: order), columns: all)
    }

    /// Those of one edition's field, with the figures of others.
    static func mixture(
      _ editions: [Edition], field: Int, others: Int, own: Int, of unit: String
    ) -> Edition {
      var mixed = Edition(order: editions[field].order)
      for name in mixed.order {
        let isCommon = editions.allSatisfy { $0.order.contains(name) }
        let side = name == unit ? own : isCommon ? others : field
        mixed.numbers[name] = editions[side].numbers[name]
        mixed.words[name] = editions[side].words[name]
      }
      return mixed
    }
  }

  static func edition(_ random: inout SplitMix, _ names: [String]) -> Edition {
    var edition = Edition(order: names.shuffled(using: &random))
    for name in names {
      edition.numbers[name] = [
        "p": Double(Int.random(in: 0...9, using: &random)),
        "q": Double(Int.random(in: 0...9, using: &random)),
      ]
      if Int.random(in: 0...3, using: &random) == 0 { edition.numbers[name]?["q"] = nil }
      edition.words[name] = ["x", "y", "z"].randomElement(using: &random)
    }
    // A scale needs two values.
    edition.numbers["A"]?["p"] = 0
    edition.numbers["B"]?["p"] = 10
    return edition
  }

  static func methodology(_ weights: [Double], ties: Rank.Ties, bonus: Double) throws -> Methodology
  {
    let minMax = Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
    let kinds = Cut(
      test: .equals, limits: [.word("x"), .word("y")],
      to: [.number(bonus), .number(0), .number(1)])
    let children = zip(["a", "b", "c"], weights).map {
      Child(node: NodeReference($0), weight: Expression($1))
    }
    return Methodology(
      nodes: [
        NodeDefinition(code: "a", source: .column("p"), then: [minMax]),
        NodeDefinition(code: "b", source: .column("q")),
        NodeDefinition(code: "c", source: .column("kind"), then: [Step(.cut(kinds))]),
        NodeDefinition(
          code: "score",
          source: .combination(
            Combination(
              rule: .mean(power: 1, zeros: .refuse), children: children, needs: .count(2)))),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: ties)))]),
      ],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
  }

  @Test(arguments: 0..<4)
  func everyMixtureIsTheRankingOfATablePutTogetherByHand(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let editions = [
      Self.edition(&random, ["A", "B", "C", "D", "E", "L", "M"]),
      Self.edition(&random, ["A", "B", "C", "D", "E", "N", "O", "P"]),
    ]
    let graphs = [
      try Graph(compiling: Self.methodology([1, 2, 3], ties: .min, bonus: 20)),
      try Graph(compiling: Self.methodology([3, 2, 1], ties: .average, bonus: 5)),
    ]
    let datasets = editions.map { $0.dataset(columns: ["p", "q"]) }
    let attribution = try Attribution(
      graphs, before: [datasets[0], datasets[0]], after: [datasets[1], datasets[1]])
    for unit in attribution.match.common {
      let name = datasets[0].units.identifiers[unit]
      let change = try attribution.change(of: unit)
      for world in EditionWorld.all {
        func side(_ group: ChangeGroup) -> Int { world.side(of: group).rawValue }
        let table = Edition.mixture(
          editions, field: side(.field), others: side(.othersData), own: side(.ourData), of: name
        ).dataset(columns: ["p", "q"])
        let plain = try graphs[side(.method)].evaluated(on: table)
        let place = try #require(table.units.position(of: name))
        let rank = plain.column(NodeReference("rank"))?.number(at: place)
        #expect(change.ranks[world.number] == rank)
        let score = plain.column(NodeReference("score"))?.number(at: place)
        #expect(change.scores[world.number] == score)
      }
      let rise = try #require(change.rise)
      let ranks = change.ranks.compactMap { $0 }
      #expect(rise.total == ranks[0] - ranks[15])
      #expect(rise.numerators.reduce(0, +) == 24 * rise.total)
    }
  }

  /// The first mixture and the last are the editions themselves, to the last bit.
  @Test func startsAndEndsAtTheEditions() throws {
    var random = SplitMix(seed: 99)
    let datasets = [
      Self.edition(&random, ["A", "B", "C", "D"]), Self.edition(&random, ["A", "B", "C", "E"]),
    ].map { $0.dataset(columns: ["p", "q"]) }
    let graphs = [
      try Graph(compiling: Self.methodology([1, 1, 1], ties: .min, bonus: 2)),
      try Graph(compiling: Self.methodology([1, 2, 1], ties: .min, bonus: 2)),
    ]
    let attribution = try Attribution(
      graphs, before: [datasets[0], datasets[0]], after: [datasets[1], datasets[1]])
    for unit in attribution.match.common {
      let change = try attribution.change(of: unit)
      let after = try #require(attribution.match.after[unit])
      for (world, side, place) in [(0, 0, unit), (15, 1, after)] {
        let plain = try graphs[side].evaluated(on: datasets[side])
        #expect(change.ranks[world] == plain.column(NodeReference("rank"))?.number(at: place))
        #expect(change.scores[world] == plain.column(NodeReference("score"))?.number(at: place))
      }
    }
  }

  /// What one cause alone does is its part, and the others have none.
  @Test(arguments: ChangeGroup.allCases)
  func whatOnlyOneCauseChangesIsItsPart(group: ChangeGroup) throws {
    var random = SplitMix(seed: 5)
    let names = ["A", "B", "C", "D", "E"]
    let first = Self.edition(&random, names)
    let other = Self.edition(&random, names + ["F", "G"])
    var second = first
    switch group {
    case .ourData:
      second.numbers["C"] = ["p": 9, "q": 9]
    case .othersData:
      for name in ["B", "D", "E"] { second.numbers[name] = other.numbers[name] }
      second.numbers["B"]?["p"] = 10
    case .field:
      second = first
      second.order += ["F", "G"]
      second.numbers["F"] = ["p": 10, "q": 9]
      second.numbers["G"] = ["p": 8, "q": 9]
      second.words["F"] = "x"
      second.words["G"] = "x"
    case .method: break
    }
    let datasets = [first, second].map { $0.dataset(columns: ["p", "q"]) }
    let rules = [
      try Self.methodology([1, 1, 1], ties: .min, bonus: 2),
      try Self.methodology(group == .method ? [0, 1, 5] : [1, 1, 1], ties: .min, bonus: 2),
    ]
    let attribution = try Attribution(
      rules.map { try Graph(compiling: $0) }, before: [datasets[0], datasets[0]],
      after: [datasets[1], datasets[1]])
    let unit = try #require(datasets[0].units.position(of: "C"))
    let score = try #require(attribution.change(of: unit).score)
    for other in ChangeGroup.allCases where other != group {
      #expect(score.numerators[other.rawValue] == 0)
    }
    #expect(abs(score.parts[group.rawValue] - score.total) < 1e-12)
    if group == .ourData || group == .method { #expect(score.total != 0) }
  }

  /// Rules that look back find the history that goes with the figures.
  @Test func mixesEarlierPeriodsWithTheFigures() throws {
    let rules = Methodology(
      nodes: [
        NodeDefinition(code: "now", source: .column("p")),
        NodeDefinition(code: "past", source: .node(NodeReference("now")), back: 1),
        NodeDefinition(
          code: "score",
          source: .combination(
            Combination(
              rule: .sum,
              children: ["now", "past"].map { Child(node: NodeReference($0)) }, needs: .all))),
        NodeDefinition(
          code: "rank", source: .node(NodeReference("score")),
          then: [Step(.rank(Rank(first: .high, ties: .min)))]),
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let series = PeriodSeries(
      [[1.0, 10], [2, 20], [4, 40]].enumerated().map { year, values in
        ("\(2020 + year)", dataset(["p": values]))
      })
    let (before, after) = (series.dataset(at: 1), series.dataset(at: 2))
    let graph = try Graph(compiling: rules)
    let attribution = try Attribution(
      [graph, graph], before: [before, before], after: [after, after])
    let change = try attribution.change(of: 0)
    // 2021: 2 + 1; 2022: 4 + 2, with the own history of each.
    #expect(change.scores[0] == 3 && change.scores[15] == 6)
    #expect(change.score?.parts == [3, 0, 0, 0])
    #expect(try attribution.change(of: 1).scores[EditionWorld(2).number] == 30)
  }

  /// An edition with up to two earlier periods, in which not everyone has a row.
  private func history(_ random: inout SplitMix, _ names: [String]) -> Dataset {
    let count = Int.random(in: 1...3, using: &random)
    let parts = (0..<count).map { back in
      let there = names.filter { _ in back == 0 || Int.random(in: 0...3, using: &random) > 0 }
      let edition = Self.edition(&random, there)
      return (name: "\(2020 - back)", dataset: edition.dataset(columns: ["p", "q"]))
    }
    return PeriodSeries(parts).dataset(at: count - 1)
  }

  private func lookingBack(_ weights: [Double]) throws -> Graph {
    var methodology = try Self.methodology([1, 1, 1], ties: .min, bonus: 3)
    // Set by everyone in the period, as a scale is, and never at a loss where few are there.
    methodology.nodes[0].then = [Step(.rank(Rank(first: .low, ties: .average)))]
    methodology.nodes[1] = NodeDefinition(code: "b", source: .node(NodeReference("a")), back: 1)
    methodology.nodes.append(NodeDefinition(code: "d", source: .column("q"), back: 2))
    let children = zip(["a", "b", "c", "d"], weights).map {
      Child(node: NodeReference($0), weight: Expression($1))
    }
    methodology.nodes[3] = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(rule: .mean(power: 1, zeros: .refuse), children: children, needs: .count(1))))
    return try Graph(compiling: methodology)
  }

  /// What goes on from mixtures that all share is what each mixture gives when it is evaluated by itself.
  @Test(arguments: 0..<12)
  func mixturesOfHistoriesAreThoseEvaluatedOneByOne(seed: Int) throws {
    var random = SplitMix(seed: UInt64(400 + seed))
    let datasets = [
      history(&random, ["A", "B", "C", "D", "E", "L"]),
      history(&random, ["A", "B", "C", "D", "E", "N", "O"]),
    ]
    let graphs = [try lookingBack([1, 2, 1, 1]), try lookingBack([2, 1, 1, 3])]
    let attribution = try Attribution(
      graphs, before: [datasets[0], datasets[0]], after: [datasets[1], datasets[1]])
    let figures = EditionFigures(
      before: datasets[0], after: datasets[1], attribution.match, lookingBack: true)
    for unit in attribution.match.common {
      let name = datasets[0].units.identifiers[unit]
      let change = try attribution.change(of: unit)
      for world in EditionWorld.all {
        let table = figures.dataset(
          field: world.side(of: .field), others: world.side(of: .othersData), of: unit,
          own: world.side(of: .ourData))
        let plain = try graphs[world.side(of: .method).rawValue].evaluated(on: table)
        let place = try #require(table.units.position(of: name))
        #expect(
          change.ranks[world.number] == plain.column(NodeReference("rank"))?.number(at: place))
        #expect(
          change.scores[world.number] == plain.column(NodeReference("score"))?.number(at: place))
      }
    }
  }

  @Test func matchesByIdentifierThenByAnotherRegister() {
    let first = StatisticalUnits(
      identifiers: ["A", "B", "C", "D"], aliases: ["ror": ["1", "2", "3", "3"]])
    let second = StatisticalUnits(
      identifiers: ["X", "A", "Y", "Z"], aliases: ["ror": ["2", "9", "3", nil]])
    let match = EditionMatch(first, second)
    // Two have the number 3 before: none of them is matched by it.
    #expect(match.after == [1, 0, nil, nil])
    #expect(match.before == [1, 0, nil, nil])
    #expect(match.byAlias == [1] && match.leavers == [2, 3] && match.entrants == [2, 3])
  }
}
