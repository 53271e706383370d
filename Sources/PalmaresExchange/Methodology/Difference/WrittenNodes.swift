/// The nodes of two methodologies under the keys that their authors wrote, in the kernel's words.
/// Nodes that come out the same once written out are made the same.
struct WrittenNodes {
  typealias Side = (document: MethodologyDocument, written: WrittenMethodology)

  private let first: Side
  private let second: Side

  init(_ first: Side, _ second: Side) {
    (self.first, self.second) = (first, second)
  }

  var pair: (MarkedTree, MarkedTree) {
    let old = first.written.sections["nodes"]?.mapping ?? []
    let new = second.written.sections["nodes"]?.mapping ?? []
    let changed = changedCodes
    // Where no node differs once written out, how they are written is no difference.
    if changed.isEmpty { return (tree([]), tree([])) }
    let own = old.filter { entry in
      let other = new.first { $0.key == entry.key }
      return !isSame(entry, other, changed)
    }
    let others = new.filter { entry in
      let one = old.first { $0.key == entry.key }
      return !isSame(one, entry, changed)
    }
    return (tree(own.map { kernel($0, new) }), tree(others.map { kernel($0, old) }))
  }

  private func tree(_ entries: [MarkedTree.Entry]) -> MarkedTree {
    NormalForm.nodes(MarkedTree(.mapping(entries), at: first.written.sections.mark))
  }

  /// Codes of nodes that differ once written out.
  private var changedCodes: Set<String> {
    let all = first.document.differences(to: second.document)
    return Set(all.filter { $0.keys.count > 1 && $0.keys[0] == "nodes" }.map { $0.keys[1] })
  }

  /// Whether everything that the entries of one key make is made in the other file too, and goes
  /// where it went.
  private func isSame(
    _ own: MarkedTree.Entry?, _ other: MarkedTree.Entry?, _ changed: Set<String>
  ) -> Bool {
    guard Self.isEqual(own?.value["into"], other?.value["into"]) else { return false }
    return [(own, first.document), (other, second.document)].allSatisfy { entry, document in
      guard let entry else { return true }
      let made = Self.codes(entry, in: document)
      let isTouched = made.contains { code in
        changed.contains { $0 == code || $0.hasPrefix(code + ".") }
      }
      return !made.isEmpty && !isTouched
    }
  }

  private static func isEqual(_ a: MarkedTree?, _ b: MarkedTree?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.hasSameContent(as: b)
  }

  /// Codes of the nodes that stand where the entry, or its `id`, stands.
  private static func codes(
    _ entry: MarkedTree.Entry, in document: MethodologyDocument
  ) -> [String] {
    let marks = [entry.keyMark, entry.value["id"]?.mark].compactMap { $0 }
    return (document.expanded["nodes"]?.mapping ?? []).filter { node in
      marks.contains { mark in
        mark.line == node.keyMark.line && mark.column == node.keyMark.column
          && mark.file?.path == node.keyMark.file?.path
      }
    }.map(\.key)
  }

  /// The entry with its named forms written out, where both files' can be.
  private func kernel(
    _ entry: MarkedTree.Entry, _ others: [MarkedTree.Entry]
  ) -> MarkedTree.Entry {
    var entry = entry
    let counterpart = others.first { $0.key == entry.key }
    let isBoth = counterpart.map { Self.kernel($0) != nil } ?? true
    if isBoth, let value = Self.kernel(entry) { entry.value = value }
    return entry
  }

  private static func kernel(_ entry: MarkedTree.Entry) -> MarkedTree? {
    let context = ReadingContext(file: "")
    let tree = FormExpansion().node(Excerpt(entry.value, path: "nodes", in: context))
    return context.diagnostics.isEmpty ? tree : nil
  }
}
