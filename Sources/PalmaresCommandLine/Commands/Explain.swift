import PalmaresApplication
import PalmaresCore

extension Command {
  static let explain = Command(
    words: ["explain"],
    summary: LocalizedText(
      en: "Explain an institution's result to the last digit",
      fr: "Expliquer le résultat d’un établissement jusqu’au dernier chiffre"),
    description: LocalizedText(
      en: """
        The sum as it is worked out: each part with its weight and what it contributes, each step with the numbers that the data decided, down to the cell of the file. Terms are printed in full, so that they add up on paper.

        Above it, in a few lines: what makes the distance to the institutions just above and below, where it is strong and weak in its field, and how much of the score rests on filled or missing figures. '--contributions', '--field' and '--against' give the whole lists in place of the sum.

        INSTITUTION is its identifier, an alias (ROR, UAI) or its name; case and accents don't matter where only one institution fits, which is then said.

        A ranking of many indicators is followed as deep as fits a page; '--node' goes on from any part, '--depth' goes deeper at once, and '--json' holds everything.
        """,
      fr: """
        Le calcul tel qu’il se fait : chaque partie avec son poids et sa contribution, chaque étape avec les nombres que les données ont fixés, jusqu’à la cellule du fichier. Les termes sont imprimés en entier, pour que la somme tombe juste sur le papier.

        Au-dessus, en quelques lignes : ce qui fait l’écart aux établissements juste au-dessus et au-dessous, où il est fort et faible dans son champ, et la part du score qui repose sur des données complétées ou absentes. « --contributions », « --field » et « --against » donnent les listes entières à la place du calcul.

        ÉTABLISSEMENT est son identifiant, un alias (ROR, UAI) ou son nom ; majuscules et accents ne comptent pas quand un seul établissement convient, ce qui est alors dit.

        Un classement de nombreux indicateurs est suivi aussi loin que tient une page ; « --node » continue à partir de n’importe quelle partie, « --depth » va d’emblée plus loin, et « --json » contient tout.
        """),
    operands: [
      OperandDeclaration(Placeholder.method), OperandDeclaration(Placeholder.institution),
    ],
    options: [
      data, period,
      OptionDeclaration(
        "--node", value: Placeholder.code,
        LocalizedText(
          en: "What to explain; otherwise the score, else the rank",
          fr: "Ce qu’il faut expliquer ; sinon le score, à défaut le rang")),
      OptionDeclaration(
        "--depth", numbers: .levels,
        LocalizedText(en: "How many levels to follow", fr: "Combien de niveaux suivre")),
      OptionDeclaration(
        "--contributions",
        LocalizedText(
          en:
            "What every part gives to the score, and to the distance from the mean and from others",
          fr: "Ce que chaque partie donne au score, et à l’écart à la moyenne et aux autres")),
      OptionDeclaration(
        "--field",
        LocalizedText(
          en: "Where it stands in every indicator, and what the scores of the field rest on",
          fr: "Sa place dans chaque indicateur, et sur quoi reposent les scores du champ")),
      OptionDeclaration(
        "--against", value: Placeholder.institution,
        LocalizedText(
          en: "What makes the distance from another institution, in place of the neighbours",
          fr: "Ce qui fait l’écart à un autre établissement, à la place des voisins")),
      table,
    ] + readerOptions + format(.table, .json),
    examples: [
      Example(
        "palmares explain hdi-2023 Norway",
        LocalizedText(en: "Norway's index", fr: "l’indice de la Norvège")),
      Example(
        "palmares explain sdg-index-2019 France --node goal13",
        LocalizedText(en: "one goal of France", fr: "un objectif de la France")),
      Example(
        "palmares explain asem-2018 Austria --against Germany",
        LocalizedText(
          en: "what sets Austria apart from Germany",
          fr: "ce qui distingue l’Autriche de l’Allemagne")),
    ],
    run: { invocation throws(DiagnosticError) in try explainResult(invocation) })
}

private func explainResult(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let depth = invocation.count("--depth")
  let explanation = try Explanation(
    file: invocation.methodologyFile(invocation.operands[0]), of: invocation.operands[1],
    node: invocation["--node"], table: invocation["--table"],
    reader: invocation.readerRequest, data: invocation["--data"],
    period: invocation["--period"], against: invocation["--against"])
  let sections = ExplanationPage.Sections(
    contributions: invocation.has("--contributions") || explanation.isAgainstChosen,
    field: invocation.has("--field"))
  let output =
    format == .json
    ? explanation.json(in: invocation.language.ofFiles)
    : [UInt8](ExplanationPage(explanation, depth: depth, showing: sections, invocation).text)
  return Outcome(output: output, diagnostics: explanation.remarks)
}
