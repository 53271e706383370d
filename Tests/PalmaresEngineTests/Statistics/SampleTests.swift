import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct SampleTests {
  /// Values printed by two independent libraries for the vector 1, 2, 3, 50.
  @Test func givesType2SkewnessAndKurtosis() throws {
    let sample = Sample([1, 2, 3, 50])
    let skew = try #require(sample.value(of: .skew, argument: nil))
    let kurt = try #require(sample.value(of: .kurt, argument: nil))
    #expect(abs(skew - 1.99306659170483) < 1e-12)
    #expect(abs(kurt - 3.97690200140332) < 1e-12)
  }

  @Test func dividesTheStandardDeviationByOneLess() {
    #expect(Sample([2, 4, 4, 4, 5, 5, 7, 9]).value(of: .sdp, argument: nil) == 2)
    #expect(Sample([1, 3]).value(of: .sd, argument: nil) == 2.0.squareRoot())
  }

  /// Type 7: 1, 2, 3, 4 at 0.1 is 1 + 0.3.
  @Test func interpolatesQuantilesAsType7() {
    let sample = Sample([4, 1, 3, 2])
    #expect(sample.value(of: .quantile, argument: 0.1) == 1.3)
    #expect(sample.value(of: .quantile, argument: 0) == 1)
    #expect(sample.value(of: .quantile, argument: 1) == 4)
    #expect(sample.value(of: .median, argument: nil) == 2.5)
  }

  @Test(arguments: Statistic.allCases)
  func doesNotDependOnTheOrderOfValues(statistic: Statistic) {
    let values = [0.1, 0.7, 1e9, -3.3, 0.2, 0.3, 1e-9, 5.5]
    var generator = SplitMix(seed: 7)
    let first = Sample(values).value(of: statistic, argument: 0.3)
    for _ in 0..<20 {
      let shuffled = Sample(values.shuffled(using: &generator))
      #expect(shuffled.value(of: statistic, argument: 0.3) == first)
    }
  }

  @Test func hasNoValueWhereTooFewAreKnown() {
    #expect(Sample([]).value(of: .mean, argument: nil) == nil)
    #expect(Sample([]).value(of: .n, argument: nil) == 0)
    #expect(Sample([1]).value(of: .sd, argument: nil) == nil)
    #expect(Sample([1, 1, 1]).value(of: .skew, argument: nil) == nil)
    #expect(Sample([1, 2, 3]).value(of: .kurt, argument: nil) == nil)
  }
}
