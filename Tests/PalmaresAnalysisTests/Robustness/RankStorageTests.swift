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

  /// More draws than are kept as they came, in two parts of which neither, one or both are settled.
  @Test(arguments: [0, 1, 2]) func packedDrawsOfPartsAddUp(settled: Int) {
    let units = 8_195
    func rank(_ unit: Int, _ draw: Int) -> Int32 {
      unit % 5 == 4 && draw % 9 == 0 ? 0 : Int32(1 + (unit &* 3 &+ draw &* draw) % 1_000)
    }
    var parts = [RankCounts(units: units), RankCounts(units: units)]
    var ranks = [Int32](repeating: 0, count: units)
    for draw in 0..<1_000 {
      for unit in 0..<units { ranks[unit] = rank(unit, draw) }
      ranks.withUnsafeBufferPointer { parts[draw < 800 ? 0 : 1].add(wholeRanks: $0) }
    }
    for part in 0..<settled { parts[part].settle() }
    parts[0].add(parts[1])
    #expect(parts[0].draws == 1_000)
    for unit in [0, 4, 31, 32, 5_000, 8_194] {
      var plain: [Int32: Int] = [:]
      for draw in 0..<1_000 { plain[rank(unit, draw) * 2, default: 0] += 1 }
      let found = parts[0].distribution(of: unit)
      #expect(found.absent == plain.removeValue(forKey: 0) ?? 0)
      #expect(
        found.doubledRanks.map { [Int($0.rank), $0.count] }
          == plain.sorted { $0.key < $1.key }.map { [Int($0.key), $0.value] })
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
