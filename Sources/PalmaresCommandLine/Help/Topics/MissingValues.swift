import PalmaresCore

extension HelpTopic {
  static let missingValues = HelpTopic(
    name: "missing-values",
    summary: LocalizedText(
      en: "Why a value isn't there, and what a methodology does about it",
      fr: "Pourquoi une valeur n’est pas là, et ce qu’en fait une méthode"),
    text: LocalizedText(
      en: """
        A value that isn't there has a state, in tables, CSV and JSON:

          missing          asked for and not given
          not_applicable   doesn't apply to this institution; no rule may fill it
          withheld         known to its owner and not published
          too_few          suppressed because so few people stand behind it
          expected         not due yet

        An empty cell and NA are missing. Other codes are declared in the methodology, for the table or for one column: missing: {"-999": missing, c: withheld}.

        Nothing is filled in secret. Each combination says with 'needs' how many of its children must have a value; a 'fill' step says what is put in place of a missing one. Where a score has no value, the result says why: "2 of 3 children have a value; all are needed".
        """,
      fr: """
        Une valeur qui n’est pas là a un état, dans les tableaux, en CSV et en JSON :

          missing          non renseigné : demandé et pas donné
          not_applicable   sans objet pour cet établissement ; rien ne le remplit
          withheld         non diffusé : connu de son détenteur
          too_few          effectif trop faible
          expected         attendu : pas encore dû

        Une cellule vide et NA sont « non renseigné ». Les autres codes se déclarent dans la méthode, pour le tableau ou pour une colonne : missing: {"-999": missing, c: withheld}.

        Rien n’est rempli en secret. Chaque combinaison dit par « needs » combien de ses enfants doivent avoir une valeur ; une étape « fill » dit ce qui prend la place d’une valeur absente. Là où un score n’a pas de valeur, le résultat dit pourquoi : « 2 enfants sur 3 ont une valeur ; tous sont nécessaires ».
        """))
}
