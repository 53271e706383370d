import PalmaresCore

extension HelpTopic {
  static let data = HelpTopic(
    name: "data",
    summary: LocalizedText(
      en: "Which tables are read, and how", fr: "Quels tableaux sont lus, et comment"),
    text: LocalizedText(
      en: """
        Figures come from CSV files: the one that the methodology names, or the one given with '--data FILE'.

        Comma, semicolon, tab or bar between cells; decimal point or comma; spaces between groups of digits; UTF-8, with or without a byte order mark, or Windows-1252: what a file uses is found by looking, and said on standard error where it isn't the plain form. Where it can't be told ('1.234' could be either), nothing is read and the cell is named; say 'decimal' or 'separator' in the methodology.

        Institutions are known by the column of identifiers that the methodology names. Each may stand once. 'palmares explain' also takes other identifiers (ROR, UAI) and names: exact, or without regard to case and accents where only one institution fits, which is then said. Nothing is guessed.

        A column that the methodology reads and the file lacks is an error that offers the nearest heading.
        """,
      fr: """
        Les chiffres viennent de fichiers CSV : celui que nomme la méthode, ou celui donné par « --data FICHIER ».

        Virgule, point-virgule, tabulation ou barre entre les cellules ; point ou virgule décimale ; espaces entre groupes de chiffres ; UTF-8, avec ou sans marque d’ordre, ou Windows-1252 : ce qu’emploie un fichier se trouve en le regardant, et est dit sur la sortie d’erreur quand ce n’est pas la forme simple. Là où on ne peut pas savoir (« 1.234 » peut être l’un ou l’autre), rien n’est lu et la cellule est nommée ; dites « decimal » ou « separator » dans la méthode.

        Les établissements se reconnaissent à la colonne d’identifiants que nomme la méthode. Chacun y figure une fois. « palmares explain » accepte aussi d’autres identifiants (ROR, UAI) et les noms : exacts, ou sans égard aux majuscules et aux accents quand un seul établissement convient, ce qui est alors dit. Rien n’est deviné.

        Une colonne que lit la méthode et qui manque au fichier est une erreur qui propose le titre le plus proche.
        """))
}
