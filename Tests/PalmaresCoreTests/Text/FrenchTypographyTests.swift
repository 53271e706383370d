import PalmaresCore
import Testing

@Suite struct FrenchTypographyTests {
  @Test(arguments: [
    ("Le fichier : rien !", "Le fichier\u{202F}: rien\u{202F}!"),
    ("Il n'y a rien dans l'étape.", "Il n’y a rien dans l’étape."),
    ("la colonne d'« L'Oréal »", "la colonne d’«\u{202F}L'Oréal\u{202F}»"),
    ("Écrivez 'Africa' ou 'a:b'.", "Écrivez 'Africa' ou 'a:b'."),
  ])
  func typesetsWhatIsProseAndKeepsWhatIsQuoted(typed: String, printed: String) {
    #expect(typed.withFrenchTypography == printed)
  }

  @Test(arguments: [
    (
      "Tout : « --draws N », à 95 % ; sinon 10 000 ?",
      "Tout\u{202F}: «\u{202F}--draws N\u{202F}», à 95\u{202F}%\u{202F}; sinon 10\u{202F}000\u{202F}?"
    ),
    (
      "En 2021 100 villes, 1 000 000 d’euros", "En 2021 100 villes, 1\u{202F}000\u{202F}000 d’euros"
    ),
    ("la cellule « 12 500 » de L'Oréal", "la cellule «\u{202F}12 500\u{202F}» de L'Oréal"),
    ("x %foo, a :b", "x %foo, a :b"),
  ])
  func joinsWhatNoLineMayBreak(typed: String, printed: String) {
    #expect(LocalizedText(en: "", fr: typed)[.french] == printed)
    #expect(printed.withFrenchSpaces == printed)
  }

  @Test func leavesNamesAndOtherLanguagesAsTheyAre() {
    #expect(LocalizedText("a : b")[.french] == "a : b")
    #expect(LocalizedText(en: "a : b", fr: "c")[.english] == "a : b")
  }
}
