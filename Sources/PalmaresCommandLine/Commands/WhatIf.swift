import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let whatIf = Command(
    words: ["whatif"],
    summary: LocalizedText(
      en: "Change figures or rules, and see who moves",
      fr: "Changer des données ou des règles, et voir qui bouge"),
    description: LocalizedText(
      en: """
        New scores and ranks of everyone when some things are otherwise; several '--set' are one question. What the question doesn't name stays as it is.

        '--set INSTITUTION.COLUMN=VALUE' changes a figure. The institution is an identifier, an alias or a name; names may hold dots, and what can be read in two ways is an error. The value is a number, a change of it ('+5', '-3', '+10%'; '=-3' is the number −3), a word, or why there is none ('missing', 'not_applicable').

        '--set weight:NODE.CHILD=30' changes a weight (in an 'ordered' combination CHILD is a position: 1, 2…), '--set PARAMETER=NUMBER' a parameter, '--set steps:NODE=[{min_max: [0, 100]}]' the steps of a node, 'each:NODE=' those on the way into a combination, '--set needs:NODE=all' how many children must have a value, '--set missing:NODE=zero' what becomes of those without one. Rules are written as in a methodology file.

        '--save FILE' keeps the question as a scenario, '--scenario FILE' asks it again: of the same edition and the same figures, to the same bytes.
        """,
      fr: """
        Les nouveaux scores et rangs de tous quand certaines choses sont autrement ; plusieurs « --set » forment une seule question. Ce que la question ne nomme pas reste tel quel.

        « --set ÉTABLISSEMENT.COLONNE=VALEUR » change une donnée. L’établissement est un identifiant, un alias ou un nom ; les noms peuvent contenir des points, et ce qui peut se lire de deux façons est une erreur. La valeur est un nombre, un changement (« +5 », « -3 », « +10% » ; « =-3 » est le nombre −3), un mot, ou pourquoi il n’y en a pas (« missing », « not_applicable »).

        « --set weight:NŒUD.ENFANT=30 » change un poids (dans une combinaison « ordered », ENFANT est une position : 1, 2…), « --set PARAMÈTRE=NOMBRE » un paramètre, « --set steps:NŒUD=[{min_max: [0, 100]}] » les étapes d’un nœud, « each:NŒUD= » celles à l’entrée d’une combinaison, « --set needs:NŒUD=all » combien d’enfants doivent avoir une valeur, « --set missing:NŒUD=zero » ce que deviennent ceux qui n’en ont pas. Les règles s’écrivent comme dans un fichier de méthode.

        « --save FICHIER » garde la question comme scénario, « --scenario FICHIER » la repose : à la même édition et aux mêmes données, à l’octet près.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method, isRequired: false)],
    options: [
      OptionDeclaration(
        "--set", value: Placeholder.scenarioSetting, repeats: true,
        LocalizedText(
          en:
            "A figure, weight, parameter or rule in place of what stands there; several times for "
            + "several",
          fr: "Une donnée, un poids, un paramètre ou une règle à la place de ce qui y figure ; "
            + "plusieurs fois pour plusieurs"
        ).typeset),
      data, period, table,
      OptionDeclaration(
        "--profile", value: Placeholder.profile,
        LocalizedText(
          en: "Start from one of the choices that the methodology offers by name",
          fr: "Partir de l’un des choix que la méthode offre sous un nom")),
      OptionDeclaration(
        "--top", numbers: .places,
        LocalizedText(
          en: "At most so many of the institutions that move, besides those whose figures are set",
          fr: "Au plus tant d’établissements qui bougent, outre ceux dont une donnée est fixée")),
      OptionDeclaration(
        "--save", value: Placeholder.file,
        LocalizedText(
          en: "Keep the question as a scenario file",
          fr: "Garder la question comme fichier de scénario"
        )),
      OptionDeclaration(
        "--scenario", value: Placeholder.file,
        LocalizedText(
          en: "Ask the question of a scenario file",
          fr: "Poser la question d’un fichier de scénario")),
    ] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares whatif hdi-2023 --set France.gni_per_head=60000 --set France.life_expectancy=+1",
        LocalizedText(
          en: "if France had another income and lived a year longer",
          fr: "si la France avait un autre revenu et vivait un an de plus")),
      Example(
        "palmares whatif asem-2018 --set weight:Conn.Physical=40",
        LocalizedText(en: "if a weight were another", fr: "si un poids était autre")),
    ],
    run: { invocation throws(DiagnosticError) in try askWhatIf(invocation) })
}

private func askWhatIf(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let top = invocation.count("--top")
  let (report, scenario) = try invocation.whatIf()
  if let path = invocation["--save"] {
    try AtomicFile.write(Array(scenario.yaml.utf8), to: path, overwrite: invocation.has("--force"))
  }
  var outcome = Outcome(file: invocation.outputFile, diagnostics: report.remarks)
  switch format {
  case .table:
    let tables =
      [report.settingsTable, report.table(top: top)] + [report.partsTable].compactMap { $0 }
    outcome.output = [UInt8](tables.map(invocation.page).joined(separator: "\n"))
  case .csv:
    outcome.output = report.csv(in: invocation.language.ofFiles)
    outcome.notes = report.document.header.warningForReaders
  case .json:
    outcome.output = report.json(in: invocation.language.ofFiles)
    outcome.notes = report.document.header.warningForReaders
  }
  return outcome
}

extension Invocation {
  /// The answer, and the question as a scenario.
  fileprivate func whatIf() throws(DiagnosticError) -> (WhatIfReport, Scenario) {
    guard let path = self["--scenario"] else {
      guard let method = operands.first else {
        throw DiagnosticError(UsageProblem.missingOperand(Placeholder.method))
      }
      let report = try WhatIfReport(
        file: methodologyFile(method), settings: arguments.all("--set"), data: self["--data"],
        table: self["--table"], profile: self["--profile"], period: self["--period"])
      return (
        report,
        Scenario(
          report.settings.map(\.text), of: report.document, as: method, on: report.dataset,
          data: self["--data"], table: self["--table"],
          profile: self["--profile"], period: self["--period"])
      )
    }
    for option in ["--set", "--table", "--profile", "--period"] where has(option) {
      throw DiagnosticError(UsageProblem.conflictingOptions("--scenario", option))
    }
    let replay = try ReplayedScenario(
      file: path, method: operands.first, data: self["--data"],
      furtherWords: arguments.words(without: ["--scenario", "--data"]))
    let scenario = replay.scenario
    let report = try WhatIfReport(
      file: methodologyFile(replay.methodAsked), settings: scenario.settings,
      data: replay.dataAsked, table: scenario.table, profile: scenario.profile,
      period: scenario.period, replaying: replay)
    return (report, scenario)
  }
}
