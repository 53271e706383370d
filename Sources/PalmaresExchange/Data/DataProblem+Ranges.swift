package import PalmaresCore
import PalmaresEngine

extension DataProblem {
  /// Ranges under a heading on which no score depends.
  func rangesWithoutValue(_ texts: [String], _ heading: String) -> Diagnostic {
    let list = culprits(texts)
    return Diagnostic(
      DiagnosticRule("data.ranges-without-value"), .information,
      LocalizedText(
        en: "Ranges under '\(heading)' count as without a value: \(list.en).",
        fr: "Les fourchettes sous « \(heading) » comptent comme sans valeur : \(list.fr)."),
      at: [SourceLocation(file: table.file, name: "'\(heading)'")],
      why: LocalizedText(
        en: "No score and no rank depends on them.",
        fr: "Aucun score ni aucun rang n’en dépend."))
  }
}

extension SetAsideUnit {
  /// Why a range isn't used in place of the number.
  package static let whyNoNumber = LocalizedText(
    en: "A range is not a number: whatever was taken in its place would decide the result.",
    fr: "Une fourchette n’est pas un nombre : ce qu’on mettrait à sa place déciderait du résultat.")
}

extension [SetAsideUnit] {
  /// A table that prints a range for everyone.
  package var noNumbers: Diagnostic {
    let names = culprits(map { "\($0.name): \($0.text)" })
    return Diagnostic(
      DiagnosticRule("data.only-ranges"), .error,
      LocalizedText(
        en: "No institution of the table has numbers alone: \(names.en).",
        fr: "Aucun établissement du tableau n’a que des nombres : \(names.fr)."),
      why: SetAsideUnit.whyNoNumber,
      fix: [
        LocalizedText(
          en:
            "Put the numbers of the institutions that you know in their rows: their own are printed "
            + "in many profiles.",
          fr:
            "Mettez dans leurs lignes les nombres des établissements que vous connaissez : beaucoup "
            + "de fiches donnent les leurs."),
        LocalizedText(
          en: "For bounds from ranges, use 'palmares estimate'.",
          fr: "Pour encadrer un score d’après des fourchettes, employez « palmares estimate »."),
      ])
  }
}
