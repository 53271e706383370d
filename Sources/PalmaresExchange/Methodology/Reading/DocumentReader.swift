import PalmaresCore
import PalmaresEngine

/// Reads the sections of a methodology, everything written out before.
struct DocumentReader {
  let fields: FieldReader
  let expanded: MarkedTree

  func read() -> MethodologyDocument? {
    let header = HeaderReader(fields: fields).read()
    let keys = fields.optional("sources")?.tree.mapping?.map(\.key) ?? []
    let citations = Citations(keys: keys)
    let data = fields.required("data").flatMap(DataReader(citations: citations).read)
    var populations = PopulationsReader(fields: fields, citations: citations)
    let parameters = populations.parameters()
    let profiles =
      fields.optional("profiles").map(ProfilesReader(parameters: parameters).read) ?? []
    let named = populations.populations()
    let fit = populations.fit()
    let nodes = nodes(citations)
    let checks = fields.optional("checks").map(ChecksReader(citations: citations).read) ?? []
    let results = resultsReader(nodes.map(\.name))
    let published = published(citations)
    PeriodsReading(data: data, nodes: nodes.compactMap(\.definition), published: published)
      .report(to: fields)
    checkNames(nodes.map(\.name))
    let methodology = Methodology(
      code: header?.id ?? "", parameters: parameters, populations: named, fit: fit ?? .all,
      nodes: nodes.compactMap(\.definition), results: results?.read() ?? ResultsDefinition(),
      tables: results?.tables() ?? [], checks: checks,
      columnKinds: data?.columnKinds ?? [:], columnDirections: data?.columnDirections ?? [:])
    let context = fields.excerpt.context
    if context.diagnostics.hasErrors {
      WholeCheck(nodes: nodes, methodology: methodology, context: context).report()
    }
    guard let header, let data, fit != nil else { return nil }
    var document = MethodologyDocument(
      header: header, methodology: methodology, data: data, published: published,
      provenance: populations.provenance, expanded: expanded,
      sha256: Digest.sha256(combining: context.digests), file: context.file)
    document.profiles = profiles
    return document
  }

  /// All nodes, with the definitions of those that could be read.
  private func nodes(
    _ citations: Citations
  ) -> [(name: String, mark: Mark, definition: NodeDefinition?)] {
    guard let excerpt = fields.required("nodes"), let entries = excerpt.namedFields() else {
      return []
    }
    // Patterns that were refused make no nodes; that isn't another problem.
    if entries.isEmpty, !excerpt.context.diagnostics.hasErrors { refuseNoNodes(excerpt) }
    let reader = NodeReader(citations: citations)
    return entries.map { ($0.name, $0.mark, reader.read($0.name, at: $0.mark, $0.value)) }
  }

  /// Populations and nodes that stand outside the rules are looked up here, where their places are
  /// known; those of nodes are the graph's.
  private func checkNames(_ codes: [String]) {
    let names = NamesCheck(
      populations: fields.optional("populations")?.tree.mapping?.map(\.key) ?? [], nodes: codes)
    fields.optional("fit").map(names.population)
    if let results = fields.optional("results") {
      check(results: results, names)
      let tables = results.child("tables")
      for table in tables?.tree.mapping ?? [] {
        tables.map { check(results: $0.field(table.key, table.value), names) }
      }
    }
    for table in fields.optional("published")?.items ?? [] {
      table.child("only").map(names.population)
      if let comparisons = table.child("compare") { check(comparisons: comparisons, names) }
    }
  }

  private func check(results: Excerpt, _ names: NamesCheck) {
    for key in ["score", "rank", "band", "by"] { results.child(key).map(names.node) }
    for grade in results.child("grades")?.items ?? [] { names.node(grade) }
    for shown in results.child("show")?.items ?? [] { check(shown, names) }
    results.child("listed").map(names.population)
  }

  private func check(_ shown: Excerpt, _ names: NamesCheck) {
    if shown.tree.mapping != nil {
      for key in ["node", "rank", "group"] { shown.child(key).map(names.node) }
    } else if !CodePattern.isPattern(shown.tree.scalar?.text ?? "") {
      names.node(shown)
    }
  }

  private func check(comparisons excerpt: Excerpt, _ names: NamesCheck) {
    for entry in excerpt.tree.mapping ?? [] {
      let comparison = excerpt.field(entry.key, entry.value)
      names.node(entry.key, at: entry.keyMark, comparison)
      for bound in comparison.child("between")?.items ?? [] { names.node(bound) }
    }
    for item in excerpt.tree.sequence == nil ? [] : excerpt.items {
      item.child("node").map(names.node)
      for bound in item.child("between")?.items ?? [] { names.node(bound) }
    }
  }

  private func resultsReader(_ codes: [String]) -> ResultsReader? {
    fields.optional("results").map { ResultsReader(excerpt: $0, codes: codes) }
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
        en: "The methodology has no nodes.", fr: "La méthode n’a aucun nœud."))
  }
}

extension Excerpt {
  /// The value of a key, where there is one; looks without reporting anything.
  fileprivate func child(_ key: String) -> Excerpt? { tree[key].map { field(key, $0) } }

  /// The items of a list, or the one thing that stands for a list of one.
  fileprivate var items: [Excerpt] {
    guard let items = tree.sequence else { return [self] }
    return items.enumerated().map { item($0.offset, $0.element) }
  }
}
