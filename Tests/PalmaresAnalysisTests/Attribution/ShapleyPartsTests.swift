import PalmaresAnalysis
import PalmaresTestSupport
import Testing

@Suite struct ShapleyPartsTests {
  /// The mean of what a cause adds, over every order in which the causes can come.
  private func bruteForce(_ values: [Double], causes: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: causes)
    let orders = Self.orders(Array(0..<causes))
    for order in orders {
      var set = 0
      for cause in order {
        sums[cause] += values[set | 1 << cause] - values[set]
        set |= 1 << cause
      }
    }
    return sums
  }

  private static func orders(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.flatMap { first in
      orders(items.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test(arguments: 1...5)
  func areTheMeansOverAllOrders(causes: Int) {
    var random = SplitMix(seed: UInt64(causes))
    for _ in 0..<20 {
      let values = (0..<(1 << causes)).map { _ in
        Double(Int.random(in: -400...400, using: &random)) / 2
      }
      let parts = ShapleyParts(of: values)
      #expect(parts.numerators == bruteForce(values, causes: causes))
      #expect(parts.denominator == Double((1...causes).reduce(1, *)))
      // Half places are exact, and so is their sum.
      #expect(parts.numerators.reduce(0, +) == parts.denominator * parts.total)
      #expect(parts.total == values[values.count - 1] - values[0])
    }
  }

  @Test func partsOfScoresAddUpToTheChange() {
    var random = SplitMix(seed: 3)
    for _ in 0..<50 {
      let parts = ShapleyParts(of: (0..<16).map { _ in Double.random(in: 0...100, using: &random) })
      #expect(abs(parts.parts.reduce(0, +) - parts.total) < 1e-9)
    }
  }

  /// Who never adds anything gets nothing; two who always add the same get the same.
  @Test func giveNothingForNothingAndTheSameForTheSame() {
    let values = (0..<16).map { set -> Double in
      let (a, b, c) = (set & 1, set >> 1 & 1, set >> 2 & 1)
      return Double(10 * a * b + 3 * (a + b) + 7 * c * a * b)
    }
    let parts = ShapleyParts(of: values).numerators
    #expect(parts[0] == parts[1] && parts[3] == 0 && parts[0] > parts[2] && parts[2] > 0)
  }

  @Test func theOppositeChangeHasTheOppositeParts() {
    let values: [Double] = [1, 4, 2, 9]
    let opposite = ShapleyParts(of: values).opposite
    #expect(opposite == ShapleyParts(of: values.map { -$0 }))
  }
}
