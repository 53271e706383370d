import PalmaresCore
import PalmaresEngine

/// Reads which nodes are the results.
struct ResultsReader {
  let excerpt: Excerpt
  /// Codes of all nodes, for patterns.
  let codes: [String]

  func read() -> ResultsDefinition? {
    guard let fields = excerpt.fields(.results) else { return nil }
    var results = definition(fields)
    results.alone = fields.optional("alone").flatMap(tableAlone)
    return results
  }

  /// The table for one institution alone, among those that there are.
  private func tableAlone(_ excerpt: Excerpt) -> String? {
    guard let name = excerpt.text() else { return nil }
    let known = (self.excerpt.tree["tables"]?.mapping ?? []).map(\.key)
    if known.contains(name) { return name }
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-table"),
      LocalizedText(
        en: "There is no table '\(name)' to show where there is one institution.",
        fr: "Il n’y a pas de tableau «\u{202F}\(name)\u{202F}» à montrer pour un seul"
          + " établissement."),
      fix: known.suggestion(for: name) + [
        LocalizedText(
          en: "Name a table of 'results.tables'.", fr: "Nommez un tableau de « results.tables ».")
      ])
    return nil
  }

  /// The further tables; `read` has told what is wrong with the keys beside them.
  func tables() -> [ResultsTable] {
    guard let tables = excerpt.tree["tables"] else { return [] }
    let entries = excerpt.field("tables", tables).namedFields() ?? []
    return entries.compactMap { entry in
      guard let fields = entry.value.fields(.resultsTable) else { return nil }
      let title = fields.required("title")?.localizedText()
      let results = definition(fields)
      if results.references.isEmpty, !fields.hasUnknownKeys { refuseNoResults(entry.value) }
      return title.map { ResultsTable(id: entry.name, title: $0, results: results) }
    }
  }

  private func definition(_ fields: FieldReader) -> ResultsDefinition {
    ResultsDefinition(
      score: fields.optional("score")?.nodeReference(),
      rank: fields.optional("rank")?.nodeReference(),
      band: fields.optional("band")?.nodeReference(),
      grades: (fields.optional("grades")?.listOrOne() ?? []).compactMap { $0.nodeReference() },
      shown: (fields.optional("show")?.listOrOne() ?? []).flatMap(shown),
      listed: fields.optional("listed")?.population(),
      groupedBy: fields.optional("by")?.nodeReference())
  }

  private func shown(_ item: Excerpt) -> [ResultsDefinition.ShownNode] {
    if item.tree.mapping != nil { return beside(item).map { [$0] } ?? [] }
    guard let text = item.text() else { return [] }
    guard CodePattern.isPattern(text) else {
      return [ResultsDefinition.ShownNode(node: Excerpt.nodeReference(text))]
    }
    let matching = CodePattern(text).matches(in: codes)
    if matching.isEmpty { CodePattern.refuse(text, at: item) }
    return matching.map { ResultsDefinition.ShownNode(node: NodeReference($0)) }
  }

  private func beside(_ item: Excerpt) -> ResultsDefinition.ShownNode? {
    guard let fields = item.fields(.shown), let node = fields.required("node")?.nodeReference()
    else { return nil }
    return ResultsDefinition.ShownNode(
      node: node, rank: fields.optional("rank")?.nodeReference(),
      group: fields.optional("group")?.nodeReference())
  }

  private func refuseNoResults(_ table: Excerpt) {
    table.refuse(
      DiagnosticRule("methodology.table-without-results"),
      LocalizedText(
        en: "The table '\(table.path)' names no results.",
        fr: "Le tableau « \(table.path) » ne nomme aucun résultat."),
      why: LocalizedText(
        en: "A table takes nothing over from the main one: it names its own nodes.",
        fr: "Un tableau ne reprend rien du tableau principal : il nomme ses propres nœuds."),
      fix: [
        LocalizedText(
          en: "Name its nodes: '{title: …, score: …, rank: …}'.",
          fr: "Nommez ses nœuds : « {title: …, score: …, rank: …} ».")
      ])
  }
}
