import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let attribute = Command(
    words: ["attribute"],
    summary: LocalizedText(
      en: "Split a change between two editions into its causes",
      fr: "Répartir un changement entre deux éditions selon ses causes"),
    description: LocalizedText(
      en: """
        How much of a change of rank and score is our own data, the others' data, the field (who entered, who left), and the method. METHOD with its figures is the edition before, '--against' the one after; a '--data' before '--against' is of the first, one after it of the second.

        Sixteen mixtures of the two editions are evaluated, and the split is the mean over all orders in which the four causes can come in (Shapley): its parts add up exactly. '--chain' shows the ranks on one way through them. Without '--unit', everyone who is in both editions.

        It needs the figures of both editions. Where they aren't public it says so, and never takes invented ones.
        """,
      fr: """
        Quelle part d’un changement de rang et de score revient à nos propres données, aux données des autres, au champ (qui est entré, qui est parti) et à la méthode. MÉTHODE avec ses données est l’édition d’avant, « --against » celle d’après ; un « --data » placé avant « --against » est de la première, un « --data » placé après, de la seconde.

        Seize mélanges des deux éditions sont évalués, et la répartition est la moyenne de tous les ordres dans lesquels les quatre causes peuvent intervenir (Shapley) : ses parts s’additionnent exactement. « --chain » montre les rangs sur l’un des chemins. Sans « --unit », tous ceux qui sont dans les deux éditions.

        Il faut les données des deux éditions. Quand elles ne sont pas publiques, c’est dit, et jamais des données inventées ne prennent leur place.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--data", value: Placeholder.file, repeats: true,
        LocalizedText(
          en: "Table of figures of the edition whose method stands before it",
          fr: "Tableau de données de l’édition dont la méthode est nommée avant")),
      OptionDeclaration(
        "--against", value: Placeholder.method,
        LocalizedText(
          en: "Methodology of the edition after; the same one where '--against-period' is given",
          fr: "Méthode de l’édition d’après ; la même si « --against-period » est donné")),
      OptionDeclaration(
        "--unit", value: Placeholder.institution,
        LocalizedText(en: "One institution", fr: "Un seul établissement")),
      OptionDeclaration(
        "--chain",
        LocalizedText(
          en: "The ranks on the way: our data, then the others', the field, the method",
          fr: "Les rangs en chemin : nos données, puis celles des autres, le champ, la méthode")),
      period,
      OptionDeclaration(
        "--against-period", value: Placeholder.period,
        LocalizedText(
          en: "Which period of the figures of the edition after",
          fr: "Laquelle des périodes des données de l’édition d’après")),
      table,
      OptionDeclaration(
        "--absent", allowed: AbsentFigures.allCases.map(\.rawValue),
        LocalizedText(
          en:
            "What becomes of figures that only the other edition's rules read and the table lacks",
          fr:
            "Ce que deviennent des données que seules lisent les règles de l’autre édition et que le "
            + "tableau n’a pas")),
      progress,
    ] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares attribute my/2023.yml --against my/2024.yml --unit 'Our school' --chain",
        LocalizedText(
          en: "one institution, two methods with their figures",
          fr: "un établissement, deux méthodes avec leurs données"))
    ],
    run: { invocation throws(DiagnosticError) in try attributeChange(invocation) })
}

private func attributeChange(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let (before, after) = try invocation.editions()
  let attribution = try invocation.monitored(.institutions) { monitor throws(DiagnosticError) in
    try EditionAttribution(
      from: before, to: after, institution: invocation["--unit"],
      absence: invocation["--absent"].flatMap(AbsentFigures.init) ?? .refuse, monitor: monitor)
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: attribution.remarks)
  switch format {
  case .table: outcome.output = [UInt8](invocation.text(of: attribution))
  case .csv: outcome.output = attribution.csv(in: invocation.language.ofFiles)
  case .json: outcome.output = attribution.json(in: invocation.language.ofFiles)
  }
  outcome.mark(attribution.stopped, format)
  return outcome
}

extension Invocation {
  fileprivate func text(of attribution: EditionAttribution) -> String {
    guard attribution.isOfOne else {
      let chains =
        has("--chain")
        ? attribution.rows.map { "\n\(style.bold($0.name))\n\n" + page(attribution.chain(of: $0)) }
        : []
      return page(attribution.table) + chains.joined()
    }
    return attribution.rows.map { row in
      page(attribution.table(of: row))
        + (has("--chain") ? "\n" + page(attribution.chain(of: row)) : "")
    }.joined(separator: "\n")
  }

  /// The two editions: a `--data` after `--against` is of the second.
  fileprivate func editions() throws(DiagnosticError) -> (EditionRequest, EditionRequest) {
    guard has("--against") || has("--against-period") else {
      throw DiagnosticError(UsageProblem.missingOperand(LocalizedText("--against")))
    }
    let tables = arguments.around("--data", "--against")
    if tables.before.count > 1 || tables.after.count > 1 {
      throw DiagnosticError(UsageProblem.repeatedOption("--data"))
    }
    let method = operands[0]
    let second = self["--against"] ?? method
    // One methodology and two periods: one table, unless another is named.
    let shared = self["--against"] == nil ? tables.before.first : nil
    return (
      EditionRequest(
        file: try methodologyFile(method), data: tables.before.first, period: self["--period"],
        table: self["--table"]),
      EditionRequest(
        file: try methodologyFile(second), data: tables.after.first ?? shared,
        period: self["--against-period"], table: self["--table"])
    )
  }
}
