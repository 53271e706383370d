import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

/// A reader's filter lists fewer institutions and adds their place; nothing else changes.
@Suite struct FilterTests {
  private let values: [Double?] = [10, 30, 30, nil, 20, 5, 30, 10]
  private let south: [Double?] = [1, 0, 1, 1, 1, 0, 1, 1]

  private func methodology(
    _ ties: Rank.Ties, first: End = .high, over: PopulationReference? = nil,
    listed: PopulationReference? = nil
  ) throws -> Methodology {
    Methodology(
      nodes: [
        NodeDefinition(
          code: "rank", source: .column("v"),
          then: [Step(.rank(Rank(first: first, ties: ties)), over: over)])
      ],
      populations: [
        PopulationDefinition(name: "big", condition: try .parsed("present(v) and v > 5"))
      ],
      results: ResultsDefinition(rank: NodeReference("rank"), listed: listed))
  }

  private func results(_ methodology: Methodology) throws -> Results {
    let data = dataset(["v": values, "south": south])
    return Results(try Graph(compiling: methodology).evaluated(on: data))
  }

  /// Ranks among those listed only, by counting: how many listed are before, and as many.
  private func slowPlace(
    of unit: Int, among listed: [Int], _ ties: Rank.Ties, _ first: End
  ) -> Double? {
    guard let own = values[unit] else { return nil }
    let others = listed.compactMap { values[$0] }
    let before = others.filter { first == .high ? $0 > own : $0 < own }
    let equal = others.count { $0 == own }
    switch ties {
    case .min: return Double(before.count + 1)
    case .max: return Double(before.count + equal)
    case .average: return Double(before.count) + Double(equal + 1) / 2
    case .dense: return Double(Set(before).count + 1)
    case .order:
      return Double(before.count + 1 + listed.filter { $0 < unit && values[$0] == own }.count)
    }
  }

  /// The place is that of a ranking of those listed alone, whatever ties share.
  @Test(arguments: Rank.Ties.allCases, [End.high, .low])
  func thePlaceIsTheRankAmongThoseListed(ties: Rank.Ties, first: End) throws {
    let filter = (name: "--only", condition: try Expression.parsed("south == 1"))
    let plain = try results(methodology(ties, first: first))
    let filtered = try results(methodology(ties, first: first).listing(only: [filter]))
    let listed = south.indices.filter { south[$0] == 1 }
    #expect(filtered.rows.map(\.unit).sorted() == listed)
    for row in filtered.rows {
      #expect(row.place?.low == slowPlace(of: row.unit, among: listed, ties, first))
      #expect(row.rank?.low == plain.rows.first { $0.unit == row.unit }?.rank?.low)
    }
    #expect(plain.rows.allSatisfy { $0.place == nil })
  }

  /// A filter that lets everybody through gives each the rank as place.
  @Test(arguments: Rank.Ties.allCases)
  func aFilterForEveryoneGivesTheRanks(ties: Rank.Ties) throws {
    let filter = (name: "--only", condition: try Expression.parsed("south >= 0"))
    let rows = try results(methodology(ties).listing(only: [filter])).rows
    #expect(rows.count == values.count)
    #expect(rows.allSatisfy { $0.place == $0.rank })
  }

  @Test func filtersNarrowWhatTheMethodologyLists() throws {
    let methodology = try methodology(.min, listed: .named("big"))
      .listing(only: [
        ("--profile", try .parsed("south == 1")), ("--only", try .parsed("v < 30")),
      ])
    let rows = try results(methodology).rows
    #expect(rows.map(\.unit) == [4, 0, 7])
    #expect(rows.map(\.place?.low) == [1, 2, 2])
    #expect(rows.map(\.place?.tied) == [false, true, true])
    #expect(try Graph(compiling: methodology).warnings.isEmpty)
  }

  /// D has no value of v: it isn't in 'big', so that the filter isn't asked of it.
  @Test func aConditionIsNotAskedOfThoseWhoAreNotListedAnyway() throws {
    let filter = (name: "--only", condition: try Expression.parsed("v > 8"))
    let open = rules { try results(methodology(.min).listing(only: [filter])) }
    #expect(open == ["population.undecided"])
    let narrowed = try methodology(.min, listed: .named("big")).listing(only: [filter])
    #expect(try results(narrowed).rows.count == 6)
  }

  private func rules(_ work: () throws -> Results) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }

  @Test func aRankOfNoRankStepIsPutInOrderAsItStands() throws {
    var methodology = try methodology(.min)
    methodology.nodes.append(
      NodeDefinition(code: "printed", source: .formula(try .parsed("rank * 100"))))
    methodology.results.rank = NodeReference("printed")
    let filter = (name: "--only", condition: try Expression.parsed("south == 1"))
    let rows = try results(methodology.listing(only: [filter])).rows
    #expect(rows.map(\.place?.low) == [1, 1, 3, 4, 4, nil])
  }

  @Test func aRankThatShowsAnotherNodeIsFollowed() throws {
    var methodology = try methodology(.max)
    methodology.nodes.append(
      NodeDefinition(code: "shown", source: .node(NodeReference("rank"))))
    methodology.results.rank = NodeReference("shown")
    let filter = (name: "--only", condition: try Expression.parsed("south == 1"))
    let rows = try results(methodology.listing(only: [filter])).rows
    #expect(rows.map(\.place?.low) == [2, 2, 3, 5, 5, nil])
  }

  @Test func withoutARankThereIsNoPlace() throws {
    var methodology = try methodology(.min)
    methodology.results = ResultsDefinition(score: NodeReference("rank"))
    let filter = (name: "--only", condition: try Expression.parsed("south == 1"))
    let filtered = methodology.listing(only: [filter])
    #expect(filtered.results.place == nil)
    #expect(filtered.nodes.count == methodology.nodes.count)
  }
}
