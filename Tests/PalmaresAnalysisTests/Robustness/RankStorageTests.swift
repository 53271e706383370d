import PalmaresAnalysis
import PalmaresCore
import Testing

/// Draws kept as they are, in a table or in ranges say the same.
@Suite struct RankStorageTests {
  /// Ranks of some draws: a shuffled order with ties, and somebody without a rank.
  private static func draws(_ count: Int, units: Int, seed: UInt64) -> [[Int32]] {
    let random = CounterRandom(seed: seed)
    return (0..<count).map { draw in
      (0..<units).map { unit in
        let u = random.uniform(draw: draw, index: unit)
        return unit % 97 == 5 && u < 0.3 ? 0 : Int32(1 + Int(u * Double(units)) / 3)
      }
    }
  }

  @Test(arguments: [50, 4_097, 8_201])
  func theSameComesOutWhateverHoldsThem(units: Int) {
    let draws = Self.draws(140, units: units, seed: UInt64(units))
    let looked = stride(from: 0, to: units, by: units > 100 ? 211 : 1)
    var whole = RankCounts(units: units)
    var parts = [RankCounts(units: units), RankCounts(units: units)]
    var plain = [[Int32: Int]](repeating: [:], count: units)
    for (number, ranks) in draws.enumerated() {
      ranks.withUnsafeBufferPointer { whole.add(wholeRanks: $0) }
      if number % 3 == 0 {
        parts[1].add(doubledRanks: ranks.map { $0 &* 2 })
      } else {
        ranks.withUnsafeBufferPointer { parts[number % 2].add(wholeRanks: $0) }
      }
      for unit in looked { plain[unit][ranks[unit], default: 0] += 1 }
    }
    parts[0].add(parts[1])
    #expect(whole.draws == 140 && parts[0].draws == 140)
    whole.forEachDistribution(in: 37..<min(units, 113)) { unit, found in
      #expect(
        found.doubledRanks.map(\.rank) == whole.distribution(of: unit).doubledRanks.map(\.rank))
    }
    for counts in [whole, parts[0]] {
      counts.forEachDistribution(in: 0..<units) { unit, found in
        guard looked.contains(unit) else { return }
        var ranks = plain[unit]
        let absent = ranks.removeValue(forKey: 0) ?? 0
        let expected = ranks.sorted { $0.key < $1.key }.map { [Int($0.key) * 2, $0.value] }
        #expect(found.absent == absent)
        #expect(found.doubledRanks.map { [Int($0.rank), $0.count] } == expected)
      }
    }
  }

  @Test func statisticsDontDependOnThreads() {
    let draws = Self.draws(40, units: 900, seed: 3)
    var counts = RankCounts(units: 900)
    for ranks in draws { ranks.withUnsafeBufferPointer { counts.add(wholeRanks: $0) } }
    let one = RankSummary.all(counts, counts, tops: [10])
    let two = RankSummary.all(counts, counts, tops: [10], threads: 2)
    #expect(one.map(\.quantiles) == two.map(\.quantiles) && one.map(\.tops) == two.map(\.tops))
    #expect(one.map(\.errorOfMean) == two.map(\.errorOfMean) && one.count == 900)
  }
}
