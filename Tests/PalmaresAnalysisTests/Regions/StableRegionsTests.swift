import PalmaresAnalysis
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct StableRegionsTests {
  private func segment(
    _ ends: [(zero: Double, one: Double)], first: Double = 1, second: Double = 1,
    ties: Rank.Ties = .min, keys: [Int]? = nil
  ) -> WeightSegment {
    WeightSegment(
      ends.enumerated().map { unit, ends in
        WeightSegment.Line(
          unit: unit, atZero: ends.zero, atOne: ends.one, key: keys?[unit] ?? 0)
      }, first: first, second: second, ties: ties)
  }

  private func regions(_ segment: WeightSegment) throws -> [(StableRegions.Region, [[Int]])] {
    let found = try #require(StableRegions(on: segment))
    var all: [(StableRegions.Region, [[Int]])] = []
    found.forEach { region, ranking in all.append((region, ranking())) }
    #expect(all.count == found.count)
    return all
  }

  @Test func twoThatExchangeHalfwayMakeTwoRegions() throws {
    let all = try regions(segment([(10, 0), (0, 10)]))
    #expect(all.map(\.0.from) == [0, 0.5])
    #expect(all.map(\.0.to) == [0.5, 1])
    #expect(all.map(\.1) == [[[0], [1]], [[1], [0]]])
    #expect(all[0].0.exchanges.map(\.overtaking) == [[1]])
    #expect(all[0].0.exchanges.map(\.overtaken) == [[0]])
    #expect(all[1].0.exchanges.isEmpty)
  }

  @Test func thoseEqualAllAlongShareTheirRankAndNeverExchange() throws {
    let all = try regions(segment([(10, 0), (0, 10), (10, 0)]))
    #expect(all.map(\.1) == [[[0, 2], [1]], [[1], [0, 2]]])
  }

  /// Three lines through one point: one point, three exchanges, the whole order turned round.
  @Test func manyMayMeetInOnePoint() throws {
    let found = try #require(
      StableRegions(on: segment([(3, 1), (2, 2), (1, 3), (0, 4), (9, 9)])))
    #expect(found.count == 2)
    #expect(found.exchangeCount == 6)
    #expect(
      found.regions([0, 1]).map(\.ranking) == [
        [[4], [0], [1], [2], [3]], [[4], [3], [2], [1], [0]],
      ])
  }

  @Test func anExchangeAtAnEndMakesNoRegion() throws {
    // Equal at 0, and at 1, alone.
    let all = try regions(segment([(5, 7), (5, 3), (1, 3)]))
    #expect(all.count == 1)
    #expect(all[0].1 == [[0], [1], [2]])
  }

  @Test func nobodyOrOneAloneHasOneRanking() throws {
    #expect(try regions(segment([])).count == 1)
    #expect(try regions(segment([(1, 2)])).map(\.1) == [[[0]]])
  }

  @Test func keysOrderThoseThatAreEqualAllAlong() throws {
    let all = try regions(segment([(1, 1), (1, 1), (0, 2)], keys: [1, 0, 0]))
    #expect(all.map(\.1) == [[[1], [0], [2]], [[2], [1], [0]]])
  }

  @Test func tiesByOrderOfTheFileLeaveNobodyTogether() throws {
    let all = try regions(segment([(1, 1), (1, 1)], ties: .order))
    #expect(all.map(\.1) == [[[0], [1]]])
  }

  /// 1/3 as tenths of tenths isn't the double 1/3: which of two points comes first is told by exact sums.
  @Test func pointsThatDifferByLessThanDoublesTellAreKeptApart() throws {
    let one = 1.0
    let near = 1.0.nextUp
    // The first pair meets at 1/3; the second at 1/(3 + 2⁻⁵²…): the same double or its neighbour.
    let found = try #require(
      StableRegions(on: segment([(one, 0), (0, 2), (101, 100), (100, 100 + 2 * near)])))
    #expect(found.exchangeCount == 2)
    #expect(found.count == 2 || found.count == 3)
    // 2·nextUp(1) + 100 rounds to 102 + 2⁻⁴⁶ or 102: solved in integers of 2⁻⁵².
    let loss = (100 + 2 * near) - 100
    #expect(found.count == (loss == 2 ? 2 : 3))
  }

  @Test func theSamePointOfUnlikePairsIsOnePoint() throws {
    // 1/3 from (1, 2), (3, 6) and (0.1, 0.2): exact in binary as ratios.
    let found = try #require(
      StableRegions(
        on: segment([(1, 0), (0, 2), (53, 50), (50, 56), (0.1 + 20, 20), (20, 20)])))
    let points = found.regions(Array(0..<found.count)).map(\.region.to)
    #expect(points.filter { abs($0 - 1.0 / 3) < 1e-9 }.count == 1)
  }

  @Test func saysWhereThePublishedWeightsStand() throws {
    let ends = [(zero: 10.0, one: 0.0), (zero: 0.0, one: 10.0)]
    let places = try [(1.0, 3.0), (3.0, 1.0), (2.0, 2.0)].map { first, second in
      try #require(StableRegions(on: segment(ends, first: first, second: second))).nominal
    }
    #expect(places == [.region(0), .region(1), .pointAfter(0)])
  }

  @Test func sharesOfLeadersSumToOne() throws {
    let found = try #require(StableRegions(on: segment([(4, 0), (3, 3), (0, 4), (3, 3)])))
    #expect(found.leaders.map(\.units) == [[0], [1, 3], [2]])
    #expect(found.leaders.map(\.share) == [0.25, 0.5, 0.25])
    // The first and the third exchange halfway: four regions of the same width.
    #expect(found.widest == [0, 1, 2, 3])
  }

  @Test func countsRanksAsTheMethodologyDoes() throws {
    let ends = [
      (zero: 3.0, one: 0.0), (zero: 2.0, one: 2.0), (zero: 2.0, one: 2.0), (zero: 0.0, one: 3.0),
    ]
    let expected: [(Rank.Ties, [Double])] = [
      (.min, [1, 2, 2, 4]), (.max, [1, 3, 3, 4]), (.average, [1, 2.5, 2.5, 4]),
      (.dense, [1, 2, 2, 3]), (.order, [1, 2, 3, 4]),
    ]
    for (ties, ranks) in expected {
      let segment = segment(ends, ties: ties)
      let found = try #require(StableRegions(on: segment))
      let first = try #require(found.regions([0]).first)
      let byUnit = found.ranks(of: first.ranking)
      #expect((0..<4).map { byUnit[$0] } == ranks)
      let paths = try (0..<4).map { try #require(RankPath(of: $0, on: segment)).stretches[0].rank }
      #expect(paths == ranks)
    }
  }

  @Test(arguments: 0..<30)
  func agreesWithFractionsOfIntegers(number: Int) throws {
    var random = SplitMix(seed: UInt64(number))
    let count = Int.random(in: 1...14, using: &random)
    let largest = [3, 12, 1000][number % 3]
    let ends = (0..<count).map { _ in
      (
        zero: Int.random(in: -largest...largest, using: &random),
        one: Int.random(in: -largest...largest, using: &random)
      )
    }
    let plain = PlainRegions(ends)
    let segment = segment(ends.map { (Double($0.zero), Double($0.one)) })
    let found = try #require(StableRegions(on: segment))
    #expect(found.exchangeCount == plain.exchangeCount)
    #expect(StableRegions.exchangeCount(on: segment) == plain.exchangeCount)
    try #require(found.count == plain.rankings.count)
    let all = found.regions(Array(0..<found.count))
    #expect(all.map { $0.ranking.map { $0.sorted() } } == plain.rankings)
    for (region, point) in zip(all, plain.points) {
      #expect(abs(region.region.from - point.value) < 1e-15)
    }
    for unit in 0..<count {
      try expectPath(of: unit, on: segment, follows: found)
    }
  }

  /// The path of an institution has, in every region, the rank that the region's ranking gives it.
  private func expectPath(
    of unit: Int, on segment: WeightSegment, follows regions: StableRegions
  ) throws {
    let path = try #require(RankPath(of: unit, on: segment))
    #expect(path.stretches.first?.from == 0 && path.stretches.last?.to == 1)
    for (region, ranking) in regions.regions(Array(0..<regions.count)) {
      let middle = (region.from + region.to) / 2
      let stretch = try #require(path.stretches.first { $0.from <= middle && middle <= $0.to })
      #expect(stretch.rank == regions.ranks(of: ranking)[unit])
    }
  }

  @Test func anInstitutionThatIsNotThereHasNoPath() {
    #expect(RankPath(of: 7, on: segment([(1, 2)])) == nil)
  }

  /// The exact sum tells what doubles lose: 2¹⁰⁰ + 1 − 2¹⁰⁰.
  @Test func keepsWhatRoundingLoses() throws {
    // Lines whose lead is 2⁻⁴⁰ beside scores near 1: t is still right.
    let small = 0x1p-40
    let found = try #require(
      StableRegions(on: segment([(1 + small, 1), (1, 1 + 3 * small)])))
    #expect(found.regions([0]).first?.region.to == 0.25)
  }
}
