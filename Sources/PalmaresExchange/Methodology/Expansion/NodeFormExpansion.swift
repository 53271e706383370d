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
    guard var writer = writer(form, value, entry, parts, excerpt),
      let fields = value.fields(form.keys), let source = form.expanded(&writer, fields)
    else { return [replaced(entry, by: NodeForm.Source(entries: unreadable(value)), parts, value)] }
    return writer.made + [replaced(entry, by: source, parts, value, writer)]
  }

  private func unreadable(_ value: Excerpt) -> [(key: String, value: MarkedTree)] {
    [("mean", MarkedTree(.unreadable, at: value.tree.mark)), ("needs", value.kernel("all"))]
  }

  private func writer(
    _ form: NodeForm, _ value: Excerpt, _ entry: MarkedTree.Entry, _ parts: [MarkedTree.Entry],
    _ excerpt: Excerpt
  ) -> NodeFormWriter? {
    guard isAlone(form, parts, excerpt), let entries = value.tree.mapping else {
      if value.tree.mapping == nil { value.refuseKind(.mapping) }
      return nil
    }
    guard parts.contains(where: { $0.key == "needs" }) else {
      refuseWithoutNeeds(excerpt)
      return nil
    }
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
    if let entries = excerpt.tree.mapping {
      return entries.map { entry in
        let parts = entry.value.mapping
        return NodeFormWriter.FormChild(
          code: entry.key, mark: entry.keyMark,
          weight: parts == nil ? entry.value : entry.value["weight"],
          each: entry.value["each"]?.sequence ?? [])
      }
    }
    return excerpt.list()?.compactMap { item in
      item.text().map {
        NodeFormWriter.FormChild(code: $0, mark: item.tree.mark, weight: nil, each: [])
      }
    }
  }

  /// The node without the keys that went into the form.
  private func replaced(
    _ entry: MarkedTree.Entry, by source: NodeForm.Source, _ parts: [MarkedTree.Entry],
    _ value: Excerpt, _ writer: NodeFormWriter? = nil
  ) -> MarkedTree.Entry {
    let gone = ["needs", "each", "total"]
    var entries = source.entries.map {
      MarkedTree.Entry(key: $0.key, keyMark: value.tree.mark, value: $0.value)
    }
    entries += parts.filter { NodeForm.named($0.key) == nil && !gone.contains($0.key) }
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

  // MARK: What is refused

  /// A form is the one source of its node.
  private func isAlone(_ form: NodeForm, _ parts: [MarkedTree.Entry], _ excerpt: Excerpt) -> Bool {
    let sources = KeySet.plainSources + KeySet.combines + NodeForm.all.map(\.name)
    let written = parts.map(\.key).filter(sources.contains)
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
      fix: NeedsReader.advice)
  }
}
