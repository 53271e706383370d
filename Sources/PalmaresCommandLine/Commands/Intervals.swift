import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let intervals = Command(
    words: ["intervals"],
    summary: LocalizedText(
      en: "Prove the best and worst rank over a whole set of weights",
      fr: "Prouver le meilleur et le pire rang sur tout un ensemble de poids"),
    description: LocalizedText(
      en: """
        The weights of one combination vary, all at once and continuously; everything below it stays. For every institution, the best rank that some weights give and the worst, each proved: no weights of the set go further. Where that could not be closed within the budget, both what is proved and what is attained are given, never one as the other.

        'box:25%' lets each weight move by a quarter on its own; a mean divides by their sum afterwards. 'sum-box:25%' holds the sum fixed: a smaller set, with other intervals. '--require' adds linear or ordinal requirements.

        With '--unit', weights that reach each end are put into the methodology again, and some of what proves the end is named. A combination whose ranks aren't those of weighted sums is refused with the reason.

        With '--boxes' results are the same everywhere; '--time' spends more on the ends still open, and what it closes depends on the machine.
        """,
      fr: """
        Les poids d’une combinaison varient, tous à la fois et continûment ; tout ce qui est dessous reste. Pour chaque établissement, le meilleur rang que donnent certains poids et le pire, tous deux prouvés : aucun poids de l’ensemble ne va plus loin. Quand cela n’a pas pu être conclu dans le budget, on donne ce qui est prouvé et ce qui est atteint, jamais l’un pour l’autre.

        « box:25% » laisse chaque poids bouger d’un quart, seul ; une moyenne divise ensuite par leur somme. « sum-box:25% » tient la somme fixe : un ensemble plus petit, avec d’autres intervalles. « --require » ajoute des exigences linéaires ou d’ordre.

        Avec « --unit », des poids qui atteignent chaque extrémité sont remis dans la méthode, et une partie de ce qui la prouve est nommée. Une combinaison dont les rangs ne sont pas ceux de sommes pondérées est refusée avec la raison.

        Avec « --boxes » les résultats sont partout les mêmes ; « --time » continue sur les extrémités ouvertes, et ce qu’il conclut dépend de la machine.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--weights", value: Placeholder.weights,
        LocalizedText(
          en: "Which weights are allowed: box:25%, sum-box:25%",
          fr: "Quels poids sont permis : box:25%, sum-box:25%"
        ).typeset),
      OptionDeclaration(
        "--require", value: Placeholder.condition, repeats: true,
        LocalizedText(
          en: "What they must meet besides: 'a >= 2 * b', 'a >= b >= c'; several times for several",
          fr: "Ce qu’ils doivent remplir : « a >= 2 * b », « a >= b >= c » ; plusieurs fois pour "
            + "plusieurs"
        ).typeset),
      OptionDeclaration(
        "--node", value: Placeholder.code,
        LocalizedText(
          en: "The combination whose weights vary; otherwise the one behind the rank",
          fr: "La combinaison dont les poids varient ; sinon celle qui est derrière le rang"
        ).typeset),
      OptionDeclaration(
        "--unit", value: Placeholder.institution,
        LocalizedText(
          en: "One institution, with weights that reach each end and what proves it",
          fr: "Un établissement, avec des poids qui atteignent chaque extrémité et ce qui la prouve"
        )),
      OptionDeclaration(
        "--boxes", numbers: .boxes,
        LocalizedText(
          en: "How many parts of the set are looked into for each end: 200, with '--unit' 200,000",
          fr:
            "Combien de parties de l’ensemble examiner par extrémité : 200, avec « --unit » 200 000"
        ).typeset),
      OptionDeclaration(
        "--time", value: Placeholder.seconds, numbers: .seconds,
        LocalizedText(
          en: "Seconds to spend in all on ends that are still open, once all pairs were compared",
          fr:
            "Secondes à passer en tout sur les extrémités encore ouvertes, une fois toutes les paires "
            + "comparées")),
      threads, progress, verbose, data, period, table,
    ] + readerOptions.filter { $0.name != "--only" } + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares intervals hdi-2023 --weights box:25%",
        LocalizedText(
          en: "every country's best and worst rank",
          fr: "le meilleur et le pire rang de chaque pays"
        )),
      Example(
        "palmares intervals asem-2018 --node Conn --weights sum-box:25% --unit FRA",
        LocalizedText(
          en: "one country, weights within one index, their sum held fixed",
          fr: "un pays, poids d’un sous-indice, à somme fixe")),
    ],
    run: { invocation throws(DiagnosticError) in try boundRanks(invocation) })
}

private func boundRanks(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  guard let weights = invocation["--weights"] else {
    throw DiagnosticError(UsageProblem.missingOperand(setOfWeights))
  }
  let question = IntervalReport.Question(
    file: try invocation.methodologyFile(invocation.operands[0]), data: invocation["--data"],
    table: invocation["--table"], period: invocation["--period"],
    reader: invocation.readerRequest, node: invocation["--node"],
    weights: WeightSetRequest(weights, requiring: invocation.arguments.all("--require")),
    institution: invocation["--unit"], boxes: invocation.count("--boxes"),
    seconds: invocation.count("--time").map(Double.init))
  let threads = invocation.threads
  let report = try invocation.monitored(.institutions) { monitor throws(DiagnosticError) in
    try IntervalReport(question, monitor: monitor, threads: threads)
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: report.remarks)
  switch format {
  case .table:
    outcome.output = [UInt8](
      report.institution == nil
        ? invocation.page(report.table) : IntervalPage(report, invocation).text)
  case .csv:
    outcome.output = report.csv(in: invocation.language.ofFiles)
    outcome.notes = [report.caption] + report.notes
  case .json: outcome.output = report.json(in: invocation.language.ofFiles)
  }
  outcome.mark(report.stopped, format)
  if invocation.has("--verbose") {
    outcome.notes += [.time(report.time, of: intervalWork), .threads(report.threads)]
  }
  return outcome
}

private let intervalWork = LocalizedText(en: "intervals", fr: "intervalles")
private let setOfWeights = LocalizedText(en: "--weights box:25%", fr: "--weights box:25%")
