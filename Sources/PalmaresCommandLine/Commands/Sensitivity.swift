import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let sensitivity = Command(
    words: ["sensitivity"],
    summary: LocalizedText(
      en: "Tell what ranks and scores depend on",
      fr: "Dire de quoi dépendent les rangs et les scores"),
    description: LocalizedText(
      en: """
        Splits the variance of chosen ranks and scores over what is uncertain (Sobol' indices: alone, and together with others), by ranking anew at the points of a scrambled Sobol sequence. Also shows how far ranks move when each part is left out, what each child weighs in the score beside its correlation, and which children say the same.

        '--vary' says what is uncertain and how, '--target' what is looked at: 'rank:INSTITUTION', 'score:INSTITUTION', or 'shift', the mean distance of all ranks from the declared ones (the usual one). All weights of a node are looked at together; '--by coordinate' takes each alone.
        """,
      fr: """
        Répartit la variance de rangs et de scores choisis entre ce qui est incertain (indices de Sobol : seul, et avec d’autres), en classant de nouveau aux points d’une suite de Sobol brouillée. Montre aussi de combien bougent les rangs sans chaque partie, ce que pèse chaque enfant dans le score à côté de sa corrélation, et quels enfants disent la même chose.

        « --vary » dit ce qui est incertain et comment, « --target » ce qui est regardé : « rank:ÉTABLISSEMENT », « score:ÉTABLISSEMENT », ou « shift », la distance moyenne de tous les rangs à ceux déclarés (par défaut). Les poids d’un nœud sont pris ensemble ; « --by coordinate » prend chacun séparément.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: sensitivityOptions + [progress, verbose, data, period, table]
      + Array(readerOptions.prefix(2))
      + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares sensitivity asem-2018 --vary weights:box:25%",
        LocalizedText(
          en: "which weights move the ranks of 51 countries, ± 25% each",
          fr: "quels poids font bouger les rangs de 51 pays, ± 25 % chacun"
        ).typeset),
      Example(
        "palmares sensitivity asem-2018 --vary weights@Sust:box:25% --by coordinate",
        LocalizedText(
          en: "each weight of one node alone",
          fr: "chaque poids d’un nœud séparément")),
    ],
    run: { invocation throws(DiagnosticError) in try tellSensitivity(invocation) })

  private static let sensitivityOptions = [
    OptionDeclaration(
      "--vary", value: Placeholder.variation, repeats: true,
      LocalizedText(
        en: "What is uncertain and how: 'weights:box:25%'; several times for several",
        fr: "Ce qui est incertain et comment : « weights:box:25% » ; plusieurs fois pour plusieurs")
    ),
    OptionDeclaration(
      "--target", value: Placeholder.target, repeats: true,
      LocalizedText(
        en: "What is looked at: 'rank:INSTITUTION', 'score:INSTITUTION', 'shift'; several times",
        fr: "Ce qui est regardé : « rank:ÉTABLISSEMENT », « score:ÉTABLISSEMENT », « shift » ; "
          + "plusieurs fois"
      ).typeset),
    OptionDeclaration(
      "--by", allowed: SensitivityGroup.Split.allCases.map(\.rawValue),
      LocalizedText(
        en: "Look at each input as a whole, or at each weight alone",
        fr: "Regarder chaque chose qui varie en entier, ou chaque poids séparément")),
    OptionDeclaration(
      "--samples", numbers: .samples,
      LocalizedText(
        en: "Samples, a power of two; 1024 unless said",
        fr: "Échantillons, une puissance de deux ; 1024 sauf indication"
      ).typeset),
    OptionDeclaration(
      "--seed", numbers: .seeds,
      LocalizedText(
        en: "Which of the scrambled sequences; 1 unless said",
        fr: "Laquelle des suites brouillées ; 1 sauf indication"
      ).typeset),
    OptionDeclaration(
      "--of", value: Placeholder.code,
      LocalizedText(
        en: "The node whose parts are left out in turn; otherwise the score",
        fr: "Le nœud dont chaque partie est retirée tour à tour ; sinon le score"
      ).typeset),
    OptionDeclaration(
      "--levels", numbers: .levels,
      LocalizedText(
        en:
          "How many levels of its parts are left out; otherwise 1, its children. Each part compiles the "
          + "methodology anew: further down takes long where there are many",
        fr:
          "Combien de niveaux de ses parties sont retirés ; sinon 1, ses enfants. Chaque partie recompile "
          + "la méthode : plus bas, c’est long s’il y en a beaucoup"
      ).typeset),
    OptionDeclaration(
      "--samples-to", value: Placeholder.file,
      LocalizedText(
        en: "Write every ranking that the indices are computed from to a CSV file",
        fr: "Écrire dans un fichier CSV chaque classement dont les indices sont calculés")),
  ]
}

/// First at the points of the design, then without each part.
private let steps = CountedNoun(en: ("ranking", "rankings"), fr: ("classement", "classements"))

private func tellSensitivity(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let question = SensitivityQuestion(
    targets: invocation.arguments.all("--target"),
    split: invocation["--by"].flatMap(SensitivityGroup.Split.init) ?? .input,
    samples: invocation.count("--samples") ?? SensitivityQuestion.usualSamples,
    seed: invocation.seed, node: invocation["--of"],
    levels: invocation.count("--levels") ?? 1)
  let variation = try VariationRequest(invocation.arguments.all("--vary"))
  let report = try invocation.monitored(steps) { monitor throws(DiagnosticError) in
    try SensitivityReport(
      file: invocation.methodologyFile(invocation.operands[0]), data: invocation["--data"],
      table: invocation["--table"], period: invocation["--period"],
      reader: invocation.readerRequest, varying: variation, asking: question, monitor: monitor)
  }
  // A file of some of the samples would seem to hold all.
  if let path = invocation["--samples-to"], report.hasAllSamples {
    try AtomicFile.write(
      report.samplesCSV(in: invocation.language.ofFiles), to: path,
      overwrite: invocation.has("--force"))
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: report.remarks)
  switch format {
  case .table:
    outcome.output = [UInt8](report.tables.map(invocation.page).joined(separator: "\n"))
  case .csv:
    outcome.output = report.csv(in: invocation.language.ofFiles)
    outcome.notes = report.notes
  case .json: outcome.output = report.json(in: invocation.language.ofFiles)
  }
  outcome.mark(report.stopped, format)
  if invocation.has("--verbose") {
    outcome.notes += [
      .sideBySide(unless: report.obstacle), .time(report.analysis.drawing, of: .draws),
      .time(report.analysis.splitting, of: .statistics),
      .work(report.analysis.evaluations, threads: WorkMonitor.cores),
    ]
  }
  return outcome
}
