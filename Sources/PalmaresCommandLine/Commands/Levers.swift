import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let levers = Command(
    words: ["levers"],
    summary: LocalizedText(
      en: "Find what would take an institution to a target",
      fr: "Trouver ce qui mènerait un établissement à une cible"),
    description: LocalizedText(
      en: """
        What one step of each input changes of the score and the rank, upwards and downwards; then the smallest set of changes that reaches the target ('--fewest'), or the cheapest ('--cheapest'). Every answer was evaluated by the engine. It says whether it is proved that nothing smaller or cheaper reaches the target, or that it was found by search, with what is proved of it.

        What may be changed stands in a file ('--levers': bounds, steps, costs, what is only declared) or in short ('--allow COLUMN=LOW..HIGH/STEP@COST', the cost being that of one step). Without either, every input may take what the methodology allows, else what is seen in the field. Others stay as they are, unless '--others' says what they do meanwhile.

        A target that is met already, or out of reach, is said with by how much; out of reach ends with exit code 1.
        """,
      fr: """
        Ce que change du score et du rang un pas de chaque colonne, vers le haut et vers le bas ; puis le plus petit ensemble de changements qui atteint la cible (« --fewest »), ou le moins cher (« --cheapest »). Toute réponse a été évaluée par le moteur. Il est dit s’il est prouvé que rien de plus petit ou de moins cher n’atteint la cible, ou si elle a été trouvée par une recherche, avec ce qui en est prouvé.

        Ce qui peut changer est écrit dans un fichier (« --levers » : bornes, pas, coûts, ce qui n’est que déclaré) ou en bref (« --allow COLONNE=MIN..MAX/PAS@COÛT », le coût étant celui d’un pas). Sans l’un ni l’autre, chaque colonne peut prendre ce que la méthode permet, sinon ce qui se voit dans le champ. Les autres ne bougent pas, sauf si « --others » dit ce qu’ils font entre-temps.

        Une cible déjà atteinte, ou hors de portée, est dite avec l’écart ; hors de portée finit avec le code de sortie 1.
        """
    ).typeset,
    operands: [
      OperandDeclaration(Placeholder.method), OperandDeclaration(Placeholder.institution),
    ],
    options: [
      OptionDeclaration(
        "--gain", numbers: .places,
        LocalizedText(en: "Target: so many places", fr: "Cible : tant de places").typeset),
      OptionDeclaration(
        "--rank", numbers: .places,
        LocalizedText(en: "Target: this rank or better", fr: "Cible : ce rang ou mieux").typeset),
      OptionDeclaration(
        "--score", value: Placeholder.number,
        LocalizedText(en: "Target: this score or better", fr: "Cible : ce score ou mieux").typeset),
      OptionDeclaration(
        "--fewest",
        LocalizedText(
          en:
            "The smallest number of inputs changed; this is what is sought unless '--cheapest' stands",
          fr:
            "Le plus petit nombre de colonnes changées ; c’est ce qui est cherché sans « --cheapest »"
        ).typeset),
      OptionDeclaration(
        "--cheapest", LocalizedText(en: "The lowest cost", fr: "Le coût le plus bas")),
      OptionDeclaration(
        "--levers", value: Placeholder.file,
        LocalizedText(
          en: "File of what may be changed: bounds, steps, costs",
          fr: "Fichier de ce qui peut changer : bornes, pas, coûts"
        ).typeset),
      OptionDeclaration(
        "--allow", value: Placeholder.lever, repeats: true,
        LocalizedText(
          en:
            "One column that may be changed, as 'COLUMN=LOW..HIGH/STEP@COST'; several times for several",
          fr:
            "Une colonne qui peut changer : « COLONNE=MIN..MAX/PAS@COÛT » ; plusieurs fois pour plusieurs"
        ).typeset),
      OptionDeclaration(
        "--others", value: Placeholder.growthOrFile,
        LocalizedText(
          en: "What others do meanwhile: a growth of their figures, or a table of them",
          fr:
            "Ce que font les autres entre-temps : une croissance de leurs chiffres, ou leur tableau"
        ).typeset),
      OptionDeclaration(
        "--seed", numbers: .seeds,
        LocalizedText(
          en: "Seed of the search where nothing is proved; otherwise 1",
          fr: "Graine de la recherche là où rien n’est prouvé ; sinon 1"
        ).typeset),
      progress, data, period, table,
    ] + readerOptions + format(.table, .json) + output,
    examples: [
      Example(
        "palmares levers hdi-2023 France --gain 2",
        LocalizedText(en: "two places for France", fr: "deux places pour la France")),
      Example(
        "palmares levers hdi-2023 France --gain 2 --allow mean_schooling=..13/0.1",
        LocalizedText(
          en: "the same by years of schooling alone, a tenth at a time",
          fr: "de même par les seules années d’école, un dixième à la fois")),
    ],
    run: { invocation throws(DiagnosticError) in try findLevers(invocation) })
}

