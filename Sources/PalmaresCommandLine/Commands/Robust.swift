import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let robust = Command(
    words: ["robust"],
    summary: LocalizedText(
      en: "How firm ranks are when weights, rules or figures vary",
      fr: "Fermeté des rangs quand poids, règles ou chiffres varient"),
    description: LocalizedText(
      en: """
        Draws what is uncertain many times, ranks anew each time, and counts: mean, median, best, worst and percentiles of each rank, the share of draws in the first 10, 50 and 100, with the error that chance leaves.

        VARIATION is one of weights:box:25% (each weight alone, ± 25 %), weights:sum-box:25% (their sum held fixed), weights:dirichlet:50, steps@NODE:[{min_max: [0, 100]}] (other steps in place of the node's), missing@NODE:zero|reweight, noise:5% or noise@COLUMN:se=COLUMN (errors of figures), out@NODE (one child left out). 'weights@NODE,NODE:…' names the nodes; without names all vary to which it applies, and the output says which. What can't be applied is an error.

        Draws have numbers: '--range' works through some of them and writes a part, 'robust merge' adds parts, and the bytes are those of one run. '--draw' shows one draw again.
        """,
      fr: """
        Tire de nombreuses fois ce qui est incertain, reclasse à chaque fois, et compte : moyenne, médiane, meilleur, pire et percentiles de chaque rang, part des tirages dans les 10, 50 et 100 premiers, avec l’erreur que laisse le hasard.

        VARIATION est l’une de weights:box:25% (chaque poids seul, ± 25 %), weights:sum-box:25% (à somme fixe), weights:dirichlet:50, steps@NŒUD:[{min_max: [0, 100]}] (d’autres étapes à la place de celles du nœud), missing@NŒUD:zero|reweight, noise:5% ou noise@COLONNE:se=COLONNE (erreurs des chiffres), out@NŒUD (un enfant retiré). « weights@NŒUD,NŒUD:… » nomme les nœuds ; sans noms varient tous ceux à qui cela s’applique, et la sortie dit lesquels. Ce qui ne peut pas s’appliquer est une erreur.

        Les tirages ont des numéros : « --range » en fait une partie et l’écrit, « robust merge » additionne les parties, et les octets sont ceux d’un seul calcul. « --draw » remontre un tirage.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--vary", value: Placeholder.variation, repeats: true,
        LocalizedText(
          en: "What varies; several times for several",
          fr: "Ce qui varie ; plusieurs fois pour plusieurs"
        ).typeset),
      OptionDeclaration(
        "--draws", numbers: .draws,
        LocalizedText(
          en: "How many draws; otherwise 10,000", fr: "Combien de tirages ; sinon 10 000"
        ).typeset),
      OptionDeclaration(
        "--seed", numbers: .seeds,
        LocalizedText(
          en: "Seed of the random numbers; otherwise 1",
          fr: "Graine des nombres aléatoires ; sinon 1"
        ).typeset),
      top,
      OptionDeclaration(
        "--beats", value: Placeholder.institution, repeats: true,
        LocalizedText(
          en: "Share of draws before this institution; several times for several",
          fr: "Part des tirages devant cet établissement ; plusieurs fois pour plusieurs"
        ).typeset),
      OptionDeclaration(
        "--bands",
        LocalizedText(
          en: "Count bands and grades beside ranks; each draw is then evaluated alone",
          fr: "Compter aussi tranches et mentions ; chaque tirage est alors calculé seul"
        ).typeset),
      OptionDeclaration(
        "--range", value: Placeholder.drawRange,
        LocalizedText(
          en: "Only these draws, written as a part for 'robust merge'",
          fr: "Seulement ces tirages, écrits comme partie pour « robust merge »")),
      OptionDeclaration(
        "--resume", value: Placeholder.part,
        LocalizedText(
          en: "Go on from a part, as an interrupted run leaves one",
          fr: "Continuer à partir d’une partie, comme en laisse un calcul interrompu")),
      OptionDeclaration(
        "--draw", value: Placeholder.count,
        LocalizedText(
          en: "Show one draw: what was drawn, and what it gives",
          fr: "Montrer un tirage : ce qui a été tiré, et ce qu’il donne"
        ).typeset),
      OptionDeclaration(
        "--unit", value: Placeholder.institution,
        LocalizedText(
          en: "With '--draw': explain one institution's result in it",
          fr: "Avec « --draw » : y expliquer le résultat d’un établissement"
        ).typeset),
      threads, progress, verbose, data, period, table,
    ] + readerOptions + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares robust hdi-2023 --vary noise:1% --draws 1000 --top 20",
        LocalizedText(
          en: "how much an error of 1 % in every figure moves",
          fr: "ce que déplace une erreur de 1 % sur chaque chiffre")),
      Example(
        "palmares robust asem-2018 --vary weights@Index,Conn,Sust:box:25% --beats FRA",
        LocalizedText(
          en: "three groups of weights ± 25 %", fr: "trois groupes de poids ± 25 %")),
    ],
    run: { invocation throws(DiagnosticError) in try testRobustness(invocation) })

  static let top = OptionDeclaration(
    "--top", numbers: .places, repeats: true,
    LocalizedText(
      en: "Share of draws in the first N, besides 10, 50 and 100",
      fr: "Part des tirages dans les N premiers, outre 10, 50 et 100"))
}

private func testRobustness(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  if invocation.has("--range"), invocation.has("--format") || invocation.has("--json") {
    throw DiagnosticError(UsageProblem.conflictingOptions("--range", "--format"))
  }
  for option in ["--range", "--resume"] where invocation.has("--draw") && invocation.has(option) {
    throw DiagnosticError(UsageProblem.conflictingOptions("--draw", option))
  }
  if invocation.has("--unit"), !invocation.has("--draw") {
    throw DiagnosticError(
      UsageProblem.missingOperand(LocalizedText(en: "'--draw N'", fr: "« --draw N »").typeset))
  }
  let threads = invocation.threads
  let tops = invocation.counts("--top")
  let request = try request(invocation)
  let study = try RobustnessStudy(request)
  if let text = invocation["--draw"] {
    return try replay(DrawRange.draw(text, of: request.draws), study, format, invocation)
  }
  let wanted = try invocation["--range"].map { text throws(DiagnosticError) in
    try DrawRange.range(text, of: request.draws)
  }
  var progress = study.nothing
  if let part = invocation["--resume"] {
    progress = try study.progress(of: RobustnessRecord(part: part))
  }
  let open = progress.missing(of: [wanted ?? 0..<request.draws])
  let begin = ContinuousClock.now
  let done = try invocation.monitored(.draws) { monitor throws(DiagnosticError) in
    try study.run.progress(on: open, threads: threads, monitor: monitor)
  }
  var account: [LocalizedText] = [
    .sideBySide(unless: study.run.obstacle), .time(ContinuousClock.now - begin, of: .draws),
  ]
  let work = LocalizedText.work(done.done.reduce(0) { $0 + $1.count }, threads: threads)
  progress.add(done)
  let record = study.record(of: progress)
  guard progress.missing(of: [wanted ?? 0..<request.draws]).isEmpty else {
    return interrupted(record, isPart: wanted != nil, study.remarks, invocation)
  }
  if wanted != nil {
    return Outcome(
      output: record.part, file: invocation.outputFile, diagnostics: study.remarks,
      notes: invocation.has("--verbose") ? account + [work] : [])
  }
  let end = ContinuousClock.now
  let report = RobustnessReport(record, tops: tops, threads: threads)
  account += [.time(ContinuousClock.now - end, of: .statistics), work]
  var outcome = robustnessOutcome(report, study.remarks, format, invocation)
  if invocation.has("--verbose") { outcome.notes += account }
  return outcome
}

private func request(_ invocation: Invocation) throws(DiagnosticError) -> RobustnessRequest {
  var request = RobustnessRequest(
    file: try invocation.methodologyFile(invocation.operands[0]),
    variations: invocation.arguments.all("--vary"))
  request.draws = invocation.count("--draws") ?? RobustnessRequest.usualDraws
  request.seed = invocation.seed
  request.data = invocation["--data"]
  request.table = invocation["--table"]
  request.period = invocation["--period"]
  request.reader = invocation.readerRequest
  request.countsClasses = invocation.has("--bands")
  request.rivals = invocation.arguments.all("--beats")
  return request
}

/// What was done is kept where a file was asked for: as a part beside it, or in it where a part was wanted.
private func interrupted(
  _ record: RobustnessRecord, isPart: Bool, _ remarks: [Diagnostic], _ invocation: Invocation
) -> Outcome {
  let file = invocation.outputFile.map { file in
    isPart ? file : Outcome.OutputFile(path: file.path + ".part", overwrite: true)
  }
  var outcome = Outcome(
    file: file,
    diagnostics: remarks + [record.interruption(keptIn: file?.path)])
  if file != nil { outcome.output = record.part }
  outcome.exitCode = .interrupted
  return outcome
}

/// A report in the form asked for.
func robustnessOutcome(
  _ report: RobustnessReport, _ remarks: [Diagnostic], _ format: OutputFormat,
  _ invocation: Invocation
) -> Outcome {
  var outcome = Outcome(file: invocation.outputFile, diagnostics: remarks)
  switch format {
  case .table: outcome.output = [UInt8](invocation.page(report.table))
  case .csv:
    outcome.output = report.csv()
    outcome.notes = report.readersNotes
  case .json: outcome.output = report.json(in: invocation.language.ofFiles)
  }
  return outcome
}

private func replay(
  _ draw: Int, _ study: RobustnessStudy, _ format: OutputFormat, _ invocation: Invocation
) throws(DiagnosticError) -> Outcome {
  let replay = try DrawReplay(draw, of: study, explaining: invocation["--unit"])
  var outcome = Outcome(file: invocation.outputFile, diagnostics: study.remarks)
  switch format {
  case .json: outcome.output = replay.json(in: invocation.language.ofFiles)
  case .csv: outcome.output = replay.resultTable.csv(in: invocation.language.ofFiles)
  case .table:
    let result =
      replay.explanation.map { ExplanationPage($0, depth: nil, invocation).text }
      ?? invocation.page(replay.resultTable)
    outcome.output = [UInt8](invocation.page(replay.drawnTable) + "\n" + result)
  }
  return outcome
}
