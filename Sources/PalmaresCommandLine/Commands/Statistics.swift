import PalmaresApplication
import PalmaresCore

extension Command {
  static let statistics = Command(
    words: ["statistics"],
    summary: LocalizedText(
      en: "Describe the indicators of a methodology, and what each weighs",
      fr: "Décrire les indicateurs d’une méthode, et ce que pèse chacun"),
    description: LocalizedText(
      en: """
        Shows each indicator as it comes (how many have it, where its values lie, what deserves a look), how the children of each combination go together (Cronbach's alpha, first principal component, strong correlations), and each child's weight: declared, in the score, and as a correlation with its combination. With '--of', the children of one node as they enter it, with all their correlations and components.

        Described are the members of the population that sets scales ('fit'). A correlation rests on those that have both values, a component on those that have all.
        """,
      fr: """
        Montre chaque indicateur tel quel (combien l’ont, où sont ses valeurs, ce qui mérite un regard), comment les enfants de chaque combinaison vont ensemble (alpha de Cronbach, première composante principale, fortes corrélations), et le poids de chaque enfant : déclaré, dans le score, et comme corrélation avec sa combinaison. Avec « --of », les enfants d’un nœud à l’entrée, avec toutes leurs corrélations et composantes.

        Sont décrits les membres de la population qui fixe les échelles (« fit »). Une corrélation repose sur ceux qui ont les deux valeurs, une composante sur ceux qui les ont toutes.
        """),
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      data,
      OptionDeclaration(
        "--of", value: Placeholder.code,
        LocalizedText(
          en: "A node that combines others: its children",
          fr: "Un nœud qui en combine d’autres : ses enfants")),
    ] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares statistics asem-2018",
        LocalizedText(
          en: "49 indicators, eleven combinations", fr: "49 indicateurs, onze combinaisons")),
      Example(
        "palmares statistics asem-2018 --of Social",
        LocalizedText(
          en: "the indicators of one pillar together", fr: "les indicateurs d’un pilier ensemble")),
    ],
    run: { invocation throws(DiagnosticError) in try describe(invocation) })
}

private func describe(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let statistics = try MethodologyStatistics(
    file: invocation.methodologyFile(invocation.operands[0]), node: invocation["--of"],
    data: invocation["--data"])
  var outcome = Outcome(file: invocation.outputFile, diagnostics: statistics.remarks)
  switch format {
  case .table:
    outcome.output = [UInt8](statistics.tables.map(invocation.page).joined(separator: "\n"))
  case .csv: outcome.output = statistics.csv
  case .json: outcome.output = statistics.json(in: invocation.language.ofFiles)
  }
  return outcome
}
