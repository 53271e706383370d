import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct RunningRanksTests {
  /// The rank step itself, on everyone.
  private func ranked(_ scores: Column, _ rank: Rank) throws -> [Double?] {
    try applied([Step(.rank(rank))], to: scores.numbers).numbers
  }

  @Test(arguments: Rank.Ties.allCases, [End.high, .low])
  func areTheRanksOfTheStepAfterEveryMove(ties: Rank.Ties, first: End) throws {
    let rank = Rank(first: first, ties: ties)
    var random = SplitMix(seed: 7)
    for _ in 0..<12 {
      let count = Int.random(in: 1...14, using: &random)
      var scores = Column((0..<count).map { _ in Self.score(&random) })
      var ranks = RunningRanks(of: scores, by: rank)
      #expect(ranks.column.numbers == (try ranked(scores, rank)))
      for _ in 0..<25 {
        let unit = Int.random(in: 0..<count, using: &random)
        let score = Self.score(&random)
        if let score { scores.set(score, at: unit) } else { scores.clear(at: unit, as: .missing) }
        ranks.move(unit, to: score)
        let expected = try ranked(scores, rank)
        #expect(ranks.column.numbers == expected)
        #expect(ranks.rank(at: unit) == expected[unit])
      }
    }
  }

  /// Few values, so that ties are frequent; both zeros, which are one; sometimes none.
  private static func score(_ random: inout SplitMix) -> Double? {
    let values: [Double?] = [nil, -3, -0.0, 0, 0.5, 1, 1, 2, 1e300, -1e300]
    return values.randomElement(using: &random) ?? nil
  }

  /// Spread evenly, crowded beside a far one, all equal, beyond what a distance can be.
  @Test(arguments: Rank.Ties.allCases, [0, 1, 2, 3, 4])
  func beginWithTheRanksOfTheStep(ties: Rank.Ties, kind: Int) throws {
    var random = SplitMix(seed: UInt64(kind))
    for count in [0, 1, 2, 3, 50, 700] {
      let scores = Column(
        (0..<count).map { unit -> Double? in
          let value = Double.random(in: -1...1, using: &random)
          switch kind {
          case 0: return value
          case 1: return unit == 0 ? 1e12 : value
          case 2: return 3
          case 3: return value < 0 ? nil : (value * 20).rounded()
          default: return value * 1.7e308
          }
        })
      let rank = Rank(first: kind % 2 == 0 ? .high : .low, ties: ties)
      #expect(RunningRanks(of: scores, by: rank).column.numbers == (try ranked(scores, rank)))
    }
  }

  @Test func saysWhyThereIsNone() {
    var ranks = RunningRanks(of: Column([1, 2]), by: Rank(first: .high, ties: .min))
    ranks.move(1, to: nil, orWithout: .notApplicable)
    #expect(ranks.column == Column(values: [1, 0], states: [.present, .notApplicable]))
    #expect(ranks.rank(at: 1) == nil)
  }
}
