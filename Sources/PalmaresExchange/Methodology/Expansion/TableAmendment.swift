import PalmaresCore

/// What `amend` changes in a table: some cells of known rows, rows added, rows taken out. A row is
/// known by its cell in one column, the `key`.
struct TableAmendment {
  private let excerpt: Excerpt

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
  }

  func apply(to table: inout MethodologyTable) {
    guard let fields = excerpt.fields(.amendment), let key = key(fields, of: table) else { return }
    var seen: Set<String> = []
    let changes = ["rows", "add", "remove"].filter(fields.has)
    // An amendment that says nothing lacks its rows.
    if changes.isEmpty { _ = fields.required("rows") }
    for item in fields.optional("rows")?.list() ?? [] { change(item, key, in: &table, &seen) }
    for item in fields.optional("remove")?.list() ?? [] { remove(item, key, from: &table, &seen) }
    for item in fields.optional("add")?.list() ?? [] { add(item, key, to: &table, &seen) }
  }

  private func key(_ fields: FieldReader, of table: MethodologyTable) -> String? {
    guard let excerpt = fields.required("key"), let key = excerpt.text() else { return nil }
    if table.headings.contains(key) { return key }
    table.refuseHeading(key, at: excerpt.tree.mark, in: excerpt)
    return nil
  }

  // MARK: Rows

  private func change(
    _ item: Excerpt, _ key: String, in table: inout MethodologyTable, _ seen: inout Set<String>
  ) {
    guard let row = row(item, key, of: table), isNew(row.name, item, &seen) else { return }
    let positions = table.positions(of: row.name, in: key)
    switch positions.count {
    case 0: refuseUnknown(row.name, key, in: table, item, isChange: true)
    case 1:
      table.rows[positions[0]].cells.merge(row.cells) { _, new in new }
      table.rows[positions[0]].origin = ExpansionOrigin(item.location)
    default: refuseSeveral(row.name, key, positions.map { table.rows[$0] }, item)
    }
  }

  private func remove(
    _ item: Excerpt, _ key: String, from table: inout MethodologyTable, _ seen: inout Set<String>
  ) {
    guard let name = item.text(), isNew(name, item, &seen) else { return }
    if table.positions(of: name, in: key).isEmpty {
      return refuseUnknown(name, key, in: table, item, isChange: false)
    }
    table.rows.removeAll { $0.cells[key, default: ""] == name }
  }

  private func add(
    _ item: Excerpt, _ key: String, to table: inout MethodologyTable, _ seen: inout Set<String>
  ) {
    guard let row = row(item, key, of: table), isNew(row.name, item, &seen) else { return }
    if let position = table.positions(of: row.name, in: key).first {
      return refuseTwice(row.name, item, also: [table.rows[position].origin.location])
    }
    table.rows.append(
      MethodologyTable.Row(cells: row.cells, origin: ExpansionOrigin(item.location)))
  }

  /// The cells of a row, with that of the key.
  private func row(
    _ item: Excerpt, _ key: String, of table: MethodologyTable
  ) -> (name: String, cells: [String: String])? {
    var cells: [String: String] = [:]
    for (heading, mark, value) in item.namedFields() ?? [] {
      if table.headings.contains(heading) {
        cells[heading] = value.cell()
      } else {
        table.refuseHeading(heading, at: mark, in: value)
      }
    }
    if let name = cells[key] { return (name, cells) }
    if item.tree.mapping != nil { refuseNameless(key, item) }
    return nil
  }

  private func isNew(_ name: String, _ item: Excerpt, _ seen: inout Set<String>) -> Bool {
    if seen.insert(name).inserted { return true }
    refuseTwice(name, item, also: [])
    return false
  }
}

extension MethodologyTable {
  fileprivate func positions(of name: String, in heading: String) -> [Int] {
    rows.indices.filter { rows[$0].cells[heading, default: ""] == name }
  }
}

// MARK: What is refused

extension TableAmendment {
  private func refuseNameless(_ key: String, _ item: Excerpt) {
    item.refuse(
      DiagnosticRule("methodology.missing-key"),
      LocalizedText(
        en: "In '\(item.path)', the key '\(key)' is missing.",
        fr: "Dans « \(item.path) », il manque la clé « \(key) »."),
      why: LocalizedText(
        en: "It says which row of the table is meant.",
        fr: "Elle dit de quelle ligne de la table il s’agit."))
  }

  private func refuseUnknown(
    _ name: String, _ key: String, in table: MethodologyTable, _ item: Excerpt, isChange: Bool
  ) {
    let known = table.rows.map { $0.cells[key, default: ""] }
    let adding = LocalizedText(
      en: "To add a row, write it under 'add'.",
      fr: "Pour ajouter une ligne, écrivez-la sous « add ».")
    item.refuse(
      DiagnosticRule("methodology.unknown-row"),
      LocalizedText(
        en: "The table '\(table.name)' has no row whose '\(key)' is '\(name)'.",
        fr: "La table « \(table.name) » n’a pas de ligne dont « \(key) » vaut « \(name) »."),
      fix: known.suggestion(for: name) + (isChange ? [adding] : []))
  }

  private func refuseSeveral(
    _ name: String, _ key: String, _ rows: [MethodologyTable.Row], _ item: Excerpt
  ) {
    item.refuse(
      DiagnosticRule("methodology.ambiguous-row"),
      LocalizedText(
        en: "\(rows.count) rows have '\(name)' as their '\(key)'.",
        fr: "\(rows.count) lignes ont « \(name) » pour « \(key) »."),
      also: rows.prefix(5).map(\.origin.location),
      why: LocalizedText(
        en: "An amendment changes one row.", fr: "Une modification porte sur une seule ligne."),
      fix: [
        LocalizedText(
          en: "Choose a 'key' column in which each row has a cell of its own.",
          fr: "Prenez pour « key » une colonne où chaque ligne a une cellule à elle.")
      ])
  }

  private func refuseTwice(_ name: String, _ item: Excerpt, also others: [SourceLocation]) {
    item.refuse(
      DiagnosticRule("methodology.row-twice"),
      LocalizedText(
        en: "The row '\(name)' stands twice.", fr: "La ligne « \(name) » figure deux fois."),
      also: others,
      fix: [
        LocalizedText(
          en: "Change a row under 'rows', add one under 'add', and each once.",
          fr: "Modifiez une ligne sous « rows », ajoutez-en une sous « add », et chacune une fois.")
      ])
  }
}
