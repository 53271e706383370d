import PalmaresCore
import PalmaresExchange

/// What a methodology reads and a table lacks, with the name of the methodology: several are applied
/// to one table, and each may read others.
struct AbsentColumns {
  let compiled: CompiledMethodology
  let columns: [String]
  let data: String?

  var diagnostic: Diagnostic {
    let id = compiled.document.header.id
    let names = culprits(columns, atMost: 12)
    let table = data ?? compiled.document.data.file ?? ""
    return Diagnostic(
      DiagnosticRule("compare.absent-columns"), .error,
      LocalizedText(
        en: "'\(id)' can't be applied to '\(table)', which lacks \(names.en).",
        fr: "« \(id) » ne peut pas s’appliquer à « \(table) », où il manque \(names.fr)."),
      at: [SourceLocation(file: compiled.document.file)],
      why: LocalizedText(
        en: "Each method reads its own columns, and all are applied to the same table.",
        fr: "Chaque méthode lit ses propres colonnes, et toutes s’appliquent au même tableau."),
      fix: [
        LocalizedText(
          en: "Add the columns, empty where there is no figure, or leave the method out.",
          fr: "Ajoutez les colonnes, vides où il n’y a pas de chiffre, ou retirez la méthode.")
      ])
  }
}
