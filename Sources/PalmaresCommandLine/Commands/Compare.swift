import PalmaresApplication
import PalmaresCore
import PalmaresExchange

extension Command {
  static let compare = Command(
    words: ["compare"],
    summary: LocalizedText(
      en: "Apply several methodologies to the same facts",
      fr: "Appliquer plusieurs méthodes aux mêmes faits"),
    description: LocalizedText(
      en: """
        One row for each institution: score, rank, band or grades under each methodology, and the places won or lost against the first. All are applied to the table of '--data', or to the one that they share.

        With '--unit', the rules that make the difference for one institution. Where two methodologies have most nodes in common, as two editions have, each rule that differs is put alone into the first, which is evaluated anew: the change of score and rank is that rule's, with its sentence of 'methods diff' and its source; what rules do only together is said as interaction. Where they have little in common, the largest contributions to each score are shown, and what each does with missing values.
        """,
      fr: """
        Une ligne par établissement : score, rang, tranche ou mentions selon chaque méthode, et les places gagnées ou perdues par rapport à la première. Toutes s’appliquent au tableau de « --data », ou à celui qu’elles partagent.

        Avec « --unit », les règles qui font la différence pour un établissement. Quand deux méthodes ont la plupart de leurs nœuds en commun, comme deux éditions, chaque règle qui diffère est mise seule dans la première, qui est recalculée : le changement de score et de rang est celui de cette règle, avec sa phrase de « methods diff » et sa source ; ce que des règles ne font qu’ensemble est donné comme interaction. Quand elles ont peu en commun, on voit les plus grandes contributions à chaque score, et ce que chacune fait des valeurs absentes.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.method, repeats: true)],
    options: [
      data,
      OptionDeclaration(
        "--unit", value: Placeholder.institution,
        LocalizedText(
          en: "The rules that make the difference for one institution",
          fr: "Les règles qui font la différence pour un établissement")),
      setting,
    ] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares compare my/ranking.yml my/other.yml --data figures.csv",
        LocalizedText(
          en: "two methodologies of your own side by side", fr: "deux méthodes à vous, côte à côte"
        ))
    ],
    run: { invocation throws(DiagnosticError) in try compareMethods(invocation) })
}

private func compareMethods(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  guard invocation.operands.count > 1 else {
    throw DiagnosticError(UsageProblem.missingOperand(secondMethod))
  }
  var files: [String] = []
  for method in invocation.operands { files.append(try invocation.methodologyFile(method)) }
  let comparison = try MethodComparison(
    files: files, data: invocation["--data"],
    settings: invocation.readerRequest.settings, institution: invocation["--unit"])
  var outcome = Outcome(file: invocation.outputFile, diagnostics: comparison.remarks)
  switch format {
  case .table: outcome.output = [UInt8](ComparisonPage(comparison, invocation).text)
  case .csv:
    outcome.output = comparison.csv(in: invocation.language.ofFiles)
    outcome.notes = comparison.readersChoices
  case .json:
    outcome.output = comparison.json(in: invocation.language.ofFiles)
  }
  return outcome
}

private let secondMethod = LocalizedText(en: "a second METHOD", fr: "une seconde MÉTHODE")
