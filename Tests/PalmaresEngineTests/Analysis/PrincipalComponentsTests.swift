import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct PrincipalComponentsTests {
  private static func columns(_ count: Int, seed: UInt64) -> [Column] {
    var generator = SplitMix(seed: seed)
    let common = (0..<50).map { _ in Double.random(in: 0...10, using: &generator) }
    return (0..<count).map { _ in
      Column(common.map { $0 + Double.random(in: -8...8, using: &generator) })
    }
  }

  /// What makes an eigenvalue one: R v = λ v, for vectors at right angles, worked out from the
  /// correlations and not from the rotations that found them.
  @Test(arguments: [2, 3, 7, 20])
  func solvesTheEigenvalueProblem(count: Int) throws {
    let columns = Self.columns(count, seed: UInt64(count))
    let matrix = Correlations(.pearson, of: columns).values.map { $0.map { $0 ?? 0 } }
    let found = try #require(PrincipalComponents(of: columns))
    for (variance, vector) in zip(found.variances, found.loadings) {
      for row in matrix.indices {
        let image = zip(matrix[row], vector).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(image - variance * vector[row]) < 1e-13 * Double(count))
      }
      for (other, second) in found.loadings.enumerated() {
        let product = zip(vector, second).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (second == vector ? 1 : 0)) < 1e-13, "\(other)")
      }
      #expect(vector.reduce(0, +) > -1e-12)
    }
    #expect(abs(found.variances.reduce(0, +) - Double(count)) < 1e-12)
    #expect(found.variances == found.variances.sorted(by: >))
  }

  /// The largest one by the power method, which knows nothing of rotations.
  @Test func findsTheLargestAsThePowerMethodDoes() throws {
    let columns = Self.columns(5, seed: 8)
    let matrix = Correlations(.pearson, of: columns).values.map { $0.map { $0 ?? 0 } }
    var vector = [Double](repeating: 1, count: 5)
    for _ in 0..<2000 {
      let image = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      let length = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = image.map { $0 / length }
    }
    let found = try #require(PrincipalComponents(of: columns)).loadings[0]
    for (a, b) in zip(found, vector) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func hasNoneOfConstantsOrOfTooFew() {
    #expect(PrincipalComponents(of: [Column([1, 1, 1]), Column([1, 2, 3])]) == nil)
    #expect(PrincipalComponents(of: [Column([1, 2]), Column([2, 1])]) == nil)
    #expect(PrincipalComponents(of: [Column([1, 2, 3])]) == nil)
  }

  @Test func leavesOutWhoLacksAnIndicator() throws {
    let found = try #require(
      PrincipalComponents(of: [Column([1, 2, 4, nil, 9]), Column([3, 1, 4, 1, 5])]))
    #expect(found.institutions == 4)
  }
}
