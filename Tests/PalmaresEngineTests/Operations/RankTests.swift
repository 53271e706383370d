import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct RankTests {
  private func ranks(
    _ values: [Double?], first: End = .high, ties: Rank.Ties, thenBy: [Rank.TieBreak] = [],
    beside columns: [String: [Double?]] = [:]
  ) throws -> [Double?] {
    try applied(
      [Step(.rank(Rank(first: first, ties: ties, thenBy: thenBy)))], to: values, beside: columns
    ).numbers
  }

  @Test(arguments: [
    (Rank.Ties.min, [1.0, 2, 2, 4]), (.max, [1, 3, 3, 4]), (.average, [1, 2.5, 2.5, 4]),
    (.dense, [1, 2, 2, 3]), (.order, [1, 2, 3, 4]),
  ])
  func sharesPlacesAsTheTieRuleSays(ties: Rank.Ties, expected: [Double]) throws {
    #expect(try ranks([9, 5, 5, 1], ties: ties) == expected)
  }

  @Test func ranksFromTheLowEnd() throws {
    #expect(try ranks([9, 5, nil, 1], first: .low, ties: .min) == [3, 2, nil, 1])
  }

  @Test func breaksTiesWithOtherColumnsThenSharesWhatIsLeft() throws {
    let byStaff = Rank.TieBreak(node: NodeReference("staff"), first: .low)
    #expect(
      try ranks(
        [5, 5, 5, 5], ties: .min, thenBy: [byStaff], beside: ["staff": [3, 1, nil, 3]])
        == [2, 1, 4, 2])
  }

  /// An institution outside the population stands where it would if it alone joined.
  @Test(arguments: [
    (Rank.Ties.min, 2.0), (.max, 4), (.average, 3), (.dense, 2), (.order, 4),
  ])
  func placesOthersAmongThePopulation(ties: Rank.Ties, expected: Double) throws {
    let column = try applied(
      [Step(.rank(Rank(first: .high, ties: ties)))], to: [9, 5, 5, 1, 5],
      beside: ["member": [1, 1, 1, 1, 0]],
      populations: [
        PopulationDefinition(name: "members", condition: try .parsed("member == 1"))
      ], fit: .named("members"))
    #expect(column.number(at: 4) == expected)
  }

  @Test(arguments: Rank.Ties.allCases, [End.high, .low])
  func agreesWithCountingOneByOne(ties: Rank.Ties, first: End) throws {
    var generator = SplitMix(seed: 20_260_101)
    for _ in 0..<30 {
      let values = (0..<40).map { _ in
        Int.random(in: 0..<8, using: &generator) == 0
          ? nil : Double(Int.random(in: 0..<12, using: &generator))
      }
      #expect(try ranks(values, first: first, ties: ties) == counted(values, first, ties))
    }
  }

  /// The plain slow version: a rank is a count of those before.
  private func counted(_ values: [Double?], _ first: End, _ ties: Rank.Ties) -> [Double?] {
    values.enumerated().map { position, value in
      guard let value else { return nil }
      let known = values.compactMap { $0 }
      let better = known.filter { first == .high ? $0 > value : $0 < value }
      let equal = known.count { $0 == value }
      let earlier = values.prefix(position).count { $0 == value }
      return switch ties {
      case .min: Double(better.count + 1)
      case .max: Double(better.count + equal)
      case .average: Double(better.count) + Double(equal + 1) / 2
      case .dense: Double(Set(better).count + 1)
      case .order: Double(better.count + earlier + 1)
      }
    }
  }

  @Test func ranksInEachGroupApart() throws {
    let column = try applied(
      [
        Step(
          .rank(Rank(first: .high, ties: .min)), by: NodeReference("region"))
      ], to: [1, 2, 3, 4], words: ["region": ["N", "S", "N", "S"]])
    #expect(column.numbers == [2, 2, 1, 1])
  }

  @Test func refusesAValueWithoutAGroup() throws {
    #expect(
      rules {
        try applied(
          [Step(.rank(Rank(first: .high, ties: .min)), by: NodeReference("region"))],
          to: [1, 2], words: ["region": ["N", nil]])
      } == ["step.no-group"])
  }
}
