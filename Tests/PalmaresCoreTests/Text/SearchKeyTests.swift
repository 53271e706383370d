import PalmaresCore
import Testing

@Suite struct SearchKeyTests {
  @Test(
    arguments: [
      ("École des Mines d’Alès", "ecole des mines d'ales"),
      ("  UNIVERSITÉ\u{202F}X ", "universite x"),
      ("Cœur", "coeur"), ("Ærø", "aero"), ("Straße", "strasse"), ("Łódź", "lodz"),
      ("E\u{301}cole", "ecole"), ("Αθήνα", "αθήνα"),
    ] as [(String, String)])
  func ignoresCaseAccentsAndSpacing(name: String, key: String) {
    #expect(searchKey(name) == key)
  }
}
