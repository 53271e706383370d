import PalmaresCore
import Testing

@Suite struct AlphabeticalKeyTests {
  @Test(arguments: [
    ("Île-de-France", "ile-de-france"), ("Øst", "ost"), ("Ärzte", "arzte"), ("ß", "ß"),
  ])
  func takesAccentsOffLetters(word: String, key: String) {
    #expect(word.alphabeticalKey == key)
  }
}
