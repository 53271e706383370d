import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct CombinationTests {
  private static let arithmetic = CombinationRule.mean(power: 1, zeros: .refuse)
  private static let geometric = CombinationRule.mean(power: 0, zeros: .refuse)
  private static let harmonic = CombinationRule.mean(power: -1, zeros: .refuse)

  @Test func dividesByTheWeightsOfTheChildrenPresent() throws {
    let column = try combined(
      Self.arithmetic, [[1, nil], [4, 4]], weights: [3, 1], needs: .count(1))
    #expect(column.numbers == [1.75, 4])
  }

  /// (1·2·4)^(1/3) = 2; weighted 1,2,4 with 1,2,4: 2^(10/7).
  @Test func givesGeometricMeans() throws {
    let plain = try #require(try combined(Self.geometric, [[1], [2], [4]]).number(at: 0))
    #expect(abs(plain - 2) < 1e-15)
    let weighted = try #require(
      try combined(Self.geometric, [[1], [2], [4]], weights: [1, 2, 4]).number(at: 0))
    #expect(abs(weighted - 2.691800385264710) < 1e-14)
  }

  /// 3 / (1 + 1/2 + 1/4) = 12/7.
  @Test func givesHarmonicAndPowerMeans() throws {
    #expect(try combined(Self.harmonic, [[1], [2], [4]]).numbers == [3 / 1.75])
    #expect(
      try combined(.mean(power: 2, zeros: .refuse), [[1], [7]]).numbers == [5])
  }

  @Test(arguments: [geometric, harmonic])
  func refusesZerosAndNegatives(rule: CombinationRule) {
    #expect(rules { try combined(rule, [[0], [2]]) } == ["aggregation.non-positive"])
    #expect(rules { try combined(rule, [[-1], [2]]) } == ["aggregation.non-positive"])
  }

  @Test(arguments: [0.0, -1])
  func letsAZeroMakeTheMeanZeroWhenAsked(power: Double) throws {
    let rule = CombinationRule.mean(power: power, zeros: .giveZero)
    #expect(try combined(rule, [[0], [2]]).numbers == [0])
    #expect(rules { try combined(rule, [[-1], [2]]) } == ["aggregation.non-positive"])
  }

  @Test func addsAndMultipliesWithWeightsAsTheyAre() throws {
    #expect(try combined(.sum, [[1], [2]], weights: [10, -1]).numbers == [8])
    #expect(try combined(.product, [[6], [2]], weights: [1, -1]).numbers == [3])
    #expect(
      rules { try combined(.product, [[6], [0]], weights: [1, -1]) }
        == ["aggregation.non-positive"])
  }

  @Test func weighsPositions() throws {
    #expect(
      try combined(.ordered(weights: [2, 1], from: .high), [[1], [9], [6]]).numbers == [8])
    #expect(
      try combined(.ordered(weights: [1], from: .low), [[3], [9], [6]]).numbers == [3])
    let partly = try combined(
      .ordered(weights: [1, 1, 1], from: .high), [[4], [nil], [2]], needs: .count(2))
    #expect(partly.numbers == [3])
  }

  @Test func countsTheShareOfChildrenPresent() throws {
    #expect(
      try combined(.share, [[1, nil], [nil, nil]], weights: [3, 1]).numbers == [0.75, 0])
  }

  @Test(arguments: [
    (Needs.all, [true, false, false]), (.count(1), [true, true, false]),
    (.percent(50), [true, true, false]), (.percent(60), [true, false, false]),
    (.weightPercent(75), [true, true, false]), (.weightPercent(76), [true, false, false]),
  ])
  func asksForEnoughChildren(needs: Needs, expected: [Bool]) throws {
    let column = try combined(
      Self.arithmetic, [[1, 1, nil], [1, nil, nil]], weights: [3, 1], needs: needs)
    #expect(column.numbers.map { $0 != nil } == expected)
  }

  @Test func letsWhatDoesNotApplyStandAside() throws {
    let notApplicable = Step(.blank(Blank(when: try .parsed("x == 0"), as: .notApplicable)))
    func needing(_ needs: Needs) throws -> Column {
      try combined(
        Self.arithmetic, [[5, 0, 5], [0, 0, nil]], needs: needs, each: [notApplicable])
    }
    #expect(try needing(.applicable).numbers == [5, nil, nil])
    #expect(try needing(.all).numbers == [nil, nil, nil])
    #expect(try needing(.applicable).states == [.present, .notApplicable, .missing])
  }
}
