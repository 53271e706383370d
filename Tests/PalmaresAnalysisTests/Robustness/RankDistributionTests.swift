import PalmaresAnalysis
import PalmaresTestSupport
import Testing

@Suite struct RankDistributionTests {
  private func distribution(of ranks: [Double?]) -> RankDistribution {
    var counts = RankCounts(units: 1)
    for rank in ranks { counts.add(doubledRanks: [Int32((rank ?? 0) * 2)]) }
    return counts.distribution(of: 0)
  }

  @Test func givesTheStatisticsOfRanks() {
    let found = distribution(of: [3, 1, 1.5, 8, nil])
    #expect(found.mean == 13.5 / 4)
    #expect(found.lowest == 1)
    #expect(found.highest == 8)
    #expect(found.quantile(0.5) == 2.25)
    #expect(found.share(atMost: 3) == 0.6)
    #expect(found.share(atMost: 1) == 0.2)
    #expect(found.ranked == 4)
    #expect(found.absent == 1)
  }

  /// Type 7 on the sorted draws themselves.
  @Test(arguments: 1...20) func isTheQuantileOfTheListOfDraws(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let ranks = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      Double(Int.random(in: 2...40, using: &random)) / 2
    }
    let sorted = ranks.sorted()
    for share in [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] {
      let position = Double(sorted.count - 1) * share
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      let expected = sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
      #expect(distribution(of: ranks).quantile(share) == expected)
    }
    let mean = ranks.reduce(0, +) / Double(ranks.count)
    let squares = ranks.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    if ranks.count > 1 {
      let deviation = (squares / Double(ranks.count - 1)).squareRoot()
      #expect(abs((distribution(of: ranks).standardDeviation ?? -1) - deviation) < 1e-12)
    }
  }

  @Test func saysNothingOfNobody() {
    let found = distribution(of: [nil, nil])
    #expect(found.mean == nil)
    #expect(found.quantile(0.5) == nil)
    #expect(found.lowest == nil)
    #expect(found.share(atMost: 10) == 0)
    #expect(found.interval(ofQuantile: 0.5) == (nil, nil))
    #expect(distribution(of: []).share(atMost: 1) == nil)
  }

  /// Of 400 repetitions with 200 uniform draws, about 95 % of intervals hold the true quantile.
  @Test(arguments: [0.05, 0.5, 0.95]) func boundsAQuantileAsOftenAsItSays(share: Double) {
    var random = SplitMix(seed: 99)
    var held = 0
    for _ in 0..<400 {
      let ranks = (0..<200).map { _ in Double(Int.random(in: 1...10_000, using: &random)) }
      let (low, high) = distribution(of: ranks).interval(ofQuantile: share)
      if let low, let high, low <= share * 10_000, share * 10_000 <= high { held += 1 }
    }
    #expect((365...398).contains(held), "\(held)")
  }

  @Test func givesNoEndWhereThereAreTooFewDraws() {
    let few = distribution(of: (1...20).map(Double.init))
    #expect(few.interval(ofQuantile: 0.05).low == nil)
    #expect(few.interval(ofQuantile: 0.95).high == nil)
    #expect(few.interval(ofQuantile: 0.5).low != nil)
  }
}
