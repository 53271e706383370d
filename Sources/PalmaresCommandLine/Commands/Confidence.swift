import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore

extension Command {
  static let confidence = Command(
    words: ["confidence"],
    summary: LocalizedText(
      en: "Confidence sets for ranks, from scores with standard errors",
      fr: "Ensembles de confiance des rangs, d’après des scores et leurs erreurs types"),
    description: LocalizedText(
      en: """
        Where scores are estimates (a survey, a test, a sample), ranks are too. For each institution: the ranks that its true score can have, looked at alone, and all institutions looked at together; with '--best N', those that can be among the N best.

        '--errors' names the column of the data (or the node) that holds the standard errors, in the unit of the score. They are taken as known and independent. Missing and negative ones are refused; zero says that a score is exact.

        Sets by Mogstad, Romano, Shaikh and Wilhelm (2024): every pair is compared at once, errors are drawn anew with a seed, and what is told apart is left out in further steps. Memory grows with the number of institutions, not of pairs.
        """,
      fr: """
        Quand les scores sont des estimations (enquête, test, échantillon), les rangs en sont aussi. Pour chaque établissement : les rangs que peut avoir son vrai score, considéré seul, et tous considérés ensemble ; avec « --best N », ceux qui peuvent être parmi les N meilleurs.

        « --errors » nomme la colonne des données (ou le nœud) qui contient les erreurs types, dans l’unité du score. Elles sont prises comme connues et indépendantes. Manquantes ou négatives, elles sont refusées ; zéro dit qu’un score est exact.

        Ensembles selon Mogstad, Romano, Shaikh et Wilhelm (2024) : toutes les paires sont comparées à la fois, les erreurs sont tirées avec une graine, et ce qui est distingué est laissé de côté aux étapes suivantes. La mémoire croît avec le nombre d’établissements, non de paires.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method)],
    options: [
      OptionDeclaration(
        "--errors", value: Placeholder.column,
        LocalizedText(
          en: "Where the standard errors of the scores stand",
          fr: "Où se trouvent les erreurs types des scores")),
      OptionDeclaration(
        "--score", value: Placeholder.code,
        LocalizedText(
          en: "The node that they belong to; otherwise the score of the results",
          fr: "Le nœud auquel elles appartiennent ; sinon le score des résultats"
        ).typeset),
      OptionDeclaration(
        "--level", value: Placeholder.percent,
        LocalizedText(
          en: "Probability that the sets hold, in percent; otherwise 95",
          fr: "Probabilité que les ensembles tiennent, en pour cent ; sinon 95"
        ).typeset),
      OptionDeclaration(
        "--best", numbers: .places,
        LocalizedText(
          en: "Also say who can be among the N best",
          fr: "Dire aussi qui peut être parmi les N meilleurs")),
      OptionDeclaration(
        "--resamples", numbers: .resamples,
        LocalizedText(
          en: "How often errors are drawn; otherwise 1,000",
          fr: "Combien de fois les erreurs sont tirées ; sinon 1 000"
        ).typeset),
      OptionDeclaration(
        "--seed", numbers: .seeds,
        LocalizedText(
          en: "Seed of the draws; otherwise 1", fr: "Graine des tirages ; sinon 1"
        ).typeset),
      progress, data, period, table,
    ] + readerOptions.dropLast() + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares confidence pisa-2018-mathematics --errors error",
        LocalizedText(
          en: "how firm the ranks of 38 countries are",
          fr: "combien les rangs de 38 pays sont sûrs")),
      Example(
        "palmares confidence pisa-2018-mathematics --errors error --best 5 --level 90",
        LocalizedText(
          en: "who can be among the five best, at 90 %",
          fr: "qui peut être parmi les cinq meilleurs, à 90 %")),
    ],
    run: { invocation throws(DiagnosticError) in try findSets(invocation) })
}

/// Claims made are left out and errors drawn again: how many steps that takes isn't known before.
private let drawsOfAStep = CountedNoun(
  en: ("draw of this step", "draws of this step"),
  fr: ("tirage de cette étape", "tirages de cette étape"))

private func findSets(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  guard let errors = invocation["--errors"] else {
    throw DiagnosticError(
      UsageProblem.missingOperand(
        LocalizedText(en: "'--errors COLUMN'", fr: "« --errors COLONNE »").typeset))
  }
  let settings = try settings(invocation)
  let sets = try invocation.monitored(drawsOfAStep) { monitor throws(DiagnosticError) in
    try RankConfidenceSets(
      file: invocation.methodologyFile(invocation.operands[0]), errors: errors,
      score: invocation["--score"], settings, table: invocation["--table"],
      reader: invocation.readerRequest, data: invocation["--data"],
      period: invocation["--period"], monitor: monitor)
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: sets.remarks)
  switch format {
  case .table: outcome.output = [UInt8](invocation.page(sets.table))
  case .csv:
    outcome.output = sets.csv
    outcome.notes = sets.notes
  case .json: outcome.output = sets.json(in: invocation.language.ofFiles)
  }
  return outcome
}

private func settings(
  _ invocation: Invocation
) throws(DiagnosticError) -> RankConfidence.Settings {
  var settings = RankConfidence.Settings()
  if let text = invocation["--level"] {
    settings.level = try RankConfidenceSets.level(text)
  }
  if let resamples = invocation.count("--resamples") { settings.resamples = resamples }
  settings.best = invocation.count("--best")
  settings.seed = invocation.seed
  return settings
}
