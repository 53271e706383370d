import PalmaresCore
import Testing

@Suite struct CountedNounTests {
  private let schools = CountedNoun(en: ("school", "schools"), fr: ("école", "écoles"))

  @Test(
    arguments: [
      (0, "0 schools", "0 école"), (1, "1 school", "1 école"), (2, "2 schools", "2 écoles"),
      (33_755, "33,755 schools", "33\u{202F}755 écoles"),
    ] as [(Int, String, String)])
  func agreesWithItsNumber(count: Int, english: String, french: String) {
    #expect(schools.text(count) == LocalizedText(en: english, fr: french))
  }

  @Test func saysPercentagesAndDurations() {
    #expect(percentage(23.0 / 86, decimals: 1, in: .french) == "26,7\u{202F}%")
    #expect(percentage(23.0 / 86, in: .english) == "27%")
    #expect(elapsed(.milliseconds(40), in: .english) == "40\u{202F}ms")
    #expect(elapsed(.milliseconds(1250), in: .french) == "1,3\u{202F}s")
    #expect(elapsed(.seconds(125), in: .french) == "2\u{202F}min 5\u{202F}s")
  }
}
