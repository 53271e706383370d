import PalmaresCore

/// Writes out the forms that take several nodes, their children known.
struct NodeFormExpansion {
  func expanded(_ nodes: Excerpt) -> MarkedTree {
    guard let entries = nodes.tree.mapping else { return nodes.tree }
    let expanded = entries.flatMap { entry in
      self.nodes(entry, nodes.field(entry.key, entry.value))
    }
    return MarkedTree(.mapping(expanded), at: nodes.tree.mark)
  }

  /// The nodes that a form needs, then the node itself; a node without such a form as it is.
  private func nodes(_ entry: MarkedTree.Entry, _ excerpt: Excerpt) -> [MarkedTree.Entry] {
    let parts = entry.value.mapping ?? []
    guard let written = parts.first(where: { NodeForm.named($0.key) != nil }),
      let form = NodeForm.named(written.key)
    else { return [entry] }
    let value = excerpt.field(written.key, written.value)
    guard isAlone(parts, excerpt), var writer = writer(form, value, entry, parts, excerpt),
      let fields = value.fields(form.keys), let source = form.expanded(&writer, fields),
      writer.written("needs") != nil
    else { return [unreadable(entry, parts, value)] }
    return writer.made + [replaced(entry, by: source, parts, value, writer)]
  }

  /// The node with a source that was refused; what else is wrong with it is still found.
  private func unreadable(
    _ entry: MarkedTree.Entry, _ parts: [MarkedTree.Entry], _ value: Excerpt
  ) -> MarkedTree.Entry {
    let source = [
      ("mean", MarkedTree(.unreadable, at: value.tree.mark)), ("needs", value.kernel("all")),
    ]
    let others = parts.filter { !Self.sources.contains($0.key) }
    return replaced(entry, by: NodeForm.Source(entries: source), others, value)
  }

  private static let sources = KeySet.plainSources + KeySet.combines + NodeForm.all.map(\.name)

  private func writer(
    _ form: NodeForm, _ value: Excerpt, _ entry: MarkedTree.Entry, _ parts: [MarkedTree.Entry],
    _ excerpt: Excerpt
  ) -> NodeFormWriter? {
    guard let entries = value.tree.mapping else {
      value.refuseKind(.mapping)
      return nil
    }
    if !parts.contains(where: { $0.key == "needs" }) { refuseWithoutNeeds(excerpt) }
    refuseMisplaced(parts, beside: form, excerpt)
    for part in parts where part.key == "each" { _ = excerpt.field("each", part.value).list() }
    guard let children = entries.first(where: { $0.key == "of" }) else {
      _ = value.fields(form.keys)?.required("of")
      return nil
    }
    guard let read = self.children(value.field("of", children.value)) else { return nil }
    return NodeFormWriter(
      form: form.name, code: entry.key, mark: value.tree.mark, children: read, node: parts,
      over: entries.first { $0.key == "over" }?.value)
  }

  /// A list, or a mapping with weights and steps.
  private func children(_ excerpt: Excerpt) -> [NodeFormWriter.FormChild]? {
    if excerpt.tree.isUnreadable { return nil }
    if excerpt.tree.mapping != nil { return weighted(excerpt) }
    guard let items = ChildrenCheck(excerpt).list() else { return nil }
    // One that stands twice was refused.
    var seen: Set<String> = []
    return items.compactMap { item in
      guard let code = item.text(), seen.insert(code).inserted else { return nil }
      return NodeFormWriter.FormChild(code: code, mark: item.tree.mark, weight: nil, each: [])
    }
  }

  private func weighted(_ excerpt: Excerpt) -> [NodeFormWriter.FormChild]? {
    guard let entries = excerpt.namedFields(), ChildrenCheck(excerpt).isNotEmpty(entries.count)
    else { return nil }
    return entries.map { name, mark, value in
      guard value.tree.mapping != nil, let fields = value.fields(.child) else {
        return NodeFormWriter.FormChild(code: name, mark: mark, weight: value.tree, each: [])
      }
      return NodeFormWriter.FormChild(
        code: name, mark: mark, weight: fields.optional("weight")?.tree,
        each: fields.optional("each")?.list()?.map(\.tree) ?? [])
    }
  }

  /// The node without the keys that went into the form.
  private func replaced(
    _ entry: MarkedTree.Entry, by source: NodeForm.Source, _ parts: [MarkedTree.Entry],
    _ value: Excerpt, _ writer: NodeFormWriter? = nil
  ) -> MarkedTree.Entry {
    var entries = source.entries.map {
      MarkedTree.Entry(key: $0.key, keyMark: value.tree.mark, value: $0.value)
    }
    entries += parts.filter { NodeForm.named($0.key) == nil && !Self.shared.contains($0.key) }
    if let writer, !source.steps.isEmpty {
      let first = writer.steps(source.steps).sequence ?? []
      let own = entries.first { $0.key == "then" }?.value.sequence ?? []
      entries.removeAll { $0.key == "then" }
      let then = MarkedTree(.sequence(first + own), at: value.tree.mark)
      entries.append(MarkedTree.Entry(key: "then", keyMark: value.tree.mark, value: then))
    }
    var entry = entry
    entry.value = MarkedTree(.mapping(entries), at: entry.value.mark)
    return entry
  }

  /// The keys beside a form that go into its nodes.
  private static let shared = ["needs", "each", "total"]

  // MARK: What is refused

  private func refuseMisplaced(
    _ parts: [MarkedTree.Entry], beside form: NodeForm, _ excerpt: Excerpt
  ) {
    let keys = KeySet.besideCombine.filter { !Self.shared.contains($0) }
    for entry in parts where keys.contains(entry.key) {
      excerpt.refuse(
        DiagnosticRule("methodology.misplaced-key"),
        LocalizedText(
          en: "Beside '\(form.name)' the key '\(entry.key)' has no meaning.",
          fr: "À côté de «\u{202F}\(form.name)\u{202F}», la clé «\u{202F}\(entry.key)\u{202F}» "
            + "n’a pas de sens."),
        at: entry.keyMark)
    }
  }

  /// A form is the one source of its node.
  private func isAlone(_ parts: [MarkedTree.Entry], _ excerpt: Excerpt) -> Bool {
    let written = parts.map(\.key).filter(Self.sources.contains)
    if written.count == 1 { return true }
    excerpt.refuse(
      DiagnosticRule("methodology.one-source"),
      LocalizedText(
        en: "'\(excerpt.path)' has \(written.count) sources, \(culprits(written).en); a node has "
          + "exactly one.",
        fr: "«\u{202F}\(excerpt.path)\u{202F}» a \(written.count) sources, "
          + "\(culprits(written).fr)\u{202F}; un nœud en a une seule."))
    return false
  }

  private func refuseWithoutNeeds(_ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.missing-key"),
      LocalizedText(
        en: "In '\(excerpt.path)', the key 'needs' is missing.",
        fr: "Dans «\u{202F}\(excerpt.path)\u{202F}», il manque la clé «\u{202F}needs\u{202F}»."),
      fix: Excerpt.needsAdvice)
  }
}
