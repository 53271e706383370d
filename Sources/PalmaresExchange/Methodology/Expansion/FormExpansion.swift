import PalmaresCore

/// Writes named forms out in the words of the kernel.
struct FormExpansion {
  func node(_ excerpt: Excerpt) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    // In the words of the file, before a form turns into others.
    let sources = entries.map(\.key).filter(Self.isSource)
    if sources.count > 1, sources.contains(where: { CombineForm.named($0) != nil }) {
      NodeReader.refuse(excerpt, sources: sources)
      return MarkedTree(.unreadable, at: excerpt.tree.mark)
    }
    var node = KernelNode()
    for entry in entries {
      let value = excerpt.field(entry.key, entry.value)
      if let form = CombineForm.named(entry.key) {
        add(form, entry, value, entries, to: &node)
      } else if NodeForm.named(entry.key) != nil {
        node.add(entry.key, entry.keyMark, childrenInside(value), in: excerpt)
      } else if entry.key == "missing" {
        addMissing(entry, value, to: &node)
      } else {
        node.add(entry.key, entry.keyMark, self.value(entry.key, value), in: excerpt)
      }
    }
    return node.tree(at: excerpt.tree.mark)
  }

  private static func isSource(_ key: String) -> Bool {
    CombineForm.named(key) != nil || NodeReader.sources.contains(key)
  }

  /// Lists of steps, and children with steps of their own.
  private func value(_ key: String, _ value: Excerpt) -> MarkedTree {
    if key == "then" || key == "each" { return steps(value) }
    if KeySet.combines.contains(key) || key == "into" { return children(value) }
    return value.tree
  }

  /// The children of a form that makes several nodes stand under its `of`.
  private func childrenInside(_ excerpt: Excerpt) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    let expanded = entries.map { entry in
      var entry = entry
      if entry.key == "of" { entry.value = children(excerpt.field("of", entry.value)) }
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  private func children(_ excerpt: Excerpt) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    let expanded = entries.map { entry in
      var entry = entry
      entry.value = child(excerpt.field(entry.key, entry.value))
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  private func child(_ excerpt: Excerpt) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    let expanded = entries.map { entry in
      var entry = entry
      if entry.key == "each" { entry.value = steps(excerpt.field("each", entry.value)) }
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  // MARK: Steps

  func steps(_ excerpt: Excerpt) -> MarkedTree {
    guard let items = excerpt.tree.sequence else { return excerpt.tree }
    let expanded = items.enumerated().flatMap { step(excerpt.item($0.offset, $0.element)) }
    return MarkedTree(.sequence(expanded), at: excerpt.tree.mark)
  }

  private func step(_ excerpt: Excerpt) -> [MarkedTree] {
    guard let entries = excerpt.tree.mapping else { return [excerpt.tree] }
    let forms = entries.filter { StepForm.named($0.key) != nil }
    guard let entry = forms.first, let form = StepForm.named(entry.key) else {
      return [winsorised(excerpt, entries)]
    }
    let operations = entries.filter { KeySet.operations.contains($0.key) }
    guard forms.count == 1, operations.isEmpty else {
      refuse(several: (forms + operations).map(\.key), excerpt)
      return [MarkedTree(.unreadable, at: excerpt.tree.mark)]
    }
    for key in form.needed where !entries.contains(where: { $0.key == key }) {
      refuse(missing: key, beside: form.name, entry.keyMark, excerpt)
    }
    guard let steps = form.expanded(excerpt.field(entry.key, entry.value)) else {
      return [MarkedTree(.unreadable, at: excerpt.tree.mark)]
    }
    let beside = entries.filter { $0.key != entry.key }
    return written(steps, of: form, beside: beside, at: excerpt.tree.mark)
  }

  /// `as` names what comes out last, `over`, `by` and `members` set every fitted step, `source` and `note` are
  /// said once, with the first.
  private func written(
    _ steps: [KernelStep], of form: StepForm, beside: [MarkedTree.Entry], at mark: Mark
  ) -> [MarkedTree] {
    steps.enumerated().map { index, step in
      var entries = [MarkedTree.Entry(key: step.key, keyMark: mark, value: step.value)]
      entries += beside.filter { entry in
        switch entry.key {
        case "over", "by": step.isFitted
        // Where nothing is fitted it stays, to be refused.
        case "members": step.isFitted || !steps.contains(where: \.isFitted)
        case "as": index == steps.count - 1
        default: index == 0
        }
      }
      entries.append(
        MarkedTree.Entry(key: "form", keyMark: mark, value: .plain(form.name, at: mark)))
      return MarkedTree(.mapping(entries), at: mark)
    }
  }

  /// The steps that `winsorise` falls back on are steps like others.
  private func winsorised(_ excerpt: Excerpt, _ entries: [MarkedTree.Entry]) -> MarkedTree {
    let expanded = entries.map { entry in
      var entry = entry
      guard entry.key == "winsorise", let parts = entry.value.mapping else { return entry }
      let value = excerpt.field("winsorise", entry.value)
      entry.value = MarkedTree(
        .mapping(
          parts.map { part in
            var part = part
            if part.key == "else" { part.value = steps(value.field("else", part.value)) }
            return part
          }), at: entry.value.mark)
      return entry
    }
    return MarkedTree(.mapping(expanded), at: excerpt.tree.mark)
  }

  private func refuse(several names: [String], _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.one-step"),
      LocalizedText(
        en:
          "'\(excerpt.path)' names \(names.count) steps, \(culprits(names).en); each item is one "
          + "step.",
        fr:
          "«\u{202F}\(excerpt.path)\u{202F}» nomme \(names.count) étapes, "
          + "\(culprits(names).fr)\u{202F}; chaque élément "
          + "est une seule étape."),
      fix: [
        LocalizedText(
          en: "Write one item for each, in the order they apply.",
          fr: "Écrivez un élément pour chacune, dans l’ordre où elles s’appliquent.")
      ])
  }

  // MARK: Combines

  private func add(
    _ form: CombineForm, _ entry: MarkedTree.Entry, _ value: Excerpt,
    _ entries: [MarkedTree.Entry], to node: inout KernelNode
  ) {
    for key in form.needed where !entries.contains(where: { $0.key == key }) {
      refuse(missing: key, beside: form.name, entry.keyMark, value)
    }
    guard let expansion = form.expanded(value) else {
      node.add("mean", entry.keyMark, MarkedTree(.unreadable, at: entry.value.mark), in: value)
      return
    }
    for (key, tree) in expansion {
      if key == "each" {
        node.last += tree.sequence ?? []
        continue
      }
      let isCombine = KeySet.combines.contains(key)
      let expanded = isCombine ? children(Excerpt(tree, path: value.path, in: value.context)) : tree
      node.add(key, entry.keyMark, expanded, in: value, from: form.name)
    }
  }

  private func refuse(missing key: String, beside form: String, _ mark: Mark, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.missing-key"),
      LocalizedText(
        en: "Beside '\(form)' the key '\(key)' is missing.",
        fr: "À côté de «\u{202F}\(form)\u{202F}», il manque la clé «\u{202F}\(key)\u{202F}»."
      ), at: mark)
  }

  private func addMissing(_ entry: MarkedTree.Entry, _ value: Excerpt, to node: inout KernelNode) {
    guard let expansion = MissingForm(value: value).expanded() else {
      node.add("needs", entry.keyMark, MarkedTree(.unreadable, at: entry.value.mark), in: value)
      return
    }
    node.add("needs", entry.keyMark, expansion.needs, in: value, from: "missing")
    if let fill = expansion.fill { node.fill = fill }
  }
}

