import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ConformalBoundsTests {
  /// Nineteen distances: k = ⌊20 × .05⌋ = 1, the most extreme on either side.
  @Test func takesThePlaceThatTheCoverageAllows() throws {
    let numbers = (1...19).map { (low: Double($0), high: Double($0)) }
    let bounds = try #require(ConformalBounds(of: numbers, coverage: 0.9))
    #expect(bounds == ConformalBounds(low: 1, high: 19))
    let more = (1...39).map { (low: Double($0), high: Double($0)) }
    #expect(ConformalBounds(of: more, coverage: 0.9) == ConformalBounds(low: 2, high: 38))
    #expect(ConformalBounds(of: more, coverage: 0.5) == ConformalBounds(low: 10, high: 30))
  }

  @Test func claimsNothingOfTooFew() {
    let numbers = (1...18).map { (low: Double($0), high: Double($0)) }
    #expect(ConformalBounds(of: numbers, coverage: 0.9) == nil)
    #expect(ConformalBounds(of: [], coverage: 0.9) == nil)
  }

  /// Low bounds come from the high ends of ranges: to meet a range is to reach its nearer end.
  @Test func reachesTheNearerEndOfRanges() {
    let ranges = (1...19).map { (low: Double($0), high: Double($0) + 2) }
    #expect(ConformalBounds(of: ranges, coverage: 0.9) == ConformalBounds(low: 3, high: 19))
    let wide = (1...19).map { (low: Double($0), high: Double($0) + 30) }
    #expect(ConformalBounds(of: wide, coverage: 0.9) == ConformalBounds(low: 19, high: 31))
  }

  /// Over many draws at least nine in ten of new values lie in the interval, whatever the errors:
  /// here skewed ones. 2,000 draws leave a standard error of .7 %.
  @Test func coversAsDeclared() throws {
    var generator = SplitMix(seed: 7)
    func error() -> Double {
      let u = Double.random(in: 0...1, using: &generator)
      return u * u * u * 40 - 5
    }
    var covered = 0
    for _ in 0..<2_000 {
      let known = (0..<40).map { _ in error() }.map { (low: $0, high: $0) }
      let bounds = try #require(ConformalBounds(of: known, coverage: 0.9))
      let new = error()
      if bounds.low <= new, new <= bounds.high { covered += 1 }
    }
    #expect(covered > 1_770 && covered < 1_950, "\(covered) of 2,000")
  }
}
