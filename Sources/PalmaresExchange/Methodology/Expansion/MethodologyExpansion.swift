import PalmaresCore

/// Writes a methodology out: what `for` makes, the named forms in the kernel's words, the children
/// of every combine. A tree in, a tree out; everything keeps its place in the file.
struct MethodologyExpansion {
  let context: ReadingContext

  /// The tables of a file, read and amended; `nil` for those that were refused.
  func tables(of file: MarkedTree) -> [String: MethodologyTable?] {
    let root = Excerpt(file, path: "", in: context)
    let tables = file["tables"].map { root.field("tables", $0) }
    return tables.map(TableReader(context: context).tables) ?? [:]
  }

  func expanded(
    _ file: MarkedTree, tables: [String: MethodologyTable?]
  ) -> MarkedTree {
    guard let entries = file.mapping else { return file }
    let root = Excerpt(file, path: "", in: context)
    let loops = ForExpansion(tables: tables)
    let expanded = entries.compactMap { entry -> MarkedTree.Entry? in
      if entry.key == "tables" { return nil }
      var entry = entry
      entry.value = section(root.field(entry.key, entry.value), loops)
      return entry
    }
    return MarkedTree(.mapping(expanded), at: file.mark)
  }

  private func section(_ excerpt: Excerpt, _ loops: ForExpansion) -> MarkedTree {
    switch excerpt.path {
    case "nodes": nodes(excerpt, loops)
    case "checks": loops.entries(excerpt)
    case "data": replacing("columns", in: excerpt) { loops.entries($0) }
    case "published": published(excerpt, loops)
    case "populations": Substitution().applied(to: excerpt)
    case "results": results(excerpt, loops)
    default: excerpt.tree
    }
  }

  private func nodes(_ excerpt: Excerpt, _ loops: ForExpansion) -> MarkedTree {
    let made = Excerpt(loops.entries(excerpt, identified: true), path: "nodes", in: context)
    guard let entries = made.tree.mapping else { return made.tree }
    let forms = FormExpansion()
    let kernel = entries.map { entry in
      var entry = entry
      entry.value = forms.node(made.field(entry.key, entry.value))
      return entry
    }
    let tree = MarkedTree(.mapping(kernel), at: made.tree.mark)
    let whole = ChildrenExpansion(Excerpt(tree, path: "nodes", in: context)).expanded()
    return NodeFormExpansion().expanded(Excerpt(whole, path: "nodes", in: context))
  }

  private func published(_ excerpt: Excerpt, _ loops: ForExpansion) -> MarkedTree {
    guard let items = excerpt.tree.sequence else { return excerpt.tree }
    let expanded = items.enumerated().map { index, tree in
      replacing("compare", in: excerpt.item(index, tree)) {
        $0.tree.sequence == nil ? loops.entries($0) : loops.items($0)
      }
    }
    return MarkedTree(.sequence(expanded), at: excerpt.tree.mark)
  }

  private func results(_ excerpt: Excerpt, _ loops: ForExpansion) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    let expanded = entries.map { entry in
      let value = excerpt.field(entry.key, entry.value)
      var entry = entry
      entry.value =
        entry.key == "tables" ? loops.entries(value) : Substitution().applied(to: value)
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  private func replacing(
    _ key: String, in excerpt: Excerpt, with expanded: (Excerpt) -> MarkedTree
  ) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    return MarkedTree(
      .mapping(
        entries.map { entry in
          var entry = entry
          if entry.key == key { entry.value = expanded(excerpt.field(key, entry.value)) }
          return entry
        }), at: excerpt.tree.mark)
  }
}
