import PalmaresCore
import Testing

@Suite struct TableTests {
  @Test(
    arguments: [
      (.text("A"), "A", "A"), (.number(3294.5, .decimals(1)), "3,294.5", "3\u{202F}294,5"),
      (.place(Place(16, tied: true)), "=16", "=16"), (.flag(true), "yes", "oui"),
      (.absent(.tooFew), "too few", "effectif trop faible"), (.empty, "", ""),
      (.localized(LocalizedText(en: "rank", fr: "rang")), "rank", "rang"),
    ] as [(Table.Cell, String, String)])
  func cellsAreWrittenForTheReader(cell: Table.Cell, english: String, french: String) {
    #expect(cell.text(in: .english) == english)
    #expect(cell.text(in: .french) == french)
  }
}
