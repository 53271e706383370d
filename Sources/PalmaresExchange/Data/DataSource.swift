import PalmaresCore

/// One table of a dataset, opened: its cells, the rows that its filters keep, and where its
/// identifiers stand.
struct DataSource: Sendable {
  let description: DataDescription
  let table: DelimitedTable
  let idColumn: Int
  /// Rows that pass every filter and aren't empty, in the order of the file.
  private(set) var rows: [Int]
  /// Rows of separators alone, as spreadsheets leave them under a table; passed over.
  let emptyRows: [Int]

  /// Opens the table that a description names, or `file` in its place. What is wrong with a file that
  /// the methodology names is also told where it does so.
  static func open(
    _ description: DataDescription, file: String? = nil
  ) throws(DiagnosticError) -> DataSource? {
    guard let path = file ?? description.path else { return nil }
    do throws(DiagnosticError) {
      return try open(description, path: path)
    } catch {
      guard file == nil, let place = description.fileLocation else { throw error }
      throw DiagnosticError(
        error.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          let isOfFile = diagnostic.rule == DiagnosticRule("input.file-missing")
          if isOfFile { diagnostic.locations.insert(place, at: 0) }
          return diagnostic
        })
    }
  }

  /// Opens a table and finds the headings that its description names.
  static func open(
    _ description: DataDescription, path: String
  ) throws(DiagnosticError) -> DataSource {
    let table = try DelimitedTable.read(file: path, dialect: description.dialect)
    let problem = DataProblem(description: description, table: table)
    let unknown = description.headings.filter { table.column($0) == nil }
    guard unknown.isEmpty, let idColumn = table.column(description.id) else {
      throw DiagnosticError(unknown.map { problem.unknownHeading($0) })
    }
    let kept = try keptRows(of: table, description, problem)
    let nameless = kept.filter { table.isEmptyCell(row: $0, column: idColumn) }
    let empty = nameless.filter { table.isEmptyRow($0) }
    if nameless.count > empty.count {
      throw DiagnosticError(identifierProblems(of: table, description, idColumn, rows: kept))
    }
    let rows = empty.isEmpty ? kept : kept.filter { !table.isEmptyRow($0) }
    if rows.isEmpty { throw DiagnosticError(TableProblem(file: path).noRows(hasHeadings: true)) }
    return DataSource(
      description: description, table: table, idColumn: idColumn, rows: rows, emptyRows: empty)
  }

  /// Rows without an identifier, and what is wrong with the other identifiers: told together.
  private static func identifierProblems(
    of table: DelimitedTable, _ description: DataDescription, _ idColumn: Int, rows: [Int]
  ) -> [Diagnostic] {
    let filled = rows.filter { !table.isEmptyRow($0) }
    let source = DataSource(
      description: description, table: table, idColumn: idColumn,
      rows: filled.filter { !table.isEmptyCell(row: $0, column: idColumn) }, emptyRows: [])
    let nameless = filled.filter { table.isEmptyCell(row: $0, column: idColumn) }
    return [source.problem.rowsWithoutIdentifier(nameless)] + UnitIndex(source).problems(of: source)
  }

  /// The same table with some of its rows.
  func keeping(_ rows: [Int]) -> DataSource {
    var source = self
    source.rows = rows
    return source
  }

  func identifier(ofRow row: Int) -> String { table.text(row: row, column: idColumn) }

  private static func keptRows(
    of table: DelimitedTable, _ description: DataDescription, _ problem: DataProblem
  ) throws(DiagnosticError) -> [Int] {
    var rows = Array(0..<table.rowCount)
    for filter in description.filters {
      guard let column = table.column(filter.heading) else { continue }
      let kept = rows.filter { filter.values.contains(table.text(row: $0, column: column)) }
      if kept.isEmpty { throw DiagnosticError(problem.filterKeepsNothing(filter, column, rows)) }
      rows = kept
    }
    return rows
  }
}

extension DelimitedTable {
  func isEmptyCell(row: Int, column: Int) -> Bool {
    fields[(row + 1) * headings.count + column] & 0x7FFF_FFFF == 0
      || text(row: row, column: column).trimmed.isEmpty
  }

  func isEmptyRow(_ row: Int) -> Bool {
    headings.indices.allSatisfy { isEmptyCell(row: row, column: $0) }
  }
}

extension DataDescription {
  /// Where the file is: `file` seen from the methodology's folder.
  var path: String? {
    guard let file else { return nil }
    if file.hasPrefix("/") || folder.isEmpty { return file }
    return folder.hasSuffix("/") ? folder + file : folder + "/" + file
  }

  /// The headings that the description itself names, each once.
  fileprivate var headings: [String] {
    var seen: Set<String> = []
    let named =
      [id, period, name, long?.indicator, long?.value].compactMap { $0 } + aliases.map(\.heading)
      + filters.map(\.heading)
    return named.filter { seen.insert($0).inserted }
  }

  /// This table and all its joins, joins of joins included.
  var withJoins: [DataDescription] { [self] + joins.flatMap(\.withJoins) }
}