private let evaluations = CountedNoun(
  en: ("evaluation at most", "evaluations at most"), fr: ("calcul au plus", "calculs au plus"))

private func findLevers(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let request = try invocation.leverRequest()
  let analysis = try invocation.monitored(evaluations) { monitor throws(DiagnosticError) in
    try LeverAnalysis(
      file: invocation.methodologyFile(invocation.operands[0]), of: invocation.operands[1],
      request, table: invocation["--table"], reader: invocation.readerRequest,
      data: invocation["--data"], period: invocation["--period"], monitor: monitor)
  }
  var outcome = Outcome(
    file: invocation.outputFile,
    diagnostics: analysis.remarks + [analysis.finding].compactMap { $0 })
  outcome.output =
    format == .json
    ? analysis.json(in: invocation.language.ofFiles) : [UInt8](invocation.page(of: analysis))
  outcome.mark(analysis.stopped, format)
  if case .outOfReach = analysis.answer { outcome.exitCode = .findings }
  return outcome
}

extension Invocation {
  fileprivate func leverRequest() throws(DiagnosticError) -> LeverRequest {
    let targets = ["--gain", "--rank", "--score"].filter(has)
    if targets.count > 1 {
      throw DiagnosticError(UsageProblem.conflictingOptions(targets[0], targets[1]))
    }
    if has("--fewest"), has("--cheapest") {
      throw DiagnosticError(UsageProblem.conflictingOptions("--fewest", "--cheapest"))
    }
    return LeverRequest(
      try leverTarget(), has("--cheapest") ? .cheapest : .fewest, file: self["--levers"],
      allowed: arguments.all("--allow"), others: self["--others"],
      seed: seed)
  }

  private func leverTarget() throws(DiagnosticError) -> LeverRequest.Target {
    if let places = count("--gain") { return .gain(places) }
    if let rank = count("--rank") { return .rank(rank) }
    guard let text = self["--score"] else {
      throw DiagnosticError(
        UsageProblem.missingOperand(
          LocalizedText(
            en: "a target: '--gain', '--rank' or '--score'",
            fr: "une cible : « --gain », « --rank » ou « --score »"
          ).typeset))
    }
    guard let score = Double(text), score.isFinite else {
      throw DiagnosticError(
        Diagnostic(
          DiagnosticRule("usage.not-a-score"), .error,
          LocalizedText(
            en: "The option '--score' takes a number, and has '\(text)'.",
            fr: "L’option « --score » prend un nombre et a reçu « \(text) »."),
          fix: [
            LocalizedText(
              en: "Write for example '--score 70.5'.", fr: "Écrivez par exemple « --score 70.5 ».")
          ]))
    }
    return .score(score)
  }

  /// Where the institution stands, what each input changes, the plan and what must be known of it.
  fileprivate func page(of analysis: LeverAnalysis) -> String {
    let language = language.language
    var page = title(analysis.heading[language])
    page += TextLayout.set(analysis.situation[language]) + "\n"
    page += self.page(analysis.effectTable)
    guard let plan = analysis.planTable else {
      return page + "\n" + analysis.notes.map { TextLayout.bullet($0[language]) }.joined()
    }
    return page + "\n" + self.page(plan)
  }
}
