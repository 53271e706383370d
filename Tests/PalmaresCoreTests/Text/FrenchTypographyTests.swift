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
    #expect(typed.withFrenchSpaces == printed)
  }
}
