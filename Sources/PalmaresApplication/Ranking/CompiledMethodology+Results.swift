import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension CompiledMethodology {
  /// What is wrong with a methodology that names no result: nothing would be computed.
  var absenceOfResults: Diagnostic? {
    guard document.methodology.results.references.isEmpty else { return nil }
    let tables = document.methodology.tables
    guard tables.isEmpty else { return onlyTables(tables) }
    let nodes = document.methodology.nodes.map(\.code)
    let example = nodes.last.map { "results: {score: \($0)}" } ?? "results: {score: …}"
    return Diagnostic(
      DiagnosticRule("methodology.no-results"), .error,
      LocalizedText(
        en: "'\(document.header.id)' names no results: there is nothing to rank by or to show.",
        fr: "« \(document.header.id) » ne nomme aucun résultat : il n’y a ni classement ni valeur"
          + " à montrer."),
      at: [SourceLocation(file: document.file)],
      why: LocalizedText(
        en:
          "Only what 'results' names is computed: a score, a rank, a band, grades, nodes to show.",
        fr: "Seul ce que nomme « results » est calculé : score, rang, tranche, mentions, nœuds à"
          + " montrer."),
      fix: [
        LocalizedText(
          en: "Add for example '\(example)'.", fr: "Ajoutez par exemple « \(example) »."),
        LocalizedText(
          en: "To look at nodes once, name them: 'palmares rank METHOD --nodes CODES'.",
          fr: "Pour voir des nœuds une fois, nommez-les : « palmares rank MÉTHODE --nodes CODES »."),
      ])
  }

  /// There is no main table, and there are others: nothing is wrong with the file.
  private func onlyTables(_ tables: [ResultsTable]) -> Diagnostic {
    let list = tables.listedForReaders
    return Diagnostic(
      DiagnosticRule("input.no-main-table"), .error,
      LocalizedText(
        en: "'\(document.header.id)' has no main table, only tables of its parts.",
        fr: "« \(document.header.id) » n’a pas de tableau principal, seulement des tableaux de ses "
          + "parties."),
      fix: [
        LocalizedText(
          en: "Choose one with '--table': \(list.en).",
          fr: "Choisissez-en un avec « --table » : \(list.fr).")
      ])
  }
}
