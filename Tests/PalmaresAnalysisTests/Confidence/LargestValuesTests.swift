import PalmaresCore
import Testing

@testable import PalmaresAnalysis

@Suite struct LargestValuesTests {
  /// Sorting all of them is the plain way.
  @Test(arguments: [1, 2, 7, 50, 300]) func keepsWhatSortingWouldKeep(capacity: Int) {
    let random = CounterRandom(seed: 3)
    // Rounded, so that some are equal.
    let values = (0..<300).map { (random.uniform(draw: $0, index: 0) * 50).rounded() }
    var largest = LargestValues(capacity)
    for (count, value) in values.enumerated() {
      largest.add(value)
      let sorted = values[...count].sorted(by: >)
      #expect(largest.last == (count + 1 < capacity ? nil : sorted[capacity - 1]))
    }
    var (one, other) = (LargestValues(capacity), LargestValues(capacity))
    for value in values[..<120] { one.add(value) }
    for value in values[120...] { other.add(value) }
    #expect(one.joined(with: other).last == largest.last)
    #expect(other.joined(with: one).last == largest.last)
  }

  @Test func drawsThatMemoryWouldNotHoldAreTold() {
    var settings = RankConfidence.Settings()
    #expect(settings.fits(institutions: 40_000))
    settings.resamples = RankConfidence.Settings.mostResamples
    #expect(settings.isEnough && !settings.fits(institutions: 40))
    settings.resamples = .max
    #expect(!settings.fits(institutions: .max))
  }
}
