import PalmaresTestSupport
import Testing

@testable import PalmaresAnalysis

@Suite struct ShapleySharesTests {
  /// Values of a game drawn at random, by set of players.
  private func game(_ players: Int, seed: UInt64) -> [Double] {
    var random = SplitMix(seed: seed)
    return (0..<(1 << players)).map { _ in Double.random(in: -10...10, using: &random) }
  }

  private func number(of set: [Bool]) -> Int {
    set.enumerated().reduce(0) { $0 + ($1.element ? 1 << $1.offset : 0) }
  }

  private func orders(of players: [Int]) -> [[Int]] {
    guard !players.isEmpty else { return [[]] }
    return players.flatMap { first in
      orders(of: players.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test(arguments: 1...5)
  func areTheMeanOverAllOrders(players: Int) throws {
    let values = game(players, seed: UInt64(players))
    var expected = [Double](repeating: 0, count: players)
    let orders = orders(of: Array(0..<players))
    for order in orders {
      var set = 0
      for player in order {
        expected[player] += values[set | 1 << player] - values[set]
        set |= 1 << player
      }
    }
    let shares = try #require(
      ShapleyShares.shares(of: players) { values[number(of: $0)] })
    for (share, sum) in zip(shares, expected) {
      #expect(abs(share - sum / Double(orders.count)) < 1e-12)
    }
  }

  @Test func manyPlayersShareAllThereIs() throws {
    let shares = try #require(
      ShapleyShares.shares(of: 14) { (set: [Bool]) -> Double? in
        let size = Double(set.count { $0 })
        return size * size + (set[3] ? 5 : 0)
      })
    let sum: Double = shares.reduce(0, +)
    #expect(sum == 201)
    // The declared order and its reverse treat players alike who play alike.
    #expect(shares[0] == shares[13])
  }

  @Test func nobodyAndNoValueHaveNoShares() {
    #expect(ShapleyShares.shares(of: 0) { _ in 1 } == [])
    #expect(ShapleyShares.shares(of: 2) { _ in nil } == nil)
  }

  @Test(arguments: [
    [1.0, 1.0], [2.0, 8.0], [1.0, 1.000000000001], [1e-300, 1e300], [3.0, 3.0000001],
  ])
  func logarithmicMeansLieBetweenGeometricAndArithmeticOnes(pair: [Double]) {
    let (a, b) = (pair[0], pair[1])
    let mean = logarithmicMean(a, b)
    let geometric = a.squareRoot() * b.squareRoot()
    let arithmetic = a / 2 + b / 2
    #expect(mean >= geometric * (1 - 1e-14))
    #expect(mean <= arithmetic * (1 + 1e-14))
    #expect(mean == logarithmicMean(b, a))
  }
}
