import PalmaresCore
import Testing

@Suite struct OrdinalTests {
  @Test(
    arguments: [
      (1, "1st", "1er"), (2, "2nd", "2e"), (3, "3rd", "3e"), (4, "4th", "4e"),
      (11, "11th", "11e"), (12, "12th", "12e"), (13, "13th", "13e"), (21, "21st", "21e"),
      (24, "24th", "24e"), (101, "101st", "101e"), (111, "111th", "111e"),
      (1001, "1,001st", "1\u{202F}001e"), (16.5, "16.5th", "16,5e"),
    ] as [(Double, String, String)])
  func saysThePosition(position: Double, english: String, french: String) {
    #expect(ordinal(position, in: .english) == english)
    #expect(ordinal(position, in: .french) == french)
  }
}
