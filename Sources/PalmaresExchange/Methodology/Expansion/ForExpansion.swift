import PalmaresCore

/// Writes out what `for` makes: one entry for each row of a table, item of a list or number of a
/// range.
struct ForExpansion {
  static let mostEntries = 100_000

  /// Tables by name; `nil` where one was refused already.
  let tables: [String: MethodologyTable?]

  /// The entries of a mapping; `id`, where it may stand, names the entry in place of its key.
  func entries(_ excerpt: Excerpt, identified: Bool = false) -> MarkedTree {
    guard let entries = excerpt.tree.mapping else { return excerpt.tree }
    var made: [MarkedTree.Entry] = []
    var first: [String: Mark] = [:]
    for entry in entries {
      let value = excerpt.field(entry.key, entry.value)
      for entry in expanded(entry, value, identified: identified) {
        if let mark = first[entry.key] {
          refuseTwice(entry, mark, excerpt)
        } else {
          first[entry.key] = entry.keyMark
          made.append(entry)
        }
      }
    }
    return MarkedTree(.mapping(made), at: excerpt.tree.mark)
  }

  /// The items of a list.
  func items(_ excerpt: Excerpt) -> MarkedTree {
    guard let items = excerpt.tree.sequence else { return excerpt.tree }
    let made = items.enumerated().flatMap { index, tree in
      let item = excerpt.item(index, tree)
      return substitutions(item).map { $0.applied(to: without(["for"], item)) }
    }
    return MarkedTree(.sequence(made), at: excerpt.tree.mark)
  }

  private func expanded(
    _ entry: MarkedTree.Entry, _ value: Excerpt, identified: Bool
  ) -> [MarkedTree.Entry] {
    let code = identified ? value.tree.mapping?.first { $0.key == "id" } : nil
    let pattern = code.map { value.field("id", $0.value) }
    let key = pattern.map { $0.text() } ?? entry.key
    guard let key else { return [] }
    let mark = pattern?.tree.mark ?? entry.keyMark
    let body = without(identified ? ["for", "id"] : ["for"], value)
    return substitutions(value).compactMap { substitution in
      guard let name = substitution.text(key, at: mark, in: value) else {
        value.context.lacksNodes = true
        return nil
      }
      let named = Excerpt(
        body.tree, path: Excerpt.join(Self.parent(value.path, entry.key), name), in: value.context)
      let keyMark = Mark(
        line: mark.line, column: mark.column, origin: substitution.origin, file: mark.file)
      return MarkedTree.Entry(key: name, keyMark: keyMark, value: substitution.applied(to: named))
    }
  }

  /// The path of the mapping that an entry stands in.
  private static func parent(_ path: String, _ key: String) -> String {
    let last = Excerpt.join("x", key).dropFirst()
    return String(path.dropLast(last.count))
  }

  private func without(_ keys: [String], _ excerpt: Excerpt) -> Excerpt {
    guard let entries = excerpt.tree.mapping else { return excerpt }
    let tree = MarkedTree(
      .mapping(entries.filter { !keys.contains($0.key) }), at: excerpt.tree.mark)
    return Excerpt(tree, path: excerpt.path, in: excerpt.context)
  }

  // MARK: What `${name}` stands for

  /// One substitution for each entry to make; one without names where there is no `for`.
  private func substitutions(_ excerpt: Excerpt) -> [Substitution] {
    guard let loop = excerpt.tree["for"] else { return [Substitution()] }
    let loopExcerpt = excerpt.field("for", loop)
    guard let entries = loop.mapping, !entries.isEmpty else {
      loopExcerpt.refuseKind(.mapping)
      excerpt.context.lacksNodes = true
      return []
    }
    var result = [Substitution()]
    for entry in entries where entry.key != "where" {
      let value = loopExcerpt.field(entry.key, entry.value)
      let next = entry.key == "rows" ? rows(value, loopExcerpt) : values(entry.key, value)
      guard result.count * next.count <= Self.mostEntries else {
        refuseTooMany(loopExcerpt)
        excerpt.context.lacksNodes = true
        return []
      }
      if next.isEmpty { excerpt.context.lacksNodes = true }
      result = result.flatMap { first in next.map { first.merging($0) } }
    }
    if loop["rows"] == nil, let filter = loop["where"] { refuseFilter(loopExcerpt, filter.mark) }
    return result
  }

