import PalmaresCore
import Testing

@Suite struct DecimalRoundingTests {
  @Test(
    arguments: [
      (2.675, 2, 2.68), (1.005, 2, 1.01), (0.285, 2, 0.29), (-2.675, 2, -2.68), (-2.5, 0, -3),
      (2.5, 0, 3), (3.5, 0, 4), (0.5, 0, 1), (0.49999999999999994, 0, 1), (1.4999, 0, 1),
      (1250, -2, 1300), (1249, -2, 1200), (-1250, -2, -1300), (49, -2, 0), (50, -2, 100),
      (0.0005, 3, 0.001), (0.00049, 3, 0), (-0.0004, 3, 0), (8.345, 2, 8.35), (1.115, 2, 1.12),
      (1e300, 2, 1e300), (.leastNonzeroMagnitude, 2, 0),
      (.leastNonzeroMagnitude, 400, .leastNonzeroMagnitude), (123456.7895, 3, 123456.79),
      (9.995, 2, 10), (99.95, 1, 100), (0.1 + 0.2, 16, 0.3), (1e-25, 25, 1e-25), (12, 0, 12),
    ] as [(Double, Int, Double)])
  func roundsHalvesAwayFromZeroOnTheDecimalForm(x: Double, digits: Int, expected: Double) {
    #expect(DecimalRounding.rounded(x, digits: digits) == expected)
  }

  @Test(
    arguments: [
      (RoundingMode.halfUp, 0.125, 0.13), (.halfEven, 0.125, 0.12), (.truncate, 0.125, 0.12),
      (.up, 0.121, 0.13), (.halfEven, 0.135, 0.14), (.halfEven, 2.675, 2.68),
      (.halfEven, 2.665, 2.66), (.truncate, -0.129, -0.12), (.up, -0.121, -0.13), (.up, 0.12, 0.12),
      (.truncate, 0.29, 0.29), (.truncate, 1.1 * 1.1, 1.21), (.up, 1.1 * 1.1, 1.21),
    ] as [(RoundingMode, Double, Double)])
  func keepsTheRuleOfEachMode(mode: RoundingMode, x: Double, expected: Double) {
    #expect(DecimalRounding.rounded(x, digits: 2, mode: mode) == expected)
  }

  @Test func neverGivesNegativeZero() {
    for x in [-0.0, -0.001, -4e-300] {
      #expect(DecimalRounding.rounded(x, digits: 2).sign == .plus)
      #expect(DecimalRounding.rounded(x, digits: 2, mode: .truncate).sign == .plus)
    }
  }

  @Test(arguments: RoundingMode.allCases)
  func agreesWithRoundingOnPaper(mode: RoundingMode) {
    var source = DoubleSource(seed: 20_260_101)
    var differing: [String] = []
    for round in 0..<3000 {
      for x in [source.ordinary(), source.nearlyTie(), source.anything()] {
        let digits = round % 21 - 4
        let ours = DecimalRounding.rounded(x, digits: digits, mode: mode)
        let paper = SlowDecimal.rounded(x, digits: digits, mode: mode)
        if ours != paper { differing.append("\(x) at \(digits): \(ours), on paper \(paper)") }
      }
    }
    #expect(differing.isEmpty)
  }

  @Test func roundingTwiceIsRoundingOnce() {
    var source = DoubleSource(seed: 7)
    for _ in 0..<2000 {
      let once = DecimalRounding.rounded(source.nearlyTie(), digits: 2)
      #expect(DecimalRounding.rounded(once, digits: 2) == once)
    }
  }
}
