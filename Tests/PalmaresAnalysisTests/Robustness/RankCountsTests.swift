import PalmaresAnalysis
import PalmaresTestSupport
import Testing

@Suite struct RankCountsTests {
  /// Random draws: whole ranks, or some half ones, now and then none.
  private func draws(_ count: Int, units: Int, halves: Bool, seed: UInt64) -> [[Int32]] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      (0..<units).map { unit in
        if Int.random(in: 0..<20, using: &random) == 0 { return 0 }
        let centre = unit * 3 + 1
        let rank = Int32(max(1, centre + Int.random(in: -40...40, using: &random)))
        return halves && Bool.random(using: &random) ? rank * 2 + 1 : rank * 2
      }
    }
  }

  private func counted(_ draws: [[Int32]], units: Int) -> RankCounts {
    var counts = RankCounts(units: units)
    for draw in draws { counts.add(doubledRanks: draw) }
    return counts
  }

  private func table(_ counts: RankCounts) -> [[Int]] {
    (0..<counts.units).map { unit in
      let found = counts.distribution(of: unit)
      return [found.absent] + found.doubledRanks.flatMap { [Int($0.rank), $0.count] }
    }
  }

  @Test(arguments: [false, true], 1...4)
  func countsAsAPlainDictionaryDoes(halves: Bool, seed: Int) {
    let draws = draws(300, units: 17, halves: halves, seed: UInt64(seed))
    let found = counted(draws, units: 17)
    #expect(found.draws == 300)
    for unit in 0..<17 {
      var plain: [Int32: Int] = [:]
      for draw in draws { plain[draw[unit], default: 0] += 1 }
      let distribution = found.distribution(of: unit)
      #expect(distribution.absent == plain[0] ?? 0)
      let expected = plain.filter { $0.key > 0 }.sorted { $0.key < $1.key }
      #expect(distribution.doubledRanks.map(\.rank) == expected.map(\.key))
      #expect(distribution.doubledRanks.map(\.count) == expected.map(\.value))
    }
  }

  @Test(arguments: 1...6) func addsUpTheSameHoweverItIsSplit(seed: Int) {
    var random = SplitMix(seed: UInt64(seed) &* 77)
    let draws = draws(200, units: 9, halves: seed > 3, seed: UInt64(seed))
    let whole = table(counted(draws, units: 9))
    var parts: [RankCounts] = []
    var start = 0
    while start < draws.count {
      let end = min(draws.count, start + Int.random(in: 1...70, using: &random))
      parts.append(counted(Array(draws[start..<end]), units: 9))
      start = end
    }
    parts.shuffle(using: &random)
    var merged = RankCounts(units: 9)
    for part in parts { merged.add(part) }
    #expect(merged.draws == 200)
    #expect(table(merged) == whole)
    #expect(table(counted(draws.shuffled(using: &random), units: 9)) == whole)
  }

  /// A count takes two bytes, and may still be larger.
  @Test func countsBeyondTwoBytes() {
    var counts = RankCounts(units: 2)
    for draw in 0..<140_000 { counts.add(doubledRanks: [2, draw < 70_000 ? 4 : 5]) }
    #expect(table(counts) == [[0, 2, 140_000], [0, 4, 70_000, 5, 70_000]])
    var twice = counts
    twice.add(counts)
    #expect(table(twice) == [[0, 2, 280_000], [0, 4, 140_000, 5, 140_000]])
  }

  @Test func keepsEachOnesRangeWhileRangesMove() {
    var counts = RankCounts(units: 300)
    var random = SplitMix(seed: 5)
    var plain = [[Int32: Int]](repeating: [:], count: 300)
    for draw in 0..<400 {
      let ranks = (0..<300).map { _ in Int32.random(in: 1...Int32(2 + draw * 5), using: &random) * 2
      }
      counts.add(doubledRanks: ranks)
      for (unit, rank) in ranks.enumerated() { plain[unit][rank, default: 0] += 1 }
    }
    for unit in 0..<300 {
      let found = counts.distribution(of: unit).doubledRanks
      #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.rank, $0.count) }) == plain[unit])
    }
  }
}
