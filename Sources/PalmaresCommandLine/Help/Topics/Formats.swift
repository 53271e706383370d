import PalmaresCore

extension HelpTopic {
  static let formats = HelpTopic(
    name: "formats",
    summary: LocalizedText(
      en: "Tables, CSV and JSON; numbers in both languages",
      fr: "Tableaux, CSV et JSON ; les nombres dans les deux langues"),
    text: LocalizedText(
      en: """
        '--format table' is for people: numbers are rounded as the methodology says and written in the language chosen (3,294.5 in English, 3 294,5 in French). '=16' is a shared place, '101–200' a range.

        '--format csv' is for spreadsheets: comma, decimal point, UTF-8, codes as headings, numbers to the last digit, an empty cell where there is no value. A text that would start a formula gets an apostrophe before it.

        '--format json', or '--json', is for programs: one object whose 'schema' says what it is ('palmares.rank/1'); keys in a fixed order, null where there is no value, numbers in the shortest form that gives the same number back.

        CSV and JSON have the same bytes wherever they are made: their texts are English unless '--lang' is given. Rounding is half up on the number written with 15 significant digits, as spreadsheets do: 2.675 gives 2.68.
        """,
      fr: """
        « --format table » est pour les personnes : les nombres sont arrondis comme le dit la méthode et écrits dans la langue choisie (3 294,5 en français, 3,294.5 en anglais). « =16 » est un rang partagé, « 101–200 » un intervalle.

        « --format csv » est pour les tableurs : virgule, point décimal, UTF-8, codes en titres, nombres jusqu’au dernier chiffre, cellule vide là où il n’y a pas de valeur. Un texte qui commencerait une formule est précédé d’une apostrophe.

        « --format json », ou « --json », est pour les programmes : un objet dont « schema » dit la nature (« palmares.rank/1 ») ; clés dans un ordre fixe, null là où il n’y a pas de valeur, nombres sous la forme la plus courte qui redonne le même nombre.

        CSV et JSON ont les mêmes octets où qu’ils soient faits : leurs textes sont en anglais, sauf si « --lang » est donné. L’arrondi se fait au plus proche, demi vers le haut, sur le nombre écrit avec 15 chiffres significatifs, comme les tableurs : 2,675 donne 2,68.
        """))
}
