import PalmaresCore

/// What an edition changes in its base, key by key: what it writes stands in place of what the base
/// says, `null` takes away, everything else is the base's.
struct EditionMerge {
  let context: ReadingContext

  /// Keys that say which file this is and what it alone answers for; they are never inherited.
  static let own = ["palmares", "id", "edition", "extends", "instead_of", "published"]
  /// Sections that are merged entry by entry, or key by key.
  static let sections = [
    "sources", "data", "tables", "parameters", "populations", "nodes", "checks", "profiles",
    "results",
  ]
  /// Sections inside sections.
  static let inner = ["data.columns", "results.tables"]

  func merged(_ edition: MarkedTree, onto base: MarkedTree) -> MarkedTree {
    let inherited = (base.mapping ?? []).filter { entry in
      !Self.own.contains(entry.key) || edition[entry.key] != nil
    }
    let root = Excerpt(edition, path: "", in: context)
    let whole = merged(root, onto: MarkedTree(.mapping(inherited), at: base.mark))
    let entries = whole.mapping ?? []
    return MarkedTree(.mapping(entries.filter { $0.key != "extends" }), at: edition.mark)
  }

  /// Two mappings as one: the base's entries in their order, then what is new.
  private func merged(_ edition: Excerpt, onto base: MarkedTree) -> MarkedTree {
    // What isn't a mapping is refused by whoever reads it.
    guard let new = edition.tree.mapping else { return edition.tree }
    guard let old = base.mapping else { return base }
    let changed = old.compactMap { entry -> MarkedTree.Entry? in
      guard let change = new.first(where: { $0.key == entry.key }) else { return entry }
      return takesAway(change, in: edition) ? nil : merged(change, onto: entry, in: edition)
    }
    let added = new.filter { entry in
      if old.contains(where: { $0.key == entry.key }) { return false }
      guard takesAway(entry, in: edition) else { return true }
      refuseRemoval(entry, of: old.map(\.key), in: edition)
      return false
    }
    return MarkedTree(.mapping(changed + added), at: edition.tree.mark)
  }

  private func takesAway(_ entry: MarkedTree.Entry, in edition: Excerpt) -> Bool {
    entry.value.isNull && !Self.own.contains(Excerpt.join(edition.path, entry.key))
  }

  private func merged(
    _ change: MarkedTree.Entry, onto base: MarkedTree.Entry, in edition: Excerpt
  ) -> MarkedTree.Entry {
    var entry = change
    let value = edition.field(change.key, change.value)
    if edition.path == "tables" {
      entry.value = amended(change.value, onto: base.value)
    } else if Self.sections.contains(value.path) || Self.inner.contains(value.path) {
      entry.value = merged(value, onto: base.value)
    }
    return entry
  }

  /// A table that says only what it amends is the base's table, amended once more.
  private func amended(_ change: MarkedTree, onto base: MarkedTree) -> MarkedTree {
    guard let new = change.mapping, let amend = change["amend"], change["file"] == nil,
      change["rows"] == nil
    else { return change }
    let old =
      base.mapping
      ?? [MarkedTree.Entry(key: "file", keyMark: base.mark, value: base)]
    let kept = old.filter { entry in
      entry.key != "amend" && !new.contains { $0.key == entry.key }
    }
    let amendments = (old.first { $0.key == "amend" }?.value).map(Self.list) ?? []
    let entries = new.map { entry in
      var entry = entry
      if entry.key == "amend" { entry.value = .list(amendments + Self.list(amend), at: amend.mark) }
      return entry
    }
    return MarkedTree(.mapping(kept + entries), at: change.mark)
  }

  private static func list(_ tree: MarkedTree) -> [MarkedTree] { tree.sequence ?? [tree] }
}

// MARK: What is refused

extension EditionMerge {
  private func refuseRemoval(
    _ entry: MarkedTree.Entry, of known: [String], in edition: Excerpt
  ) {
    let list = culprits(known, atMost: 12)
    edition.field(entry.key, entry.value).refuse(
      DiagnosticRule("methodology.nothing-to-remove"),
      LocalizedText(
        en: "'\(entry.key)' can't be taken out: the base has none.",
        fr: "« \(entry.key) » ne peut pas être retiré : la base n’en a pas."),
      at: entry.keyMark,
      why: LocalizedText(
        en: "In a file that extends another, a key without a value takes the base's away.",
        fr: "Dans un fichier qui en prolonge un autre, une clé sans valeur retire celle de la base."
      ),
      fix: known.suggestion(for: entry.key) + [
        LocalizedText(en: "The base has \(list.en).", fr: "La base a \(list.fr).")
      ])
  }
}
