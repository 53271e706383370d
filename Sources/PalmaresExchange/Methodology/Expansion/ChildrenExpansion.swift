import PalmaresCore

/// Writes out the children of every combine: those that point to it with `into`, and those that a
/// pattern matches.
struct ChildrenExpansion {
  /// An edge declared by the child.
  private struct Edge {
    var child: String
    var keyMark: Mark
    var value: MarkedTree
  }

  private let nodes: Excerpt
  private let entries: [MarkedTree.Entry]
  private let codes: [String]
  private var edges: [String: [Edge]] = [:]

  init(_ nodes: Excerpt) {
    self.nodes = nodes
    entries = nodes.tree.mapping ?? []
    codes = entries.map(\.key)
    for entry in entries { collect(entry) }
  }

  func expanded() -> MarkedTree {
    guard nodes.tree.mapping != nil else { return nodes.tree }
    refuseUnknownTargets()
    let expanded = entries.map { entry in
      var entry = entry
      entry.value = node(entry.key, nodes.field(entry.key, entry.value))
      return entry
    }
    return MarkedTree(.mapping(expanded), at: nodes.tree.mark)
  }

  private mutating func collect(_ entry: MarkedTree.Entry) {
    guard let into = entry.value["into"] else { return }
    let excerpt = nodes.field(entry.key, entry.value).field("into", into)
    for (target, mark, value) in excerpt.namedFields() ?? [] {
      edges[target, default: []].append(
        Edge(child: entry.key, keyMark: mark, value: value.tree))
    }
  }

