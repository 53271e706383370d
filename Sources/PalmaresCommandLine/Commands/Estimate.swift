import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let estimate = Command(
    words: ["estimate"],
    summary: LocalizedText(
      en: "Bound a published score whose rescaling isn't public",
      fr: "Encadrer un score publié dont la mise à l’échelle n’est pas publique"),
    description: LocalizedText(
      en: """
        For one edition, from an institution's own component scores (numbers, or the publisher's ranges such as 77.5–85.2) and published rows of that edition: an interval for the published score, and the bands whose published scores it meets.

        The methodology's score predicts the published one from the components. How far other institutions' published scores lie from their predictions makes an interval of it that covers at least nine in ten: no assumption on the errors, but that the institution could have stood anywhere among the rows. With fewer than thirty usable rows nothing is claimed.

        '--backtest' leaves out each institution in turn and counts how often the interval holds.
        """,
      fr: """
        Pour une édition, d’après les scores de composantes d’un établissement (nombres, ou fourchettes de l’éditeur comme 77.5–85.2) et des lignes publiées de cette édition : un intervalle pour le score publié, et les tranches dont il rencontre les scores publiés.

        Le score de la méthode prédit le score publié d’après les composantes. L’écart des autres établissements entre score publié et prédiction en fait un intervalle qui couvre au moins neuf cas sur dix : sans hypothèse sur les erreurs, sinon que l’établissement aurait pu se trouver n’importe où parmi les lignes. Avec moins de trente lignes utilisables, rien n’est affirmé.

        « --backtest » laisse de côté chaque établissement tour à tour et compte combien de fois l’intervalle tient.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--data", value: Placeholder.file,
        LocalizedText(
          en: "Own component scores, one row for each institution",
          fr: "Scores de composantes à soi, une ligne par établissement")),
      OptionDeclaration(
        "--published", value: Placeholder.file,
        LocalizedText(
          en: "Published rows, with components, score and rank",
          fr: "Lignes publiées, avec composantes, score et rang")),
      OptionDeclaration(
        "--period", value: Placeholder.period,
        LocalizedText(
          en: "Which edition; otherwise the last", fr: "Quelle édition ; sinon la dernière"
        ).typeset),
      OptionDeclaration(
        "--backtest",
        LocalizedText(
          en: "Count how often the intervals hold, in place of an estimate",
          fr: "Compter combien de fois les intervalles tiennent, à la place d’une estimation")),
    ] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares estimate my/goals.yml --data own-goals.csv --published rows.csv --period 2024",
        LocalizedText(en: "your own interval in 2024", fr: "votre propre intervalle en 2024")),
      Example(
        "palmares estimate my/goals.yml --published rows.csv --backtest",
        LocalizedText(
          en: "how often such intervals hold", fr: "combien de fois de tels intervalles tiennent")),
    ],
    run: { invocation throws(DiagnosticError) in try estimateScores(invocation) })
}

private func estimateScores(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let file = try invocation.methodologyFile(invocation.operands[0])
  if invocation.has("--backtest") {
    if invocation.has("--data") {
      throw DiagnosticError(UsageProblem.conflictingOptions("--backtest", "--data"))
    }
    return try backtest(file, format, invocation)
  }
  guard let data = invocation["--data"] else {
    throw DiagnosticError(UsageProblem.missingOperand(ownScores))
  }
  let estimation = try Estimation(
    file: file, data: data, published: invocation["--published"], period: invocation["--period"])
  let json = { estimation.json(in: invocation.language.ofFiles) }
  return outcome(estimation.table, json, estimation.remarks, format, invocation)
}

private func backtest(
  _ file: String, _ format: OutputFormat, _ invocation: Invocation
) throws(DiagnosticError) -> Outcome {
  let backtest = try Backtest(
    file: file, published: invocation["--published"], period: invocation["--period"])
  return outcome(backtest.table, { backtest.json }, backtest.remarks, format, invocation)
}

private func outcome(
  _ table: Table, _ json: () -> [UInt8], _ remarks: [Diagnostic], _ format: OutputFormat,
  _ invocation: Invocation
) -> Outcome {
  var outcome = Outcome(file: invocation.outputFile, diagnostics: remarks)
  switch format {
  case .table: outcome.output = [UInt8](invocation.page(table))
  case .csv:
    outcome.output = table.csv(in: invocation.language.ofFiles)
    outcome.notes = [table.caption].compactMap { $0 }
  case .json: outcome.output = json()
  }
  return outcome
}

private let ownScores = LocalizedText(
  en: "'--data FILE', or '--backtest'", fr: "« --data FICHIER », ou « --backtest »"
).typeset
