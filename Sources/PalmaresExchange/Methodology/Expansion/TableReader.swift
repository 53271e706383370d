import PalmaresCore

/// Reads the `tables` of a methodology, from files or from rows in place.
struct TableReader {
  let context: ReadingContext

  /// Every table that could be read; `nil` for those that were refused.
  func tables(_ excerpt: Excerpt) -> [String: MethodologyTable?] {
    var tables: [String: MethodologyTable?] = [:]
    for (name, _, value) in excerpt.namedFields() ?? [] {
      tables.updateValue(table(name, value), forKey: name)
    }
    return tables
  }

  private func table(_ name: String, _ value: Excerpt) -> MethodologyTable? {
    if value.tree.mapping == nil {
      return value.text().flatMap { fromFile(name, $0, DeclaredDialect(), value) }
    }
    guard let fields = value.fields(.table) else { return nil }
    var table: MethodologyTable?
    switch (fields.optional("file"), fields.optional("rows")) {
    case (let file?, nil):
      table = file.text().flatMap { fromFile(name, $0, fields.dialect(), file) }
    case (nil, let rows?): table = inPlace(name, rows)
    default: refuseSource(value)
    }
    if let amend = fields.optional("amend") { table.amend(amend) }
    if let defaults = fields.optional("defaults") { table.fill(defaults) }
    return table
  }

  // MARK: From a file

  private func fromFile(
    _ name: String, _ file: String, _ declared: DeclaredDialect, _ value: Excerpt
  ) -> MethodologyTable? {
    let dialect = DeclaredDialect(
      separator: declared.separator ?? .comma, decimal: declared.decimal ?? .point,
      encoding: declared.encoding)
    do throws(DiagnosticError) {
      let table = try DelimitedTable.read(file: context.path(of: file), dialect: dialect)
      context.digests.append(table.sha256)
      return MethodologyTable(
        name: name, headings: table.headings,
        rows: (0..<table.rowCount).map { row(of: table, at: $0, name, dialect) })
    } catch {
      for var diagnostic in error.diagnostics {
        diagnostic.locations.append(value.location)
        context.report(diagnostic)
      }
      return nil
    }
  }

  private func row(
    of table: DelimitedTable, at index: Int, _ name: String, _ dialect: DeclaredDialect
  ) -> MethodologyTable.Row {
    var cells: [String: String] = [:]
    for (column, heading) in table.headings.enumerated() {
      cells[heading] = cell(table.text(row: index, column: column), dialect)
    }
    let location = SourceLocation(
      file: table.file, line: table.line(ofRow: index), name: "\(name)[\(index)]")
    return MethodologyTable.Row(cells: cells, origin: ExpansionOrigin(location))
  }

  /// Expressions have a decimal point, whatever the table has.
  private func cell(_ text: String, _ dialect: DeclaredDialect) -> String {
    guard dialect.decimal == .comma else { return text }
    let number = text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
    return DecimalNumber.value(of: number) == nil ? text : number
  }

  // MARK: In place

  private func inPlace(_ name: String, _ excerpt: Excerpt) -> MethodologyTable? {
    guard let items = excerpt.list() else { return nil }
    var table = MethodologyTable(name: name, headings: [], rows: [])
    for item in items {
      var cells: [String: String] = [:]
      for (heading, _, value) in item.namedFields() ?? [] {
        cells[heading] = value.cell()
        if !table.headings.contains(heading) { table.headings.append(heading) }
      }
      let origin = ExpansionOrigin(item.location)
      table.rows.append(MethodologyTable.Row(cells: cells, origin: origin))
    }
    return table
  }

  private func refuseSource(_ value: Excerpt) {
    value.refuse(
      DiagnosticRule("methodology.table-source"),
      LocalizedText(
        en: "'\(value.path)' needs either 'file' or 'rows'.",
        fr:
          "«\u{202F}\(value.path)\u{202F}» demande soit «\u{202F}file\u{202F}», soit "
          + "«\u{202F}rows\u{202F}»."
      ))
  }
}

extension Excerpt {
  /// One cell of a row in place; blank where nothing is written.
  func cell() -> String { tree.isNull ? "" : text() ?? "" }
}

extension MethodologyTable? {
  /// One amendment, or a list of them, in order.
  fileprivate mutating func amend(_ excerpt: Excerpt) {
    guard var table = self else { return }
    let items = excerpt.tree.sequence == nil ? [excerpt] : excerpt.list() ?? []
    for item in items { TableAmendment(item).apply(to: &table) }
    self = table
  }

  /// Puts the defaults into blank cells.
  fileprivate mutating func fill(_ defaults: Excerpt) {
    guard var table = self else { return }
    for (heading, mark, value) in defaults.namedFields() ?? [] {
      guard table.headings.contains(heading) else {
        table.refuseHeading(heading, at: mark, in: value)
        continue
      }
      guard let text = value.text() else { continue }
      for index in table.rows.indices where table.rows[index].cells[heading, default: ""].isEmpty {
        table.rows[index].cells[heading] = text
      }
    }
    self = table
  }
}

extension MethodologyTable {
  func refuseHeading(_ heading: String, at mark: Mark, in excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-table-column"),
      LocalizedText(
        en: "The table '\(name)' has no column '\(heading)'; it has \(culprits(headings).en).",
        fr:
          "La table «\u{202F}\(name)\u{202F}» n’a pas de colonne "
          + "«\u{202F}\(heading)\u{202F}»\u{202F}; elle a \(culprits(headings).fr)."
      ), at: mark, fix: headings.suggestion(for: heading))
  }
}
