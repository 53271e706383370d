import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let rank = Command(
    words: ["rank"],
    summary: LocalizedText(
      en: "Rank institutions by a methodology",
      fr: "Classer des établissements selon une méthode"),
    description: LocalizedText(
      en: """
        METHOD is a name that 'palmares methods list' shows, or the path of a file. Ranks, scores, bands and grades are those that the methodology names as its results; whoever has none is listed with the reason.

        The whole result is computed before anything is written.
        """,
      fr: """
        MÉTHODE est un nom donné par « palmares methods list », ou le chemin d’un fichier. Rangs, scores, tranches et mentions sont ceux que la méthode nomme comme ses résultats ; qui n’en a pas figure avec la raison.

        Tout le résultat est calculé avant que rien ne soit écrit.
        """),
    operands: [OperandDeclaration(Placeholder.method)],
    options: [data, period] + format(.table, .csv, .json) + [
      OptionDeclaration(
        "--top", numbers: .places,
        LocalizedText(en: "Only the first N rows", fr: "Seulement les N premières lignes")),
      OptionDeclaration(
        "--nodes", value: Placeholder.codes,
        LocalizedText(
          en: "Nodes to show beside the score, apart by commas: 'health,goal*'",
          fr: "Nœuds à montrer à côté du score, séparés par des virgules : « health,goal* »")),
      table,
    ] + readerOptions + output,
    examples: [
      Example(
        "palmares rank hdi-2023 --top 10",
        LocalizedText(en: "the first ten, as a table", fr: "les dix premiers, en tableau")),
      Example(
        "palmares rank my/ranking.yml --data figures.csv --format csv --output ranks.csv",
        LocalizedText(
          en: "a methodology and figures of your own, for a spreadsheet",
          fr: "une méthode et des chiffres à vous, pour un tableur")),
      Example(
        "palmares rank hdi-2023 --only 'hdi < .9'",
        LocalizedText(
          en: "those below 0.9, with their places among them",
          fr: "ceux qui sont sous 0,9, avec leur place parmi eux")),
    ],
    run: { invocation throws(DiagnosticError) in try rankInstitutions(invocation) })
}

private func rankInstitutions(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let ranking = try Ranking(
    file: invocation.methodologyFile(invocation.operands[0]), data: invocation["--data"],
    table: invocation["--table"],
    nodes: invocation["--nodes"].map { $0.split(separator: ",").map(String.init) },
    reader: invocation.readerRequest, top: invocation.count("--top"),
    period: invocation["--period"])
  var outcome = Outcome(file: invocation.outputFile, diagnostics: ranking.remarks)
  switch format {
  case .table:
    outcome.output = [UInt8](invocation.page(ranking.table))
  case .csv:
    outcome.output = ranking.csv(in: invocation.language.ofFiles)
    outcome.notes = notes(ranking)
  case .json:
    outcome.output = ranking.json(in: invocation.language.ofFiles)
    outcome.notes = notes(ranking)
  }
  return outcome
}

/// What stands above the table, for those who read it in another program.
private func notes(_ ranking: Ranking) -> [LocalizedText] {
  (ranking.chosenTable == nil ? [] : [ranking.heading])
    + [ranking.readerChoice?.note].compactMap { $0 }
    + ranking.document.header.warningForReaders
}
