import PalmaresCore
import Testing

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("abc", 3), ("Alès", 4), ("Ale\u{300}s", 4), ("東京大学", 8), ("3\u{202F}294", 5), ("", 0),
    ] as [(String, Int)])
  func countsColumnsOfATerminal(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func truncatesByColumns() {
    #expect(truncated("abcdef", toWidth: 4) == "abc…")
    #expect(truncated("abcd", toWidth: 4) == "abcd")
    #expect(truncated("東京大学", toWidth: 5) == "東京…")
    #expect(displayWidth(truncated("東京大学", toWidth: 4)) <= 4)
  }
}
