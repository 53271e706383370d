import PalmaresCore
import Testing

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (3294.5, "3294.5", "3,294.5", "3\u{202F}294,5"),
      (-3294.5, "-3294.5", "\u{2212}3,294.5", "\u{2212}3\u{202F}294,5"),
      (1_234_567, "1234567.0", "1,234,567.0", "1\u{202F}234\u{202F}567,0"),
      (999.96, "1000.0", "1,000.0", "1\u{202F}000,0"),
      (0.05, "0.1", "0.1", "0,1"), (0.04, "0.0", "0.0", "0,0"), (-0.04, "0.0", "0.0", "0,0"),
      (2.65, "2.7", "2.7", "2,7"), (1e15, "1000000000000000.0", "1,000,000,000,000,000.0", ""),
    ] as [(Double, String, String, String)])
  func writesOneDecimalForEachReader(x: Double, machine: String, english: String, french: String) {
    #expect(Printing.decimals(1).text(of: x, in: .machine) == machine)
    #expect(Printing.decimals(1).text(of: x, in: .english) == english)
    if !french.isEmpty { #expect(Printing.decimals(1).text(of: x, in: .french) == french) }
  }

  @Test(
    arguments: [
      (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333333333"), (2.0 / 3, "0.666666666666667"), (5, "5"),
      (100, "100"), (1e-7, "0.0000001"), (1.5e-12, "1.5e-12"), (1e20, "100000000000000000000"),
      (1e21, "1e21"), (0, "0"), (-0.0, "0"), (-1.25, "-1.25"), (.leastNonzeroMagnitude, "5e-324"),
      (1_000_000_000_000_005, "1000000000000000"), (123_456_789_012_345_680, "123456789012346000"),
    ] as [(Double, String)])
  func writesAtMostFifteenDigitsInGeneral(x: Double, expected: String) {
    #expect(Printing.general.text(of: x, in: .machine) == expected)
  }

  @Test func writesPowersOfTenForReaders() {
    #expect(
      Printing.general.text(of: -1.5e-12, in: .french)
        == "\u{2212}1,5\u{202F}×\u{202F}10⁻¹²")
    #expect(Printing.general.text(of: 2e30, in: .english) == "2\u{202F}×\u{202F}10³⁰")
  }

  @Test func exactTextGivesTheNumberBack() {
    var source = DoubleSource(seed: 11)
    for _ in 0..<3000 {
      for x in [source.ordinary(), source.anything()] {
        let text = Printing.exact.text(of: x, in: .machine)
        #expect(Double(text) == x)
        #expect(!text.hasSuffix(".0"))
      }
    }
  }

  @Test func decimalsAgreeWithPaper() {
    var source = DoubleSource(seed: 13)
    for round in 0..<3000 {
      let digits = round % 9
      for x in [source.ordinary(), source.nearlyTie()] {
        let paper = SlowDecimal.text(x, digits: digits, mode: .halfUp)
        let zero = !paper.contains { $0.isNumber && $0 != "0" }
        #expect(
          Printing.decimals(digits).text(of: x, in: .machine)
            == (zero ? String(paper.drop { $0 == "-" }) : paper))
      }
    }
  }
}
