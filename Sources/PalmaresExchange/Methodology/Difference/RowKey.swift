import PalmaresCore

/// What tells the rows of a table apart in two methodologies: the column that an amendment names,
/// else the first one in which each row has a cell of its own, in both.
struct RowKey {
  /// `nil` where no column will do; a row is then known by all its cells.
  let heading: String?

  init(_ a: MethodologyTable, _ b: MethodologyTable, amendmentKeys: [String]) {
    heading = (amendmentKeys + a.headings).first { heading in
      [a, b].allSatisfy { Self.tellsApart(heading, in: $0) }
    }
  }

  private static func tellsApart(_ heading: String, in table: MethodologyTable) -> Bool {
    let cells = table.rows.map { $0.cells[heading, default: ""] }
    return table.headings.contains(heading) && !cells.contains("")
      && Set(cells).count == cells.count
  }

  /// The rows of a table under their keys, without blank cells.
  func tree(of table: MethodologyTable) -> MarkedTree {
    var seen: [String: Int] = [:]
    let entries = table.rows.map { row in
      let name = name(of: row, in: table)
      seen[name, default: 0] += 1
      let times = seen[name, default: 1]
      let mark = Self.mark(row)
      return MarkedTree.Entry(
        key: times > 1 ? "\(name) (\(times))" : name, keyMark: mark,
        value: cells(of: row, in: table, at: mark))
    }
    return MarkedTree(.mapping(entries), at: Mark(line: 1, column: 1))
  }

  func name(of row: MethodologyTable.Row, in table: MethodologyTable) -> String {
    if let heading { return row.cells[heading, default: ""] }
    return table.headings.compactMap { row.cells[$0] }.joined(separator: ", ")
  }

  private func cells(
    of row: MethodologyTable.Row, in table: MethodologyTable, at mark: Mark
  ) -> MarkedTree {
    let filled = table.headings.filter { $0 != heading && !row.cells[$0, default: ""].isEmpty }
    return .mapping(
      filled.map { ($0, .plain(row.cells[$0, default: ""], at: mark)) }, at: mark)
  }

  private static func mark(_ row: MethodologyTable.Row) -> Mark {
    let place = row.origin.location
    return Mark(
      line: place.line ?? 1, column: place.column ?? 1,
      file: place.file.isEmpty ? nil : InheritedFile(place.file))
  }
}