  private func node(_ code: String, _ excerpt: Excerpt) -> MarkedTree {
    guard let fields = excerpt.tree.mapping else { return excerpt.tree }
    var isCombination = false
    let expanded = fields.compactMap { field -> MarkedTree.Entry? in
      if field.key == "into" { return nil }
      if NodeForm.named(field.key) != nil {
        isCombination = true
        var field = field
        field.value = childrenInside(of: code, excerpt.field(field.key, field.value))
        return field
      }
      guard KeySet.combines.contains(field.key) else { return field }
      isCombination = true
      var field = field
      field.value = children(of: code, excerpt.field(field.key, field.value))
      return field
    }
    if !isCombination, edges[code] != nil { refuseTwoEnds(code, excerpt) }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  /// Those of a form that makes several nodes stand under its `of`.
  private func childrenInside(of code: String, _ excerpt: Excerpt) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    let expanded = entries.map { entry in
      var entry = entry
      if entry.key == "of" {
        entry.value = children(of: code, excerpt.field("of", entry.value))
      }
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  private func children(of code: String, _ excerpt: Excerpt) -> MarkedTree {
    if let scalar = excerpt.tree.scalar, !scalar.isNull {
      if scalar.text == "children" { return pointing(to: code, excerpt) }
      // A pattern alone is a list of one.
      guard CodePattern.isPattern(scalar.text) else { return excerpt.tree }
      let list = MarkedTree(.sequence([excerpt.tree]), at: excerpt.tree.mark)
      return matching(code, Excerpt(list, path: excerpt.path, in: excerpt.context))
    }
    if edges[code] != nil, !excerpt.tree.isUnreadable { refuseTwoEnds(code, excerpt) }
    if excerpt.tree.mapping != nil { return weighted(code, excerpt) }
    return matching(code, excerpt)
  }

  // MARK: Children that point here

  private func pointing(to code: String, _ excerpt: Excerpt) -> MarkedTree {
    guard let edges = edges[code] else {
      refuseNobody(code, excerpt)
      return MarkedTree(.unreadable, at: excerpt.tree.mark)
    }
    return MarkedTree(
      .mapping(
        edges.map { MarkedTree.Entry(key: $0.child, keyMark: $0.keyMark, value: $0.value) }),
      at: excerpt.tree.mark)
  }

  // MARK: Children that a pattern matches

  private func matching(_ code: String, _ excerpt: Excerpt) -> MarkedTree {
    guard let items = excerpt.tree.sequence else { return excerpt.tree }
    guard items.contains(where: { CodePattern.isPattern($0.scalar?.text ?? "") }) else {
      return excerpt.tree
    }
    var chosen: [(code: String, tree: MarkedTree)] = []
    for (index, item) in items.enumerated() {
      guard let text = item.scalar?.text, CodePattern.isPattern(text) else {
        chosen.append((item.scalar?.text ?? "", item))
        continue
      }
      apply(text, excerpt.item(index, item), code, to: &chosen)
    }
    // A pattern that matches nothing was refused: that no child is left isn't another problem.
    if chosen.isEmpty { return MarkedTree(.unreadable, at: excerpt.tree.mark) }
    return MarkedTree(.sequence(chosen.map(\.tree)), at: excerpt.tree.mark)
  }

  private func apply(
    _ text: String, _ item: Excerpt, _ code: String,
    to chosen: inout [(code: String, tree: MarkedTree)]
  ) {
    let pattern = CodePattern(text)
    if pattern.takesAway {
      let before = chosen.count
      chosen.removeAll { pattern.matches($0.code) }
      if chosen.count == before { CodePattern.refuse(text, at: item) }
      return
    }
    // A node is never its own child: `mean: ["*"]` is every other node.
    let matches = pattern.matches(in: codes).filter { $0 != code }
    if matches.isEmpty { CodePattern.refuse(text, at: item) }
    let known = Set(chosen.map(\.code))
    chosen += matches.filter { !known.contains($0) }.map { ($0, .plain($0, at: item.tree.mark)) }
  }

  /// A pattern with a weight gives every match that weight.
  private func weighted(_ code: String, _ excerpt: Excerpt) -> MarkedTree {
    let fields = excerpt.tree.mapping ?? []
    guard fields.contains(where: { CodePattern.isPattern($0.key) }) else { return excerpt.tree }
    let named = Set(fields.map(\.key))
    var chosen: [MarkedTree.Entry] = []
    for field in fields {
      guard CodePattern.isPattern(field.key) else {
        chosen.append(field)
        continue
      }
      let known = named.union(chosen.map(\.key)).union([code])
      let pattern = CodePattern(field.key)
      let matches = pattern.takesAway ? [] : pattern.matches(in: codes)
      if matches.isEmpty {
        CodePattern.refuse(
          field.key, at: excerpt.field(field.key, field.value), mark: field.keyMark)
      }
      chosen += matches.filter { !known.contains($0) }.map {
        MarkedTree.Entry(key: $0, keyMark: field.keyMark, value: field.value)
      }
    }
    if chosen.isEmpty { return MarkedTree(.unreadable, at: excerpt.tree.mark) }
    return MarkedTree(.mapping(chosen), at: excerpt.tree.mark)
  }
}

// MARK: What is refused

extension ChildrenExpansion {
  private func refuseUnknownTargets() {
    if nodes.context.lacksNodes { return }
    let known = Set(codes)
    for (target, edges) in edges.sorted(by: { $0.key < $1.key }) where !known.contains(target) {
      guard let edge = edges.first else { continue }
      let path = Excerpt.join(Excerpt.join(nodes.path, edge.child), "into")
      Excerpt(edge.value, path: path, in: nodes.context).refuse(
        DiagnosticRule("methodology.unknown-target"),
        LocalizedText(
          en: "'into' points to '\(target)', and there is no such node.",
          fr: "«\u{202F}into\u{202F}» désigne «\u{202F}\(target)\u{202F}», et ce nœud n’existe pas."
        ), at: edge.keyMark,
        fix: codes.suggestion(for: target))
    }
  }

  private func refuseTwoEnds(_ code: String, _ excerpt: Excerpt) {
    let children = (edges[code] ?? []).map(\.child)
    excerpt.refuse(
      DiagnosticRule("methodology.children-at-both-ends"),
      LocalizedText(
        en:
          "\(culprits(children).en) \(children.count == 1 ? "points" : "point") into '\(code)', which doesn't take its 'children'.",
        fr:
          "\(culprits(children).fr) \(children.count == 1 ? "pointe" : "pointent") vers «\u{202F}\(code)\u{202F}», qui ne prend pas ses "
          + "«\u{202F}children\u{202F}»."
      ),
      also: (edges[code] ?? []).prefix(1).map { excerpt.context.location($0.keyMark) },
      why: LocalizedText(
        en: "Children are declared at one end: with 'into', or in the list of the combine.",
        fr:
          "Les enfants se déclarent à un seul bout\u{202F}: avec «\u{202F}into\u{202F}», ou dans "
          + "la liste de la "
          + "combinaison."),
      fix: [
        LocalizedText(
          en: "Write 'mean: children' in '\(code)', or take 'into' away.",
          fr:
            "Écrivez «\u{202F}mean: children\u{202F}» dans «\u{202F}\(code)\u{202F}», ou retirez "
            + "«\u{202F}into\u{202F}»."
        )
      ])
  }

  private func refuseNobody(_ code: String, _ excerpt: Excerpt) {
    if excerpt.context.lacksNodes { return }
    excerpt.refuse(
      DiagnosticRule("aggregation.no-children"),
      LocalizedText(
        en: "No node points into '\(code)'.",
        fr: "Aucun nœud ne pointe vers «\u{202F}\(code)\u{202F}»."),
      fix: [
        LocalizedText(
          en: "Write 'into: {\(code): 1}' in its children, or name them here.",
          fr: "Écrivez «\u{202F}into: {\(code): 1}\u{202F}» dans ses enfants, ou nommez-les ici.")
      ])
  }
}
