import PalmaresCore
import PalmaresEngine

/// Reads the sections of a methodology, everything written out before.
struct DocumentReader {
  let fields: FieldReader
  let expanded: MarkedTree
  let sha256: String

  func read() -> MethodologyDocument? {
    let header = HeaderReader(fields: fields).read()
    let keys = fields.optional("sources")?.tree.mapping?.map(\.key) ?? []
    let citations = Citations(keys: keys)
    let data = fields.required("data").flatMap(DataReader(citations: citations).read)
    var populations = PopulationsReader(fields: fields, citations: citations)
    let parameters = populations.parameters()
    let named = populations.populations()
    let fit = populations.fit()
    let nodes = nodes(citations)
    let results = results(nodes.codes)
    let published = published(citations)
    guard let header, let data, let fit else { return nil }
    return MethodologyDocument(
      header: header,
      methodology: Methodology(
        code: header.id, parameters: parameters, populations: named, fit: fit,
        nodes: nodes.definitions, results: results, columnKinds: data.columnKinds,
        columnDirections: data.columnDirections),
      data: data, published: published, provenance: populations.provenance, expanded: expanded,
      sha256: sha256, file: fields.excerpt.context.file)
  }

  /// The nodes that could be read, and the codes of all.
  private func nodes(_ citations: Citations) -> (definitions: [NodeDefinition], codes: [String]) {
    guard let excerpt = fields.required("nodes"), let entries = excerpt.namedFields() else {
      return ([], [])
    }
    // Patterns that were refused make no nodes; that isn't another problem.
    if entries.isEmpty, !excerpt.context.diagnostics.hasErrors { refuseNoNodes(excerpt) }
    let reader = NodeReader(citations: citations)
    let nodes = entries.compactMap { reader.read($0.name, at: $0.mark, $0.value) }
    return (nodes, entries.map(\.name))
  }

  private func results(_ codes: [String]) -> ResultsDefinition {
    guard let excerpt = fields.optional("results") else { return ResultsDefinition() }
    return ResultsReader(excerpt: excerpt, codes: codes).read() ?? ResultsDefinition()
  }

  private func published(_ citations: Citations) -> [PublishedDescription] {
    guard let excerpt = fields.optional("published") else { return [] }
    return PublishedReader(data: DataReader(citations: citations), citations: citations)
      .read(excerpt)
  }

  private func refuseNoNodes(_ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.no-nodes"),
      LocalizedText(
        en: "The methodology has no nodes.", fr: "La méthodologie n’a aucun nœud."))
  }
}
