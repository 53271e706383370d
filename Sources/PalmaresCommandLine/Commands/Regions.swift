import PalmaresApplication
import PalmaresCore

extension Command {
  static let regions = Command(
    words: ["regions"],
    summary: LocalizedText(
      en: "Every ranking between two groups of weights, and where the published one stands",
      fr: "Tous les classements entre deux groupes de poids, et la place du classement publié"),
    description: LocalizedText(
      en: """
        Moves weight from one group of a combination's children to the other: at t the first group has the share t of the weight of both, the second 1 − t; shares inside the groups, and all other weights, stay. Every change of order on the way is found, exactly: how many different rankings there are, how wide the published one is, which are the widest, who leads in what share of t. With '--unit', the ranks of one institution on the way.

        The combination is the one whose order is that of the ranking: a sum, or a mean of any power. What makes scores no lines in t (a rounding before the rank, weights on positions, children missing in part) is refused, with the reason.

        As CSV, one line for each region with the pairs that exchange at its end; with '--unit', one line for each stretch of its path.
        """,
      fr: """
        Déplace le poids d’un groupe d’enfants d’une combinaison vers l’autre : à t, le premier groupe a la part t du poids des deux, le second 1 − t ; les parts dans les groupes et les autres poids restent. Chaque changement d’ordre en chemin est trouvé, exactement : combien de classements différents existent, quelle est la largeur de celui qui est publié, quels sont les plus larges, qui est premier sur quelle part de t. Avec « --unit », les rangs d’un établissement en chemin.

        La combinaison est celle dont l’ordre est celui du classement : une somme, ou une moyenne de puissance quelconque. Ce qui empêche les scores d’être des droites en t (un arrondi avant le rang, des poids de positions, des enfants manquant en partie) est refusé, avec la raison.

        En CSV, une ligne par région avec les paires qui s’échangent à sa fin ; avec « --unit », une ligne par étape de son chemin.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--between", value: Placeholder.groups,
        LocalizedText(
          en: "The two groups of children; 'A,B' alone is against all others",
          fr: "Les deux groupes d’enfants ; « A,B » seul s’oppose à tous les autres"
        ).typeset),
      OptionDeclaration(
        "--unit", value: Placeholder.institution,
        LocalizedText(
          en: "An institution to follow: its ranks on the way",
          fr: "Un établissement à suivre : ses rangs en chemin"
        ).typeset),
      OptionDeclaration(
        "--node", value: Placeholder.code,
        LocalizedText(
          en: "The combination whose children they are, to be checked",
          fr: "La combinaison dont ce sont les enfants, à vérifier")),
      OptionDeclaration(
        "--unrounded",
        LocalizedText(
          en: "Leave out roundings between the combination and its rank",
          fr: "Laisser de côté les arrondis entre la combinaison et son rang")),
      progress, data, period, table,
    ] + readerOptions.dropLast() + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares regions asem-2018 --between Conn:Sust",
        LocalizedText(
          en: "from sustainability alone to connectivity alone",
          fr: "de la seule durabilité à la seule connectivité")),
      Example(
        "palmares regions asem-2018 --between Conn --unit France",
        LocalizedText(
          en: "the ranks of one country on that way", fr: "les rangs d’un pays en chemin")),
    ],
    run: { invocation throws(DiagnosticError) in try findRegions(invocation) })
}

private let pairs = CountedNoun(en: ("pair", "pairs"), fr: ("paire", "paires"))

private func findRegions(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  guard let groups = invocation["--between"] else {
    throw DiagnosticError(
      UsageProblem.missingOperand(
        LocalizedText(en: "'--between A,B:C,D'", fr: "« --between A,B:C,D »").typeset))
  }
  let found = try invocation.monitored(pairs) { monitor throws(DiagnosticError) in
    try RankingRegions(
      file: invocation.methodologyFile(invocation.operands[0]), between: groups,
      node: invocation["--node"], unrounded: invocation.has("--unrounded"),
      unit: invocation["--unit"], table: invocation["--table"],
      reader: invocation.readerRequest, data: invocation["--data"], period: invocation["--period"],
      monitor: monitor)
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: found.remarks)
  switch format {
  case .table:
    outcome.output = [UInt8](found.tables.map(invocation.page).joined(separator: "\n"))
  case .csv:
    outcome.output = found.csv
    outcome.notes = found.notes
  case .json: outcome.output = found.json(in: invocation.language.ofFiles)
  }
  return outcome
}
