import PalmaresApplication
import PalmaresCore

extension Command {
  static let robustMerge = Command(
    words: ["robust", "merge"],
    summary: LocalizedText(
      en: "Add the parts of a robustness study",
      fr: "Additionner les parties d’une étude de fermeté"),
    description: LocalizedText(
      en: """
        Adds parts that 'robust --range' has written: on other machines, with other threads, in any order. The result is, to the last byte, that of one run.

        Parts of another methodology, other data, another variation or seed, draws that stand in two parts and draws that stand in none are errors.
        """,
      fr: """
        Additionne des parties écrites par « robust --range » : sur d’autres machines, avec d’autres fils, dans n’importe quel ordre. Le résultat est, à l’octet près, celui d’un seul calcul.

        Des parties d’une autre méthode, d’autres données, d’une autre variation ou graine, des tirages présents dans deux parties et des tirages absents de toutes sont des erreurs.
        """
    ).typeset,
    operands: [OperandDeclaration(Placeholder.part, repeats: true)],
    options: [top] + format(.table, .csv, .json) + output,
    examples: [
      Example(
        "palmares robust merge first.json second.json --format csv --output ranks.csv",
        LocalizedText(en: "two halves of a study", fr: "deux moitiés d’une étude"))
    ],
    run: { invocation throws(DiagnosticError) in try mergeParts(invocation) })
}

private func mergeParts(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let format = try invocation.format
  let tops = invocation.counts("--top")
  var parts: [RobustnessRecord] = []
  for file in invocation.operands { parts.append(try RobustnessRecord(part: file)) }
  let merged = try RobustnessRecord.merged(parts)
  return robustnessOutcome(RobustnessReport(merged, tops: tops), [], format, invocation)
}
