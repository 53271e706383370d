import PalmaresCore
import Testing

@testable import PalmaresCommandLine

@Suite struct ProgressLineTests {
  private let draws = CountedNoun(en: ("draw", "draws"), fr: ("tirage", "tirages"))

  @Test func tellsHowFarItIsAndWhatIsLeft() {
    let english = ProgressLine.text(2500, of: 10_000, draws, after: .seconds(4), in: .english)
    #expect(english == "2,500 of 10,000 draws, about 12.0\u{202F}s left")
    let french = ProgressLine.text(1, of: 2, draws, after: .seconds(70), in: .french)
    #expect(french == "1 sur 2 tirages, encore environ 1\u{202F}min 10\u{202F}s")
  }

  @Test func estimatesNothingFromNothing() {
    #expect(
      ProgressLine.text(0, of: 10, draws, after: .seconds(9), in: .english) == "0 of 10 draws")
    #expect(
      ProgressLine.text(10, of: 10, draws, after: .seconds(9), in: .english) == "10 of 10 draws")
  }
}