  private func rows(_ name: Excerpt, _ loop: Excerpt) -> [Substitution] {
    guard let text = name.text() else { return [] }
    guard let known = tables[text] else {
      refuseTable(text, name)
      return []
    }
    guard let table = known else { return [] }
    let filters = loop.tree["where"].map { loop.field("where", $0) }.map {
      RowSelection(table: table, excerpt: $0)
    }
    return table.rows.filter { filters?.selects($0) ?? true }.map { row in
      var values = row.cells
      for heading in table.headings where values[heading] == nil { values[heading] = "" }
      return Substitution(values: values, origin: row.origin)
    }
  }

  /// A list of values, or a range `{from: 1, to: 17}`.
  private func values(_ name: String, _ excerpt: Excerpt) -> [Substitution] {
    if excerpt.tree.mapping != nil { return range(name, excerpt) }
    return (excerpt.list() ?? []).compactMap { item in
      item.text().map { substitution(name, $0, item) }
    }
  }

  private func range(_ name: String, _ excerpt: Excerpt) -> [Substitution] {
    guard let fields = excerpt.fields(.range) else { return [] }
    let limit = Self.mostEntries
    let from = fields.required("from")?.integer(-limit...limit)
    let to = fields.required("to")?.integer(-limit...limit)
    guard let from, let to else { return [] }
    guard from <= to else {
      refuseRange(from, to, excerpt)
      return []
    }
    return (from...to).map { substitution(name, "\($0)", excerpt) }
  }

  private func substitution(_ name: String, _ value: String, _ excerpt: Excerpt) -> Substitution {
    let place = excerpt.context.location(excerpt.tree.mark, "\(name) = \(value)")
    return Substitution(values: [name: value], origin: ExpansionOrigin(place))
  }
}

// MARK: What is refused

extension ForExpansion {
  private func refuseTwice(_ entry: MarkedTree.Entry, _ first: Mark, _ excerpt: Excerpt) {
    let other = first.origin?.location ?? excerpt.context.location(first)
    excerpt.refuse(
      DiagnosticRule("methodology.duplicate-node"),
      LocalizedText(
        en: "'\(entry.key)' is made twice in '\(excerpt.path)'.",
        fr:
          "«\u{202F}\(entry.key)\u{202F}» est fait deux fois dans "
          + "«\u{202F}\(excerpt.path)\u{202F}»."
      ), at: entry.keyMark,
      also: [other],
      fix: [
        LocalizedText(
          en: "Put what tells the two apart into the code: \"${a}_${b}\".",
          fr: "Mettez dans le code ce qui les distingue\u{202F}: \"${a}_${b}\".")
      ])
  }

  private func refuseTable(_ name: String, _ excerpt: Excerpt) {
    let known = tables.keys.sorted()
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-table"),
      LocalizedText(
        en: "There is no table '\(name)'.", fr: "Il n’y a pas de table «\u{202F}\(name)\u{202F}»."),
      fix: known.suggestion(for: name) + [
        known.isEmpty
          ? LocalizedText(
            en: "Declare it under 'tables'.", fr: "Déclarez-la sous «\u{202F}tables\u{202F}».")
          : LocalizedText(
            en: "Tables are \(culprits(known).en).", fr: "Les tables sont \(culprits(known).fr).")
      ])
  }

  private func refuseFilter(_ loop: Excerpt, _ mark: Mark) {
    loop.refuse(
      DiagnosticRule("methodology.misplaced-key"),
      LocalizedText(
        en: "In '\(loop.path)', 'where' chooses rows, and there are no 'rows'.",
        fr:
          "Dans «\u{202F}\(loop.path)\u{202F}», «\u{202F}where\u{202F}» choisit des lignes, et il "
          + "n’y a pas de «\u{202F}rows\u{202F}»."
      ),
      at: mark)
  }

  private func refuseRange(_ from: Int, _ to: Int, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.range-out-of-order"),
      LocalizedText(
        en: "The range '\(excerpt.path)' goes from \(from) down to \(to).",
        fr: "L’intervalle «\u{202F}\(excerpt.path)\u{202F}» va de \(from) à \(to), en descendant."))
  }

  private func refuseTooMany(_ loop: Excerpt) {
    loop.refuse(
      DiagnosticRule("methodology.too-many"),
      LocalizedText(
        en: "'\(loop.path)' makes more than \(Self.mostEntries) entries.",
        fr: "«\u{202F}\(loop.path)\u{202F}» fait plus de \(Self.mostEntries) entrées."))
  }
}
