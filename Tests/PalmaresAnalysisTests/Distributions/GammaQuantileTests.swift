import Glibc
import Testing

@testable import PalmaresAnalysis

@Suite struct GammaQuantileTests {
  @Test(arguments: [1e-12, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-12])
  func isTheExponentialForShapeOne(u: Double) {
    let x = exp(GammaQuantile.logarithm(of: u, shape: 1))
    let exact = -log1p(-u)
    #expect(abs(x - exact) <= 1e-13 * exact)
  }

  /// R 4.2: `qgamma(p, shape)`; half a chi-square of one degree for ½.
  @Test(arguments: [
    (0.5, 10.0, 9.668714614714130), (0.95, 2, 4.743864518390588), (0.05, 2, 0.3553615106986621),
    (0.95, 0.5, 1.920729410347062), (0.5, 100, 99.66686491932711),
  ])
  func givesTheQuantilesOfTables(u: Double, shape: Double, x: Double) {
    #expect(abs(exp(GammaQuantile.logarithm(of: u, shape: shape)) - x) <= 1e-11 * x)
  }

  /// Far below the smallest double: P(a, x) = xᵃ / Γ(a + 1).
  @Test func keepsItsDigitsWhereTheQuantileUnderflows() {
    let t = GammaQuantile.logarithm(of: 0.01, shape: 0.001)
    #expect(abs(0.001 * t - logGammaAtOne - log(0.01)) < 1e-12)
    #expect(t < -4000)
  }

  private var logGammaAtOne: Double { GammaQuantile.logGamma(1.001) }

  @Test(arguments: [0.01, 0.3, 0.99, 1, 3.7, 250, 1e6])
  func risesWithTheProbability(shape: Double) {
    let values = stride(from: 0.0005, to: 1, by: 0.0005)
      .map { GammaQuantile.logarithm(of: $0, shape: shape) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.allSatisfy { $0.isFinite })
    let ends = [0x1p-54, 1 - 0x1p-53].map { GammaQuantile.logarithm(of: $0, shape: shape) }
    #expect(ends.allSatisfy { $0.isFinite })
  }
}
