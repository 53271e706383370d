import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension CompiledMethodology {
  /// What is wrong with a methodology that names no result: nothing would be computed.
  var absenceOfResults: Diagnostic? {
    guard document.methodology.results.references.isEmpty else { return nil }
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
}
