import Testing

@testable import PalmaresEngine

@Suite struct NormalTests {
  /// Tables of the standard normal, to the digits that double precision holds.
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.025, -1.959963984540054),
    (0.9, 1.2815515655446004), (0.99, 2.3263478740408408), (1e-10, -6.361340902404056),
  ])
  func hasTheTabulatedPoints(p: Double, z: Double) {
    #expect(abs(Normal.quantile(p) - z) <= 4e-16 * max(1, abs(z)))
  }

  @Test func undoesTheDistributionFunction() {
    for step in 1..<1000 {
      let p = Double(step) / 1000
      #expect(abs(Normal.cdf(Normal.quantile(p)) - p) <= 1e-14 * p)
    }
    for exponent in 1...300 {
      let p = Double("1e-\(exponent)") ?? 0
      // Far out the tail answers a last bit of z with z² bits of p.
      let z = Normal.quantile(p)
      #expect(abs(Normal.cdf(z) - p) <= 1e-14 * p * max(1, z * z / 10))
    }
  }

  @Test func isOddAroundTheMedian() {
    for p in [0.5, 0.25, 0.125, 0.0625, 1 / 1024.0, 1 / 1_048_576.0] {
      #expect(Normal.quantile(1 - p) == -Normal.quantile(p))
    }
  }

  @Test(arguments: [0, 1, -0.5, 1.5])
  func hasNoValueBeyondZeroAndOne(p: Double) {
    #expect(Normal.quantile(p).isNaN)
  }
}
