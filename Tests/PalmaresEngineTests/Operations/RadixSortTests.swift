import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct RadixSortTests {
  /// The plain slow version: sort by key, then by position.
  private func slow(_ keys: [Double]) -> [Int] {
    keys.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
  }

  @Test(arguments: [0, 1, 2, 100, 5000])
  func agreesWithSortingByComparison(count: Int) {
    var generator = SplitMix(seed: UInt64(count) + 3)
    let keys = (0..<count).map { _ -> Double in
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: Double(Int.random(in: -5...5, using: &generator))
      case 1: Double.random(in: -1e300...1e300, using: &generator)
      case 2: Double.random(in: -1e-300...1e-300, using: &generator)
      default: Double.random(in: 0...100, using: &generator)
      }
    }
    #expect(RadixSort.sorted(Array(keys.indices), by: keys) == slow(keys))
  }

  @Test func takesBothZerosForOne() {
    #expect(RadixSort.sorted([0, 1, 2], by: [0, -0.0, -1]) == [2, 0, 1])
  }

  @Test func keepsTheOrderGivenAmongEquals() {
    #expect(RadixSort.sorted([7, 3, 9], by: [1, 1, 1]) == [7, 3, 9])
  }
}