/// The entries of a node while its forms are written out.
private struct KernelNode {
  private var entries: [MarkedTree.Entry] = []
  private var forms: [String: String] = [:]
  /// The step that `missing` adds after those of `each`.
  var fill: MarkedTree?
  /// The steps that a form adds after all others of `each`.
  var last: [MarkedTree] = []

  /// A key that a form says may not be said a second time.
  mutating func add(
    _ key: String, _ mark: Mark, _ value: MarkedTree, in excerpt: Excerpt, from form: String? = nil
  ) {
    if let first = entries.first(where: { $0.key == key }) {
      refuse(key, mark, first.keyMark, form ?? forms[key] ?? key, excerpt)
      return
    }
    if let form { forms[key] = form }
    entries.append(MarkedTree.Entry(key: key, keyMark: mark, value: value))
  }

  func tree(at mark: Mark) -> MarkedTree {
    let added = (fill.map { [$0] } ?? []) + last
    guard let first = added.first else { return MarkedTree(.mapping(entries), at: mark) }
    var entries = entries
    if let index = entries.firstIndex(where: { $0.key == "each" }) {
      let steps = entries[index].value.sequence ?? []
      entries[index].value = MarkedTree(
        .sequence(steps + added), at: entries[index].value.mark)
    } else {
      let each = MarkedTree(.sequence(added), at: first.mark)
      entries.append(MarkedTree.Entry(key: "each", keyMark: first.mark, value: each))
    }
    return MarkedTree(.mapping(entries), at: mark)
  }

  private func refuse(
    _ key: String, _ mark: Mark, _ first: Mark, _ form: String, _ excerpt: Excerpt
  ) {
    excerpt.refuse(
      DiagnosticRule("methodology.said-twice"),
      LocalizedText(
        en: "'\(form)' says '\(key)' already.",
        fr: "«\u{202F}\(form)\u{202F}» dit déjà «\u{202F}\(key)\u{202F}»."), at: mark,
      also: [excerpt.context.location(first)],
      fix: [
        LocalizedText(
          en: "Take one of the two away, or write the kernel's words in place of '\(form)'.",
          fr:
            "Retirez l’un des deux, ou écrivez les mots du noyau à la place de "
            + "«\u{202F}\(form)\u{202F}»."
        )
      ])
  }
}
