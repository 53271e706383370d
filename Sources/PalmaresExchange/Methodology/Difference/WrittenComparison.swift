/// Two methodologies side by side as their authors wrote them: tables row by row, nodes that stand
/// for several as one, everything else as it is written out.
struct WrittenComparison {
  private let first: (document: MethodologyDocument, written: WrittenMethodology)
  private let second: (document: MethodologyDocument, written: WrittenMethodology)
  private let keys: [String: RowKey]

  /// `nil` where it would say nothing better than the files written out: one has no nodes that stand
  /// for several, or the two have few nodes in common.
  init?(_ a: MethodologyDocument, _ b: MethodologyDocument) {
    guard let old = a.written, let new = b.written, old.hasFamilies, new.hasFamilies,
      Self.areRelated(old, new)
    else { return nil }
    (first, second) = ((a, old), (b, new))
    keys = Self.keys(old, new)
  }

  private static func areRelated(_ a: WrittenMethodology, _ b: WrittenMethodology) -> Bool {
    let old = Set((a.sections["nodes"]?.mapping ?? []).map(\.key))
    let new = Set((b.sections["nodes"]?.mapping ?? []).map(\.key))
    let shared = old.intersection(new).count
    return shared > 0 && 2 * shared >= min(old.count, new.count)
  }

  private static func keys(
    _ a: WrittenMethodology, _ b: WrittenMethodology
  ) -> [String: RowKey] {
    var keys: [String: RowKey] = [:]
    for table in a.tables + b.tables where keys[table.name] == nil {
      let pair = [a, b].map { $0.tables.first { $0.name == table.name } ?? table }
      let amended = [a, b].flatMap { $0.amendmentKeys[table.name] ?? [] }
      keys[table.name] = RowKey(pair[0], pair[1], amendmentKeys: amended)
    }
    return keys
  }

  var differences: [MethodologyDifference] {
    let nodes = WrittenNodes(first, second).pair
    var comparison = TreeComparison(
      before: first.document.file, after: second.document.file,
      tables: TableWords([first.written, second.written], keys: keys))
    comparison.compare(
      tree(first.written, nodes: nodes.0), tree(second.written, nodes: nodes.1), path: [])
    return comparison.differences
  }

  private func tree(_ written: WrittenMethodology, nodes: MarkedTree) -> MarkedTree {
    let sections = written.sections
    let tables = written.tables.compactMap { table in
      keys[table.name].map { (table.name, $0.tree(of: table)) }
    }
    var entries = (sections.mapping ?? []).map { entry in
      var entry = entry
      if entry.key == "nodes" { entry.value = nodes }
      return entry
    }
    let place = entries.firstIndex { $0.key == "nodes" } ?? entries.count
    entries.insert(
      MarkedTree.Entry(
        key: "tables", keyMark: sections.mark, value: .mapping(tables, at: sections.mark)),
      at: place)
    return MarkedTree(.mapping(entries), at: sections.mark)
  }
}
