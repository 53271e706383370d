import PalmaresCore
import PalmaresEngine

/// Which row of a table gives one column its value for each institution; −1 where none does.
struct CellAssignment: Sendable {
  let rowOfUnit: [Int]
  /// The rows that are read, and for whom.
  let rows: [Int]
  let units: [Int]

  init(rowOfUnit: [Int]) {
    self.rowOfUnit = rowOfUnit
    units = rowOfUnit.indices.filter { rowOfUnit[$0] >= 0 }
    rows = rowOfUnit.filter { $0 >= 0 }
  }

  /// Puts values that were read for `units` in their places; the others are missing.
  static func spread(_ column: Column, over units: [Int], count: Int) -> Column {
    if units.count == count { return column }
    var result = Column(absent: .missing, count: count)
    result.categories = column.categories
    for (position, unit) in units.enumerated() {
      result.values[unit] = column.values[position]
      result.states[unit] = column.states[position]
    }
    return result
  }
}

/// Finds the row for each institution and column of one table.
struct CellAssigner {
  let source: DataSource
  /// The institutions of this table.
  let index: UnitIndex
  /// For each of them, its place in the dataset, or −1 where the dataset doesn't hold it.
  let unitInDataset: [Int]
  let count: Int

  /// One row per institution: the same for every column of the table.
  func wide() -> CellAssignment {
    var rows = [Int](repeating: -1, count: count)
    for (unit, row) in index.firstRow.enumerated() where unitInDataset[unit] >= 0 {
      rows[unitInDataset[unit]] = row
    }
    return CellAssignment(rowOfUnit: rows)
  }

  /// The rows of some indicators, each with its breakdown, in one pass over the table.
  ///
  /// - Returns: for each item the assignment, and the rows that give a second value.
  func indicators(
    _ items: [(indicator: String, filters: [RowFilter])]
  ) -> [(cells: CellAssignment, duplicates: [DataProblem.Pair])] {
    var rows = [[Int]](repeating: [Int](repeating: -1, count: count), count: items.count)
    var duplicates = [[DataProblem.Pair]](repeating: [], count: items.count)
    guard let long = source.description.long, let column = source.table.column(long.indicator)
    else { return [] }
    let wanted = Dictionary(grouping: items.indices, by: { items[$0].indicator })
    for (position, row) in source.rows.enumerated() {
      let unit = unitInDataset[index.unitOfRow[position]]
      guard unit >= 0, let candidates = wanted[source.table.text(row: row, column: column)] else {
        continue
      }
      for item in candidates where passes(items[item].filters, row) {
        let earlier = rows[item][unit]
        if earlier < 0 {
          rows[item][unit] = row
        } else {
          duplicates[item].append(
            .init(identifier: source.identifier(ofRow: row), first: earlier, second: row))
        }
      }
    }
    return zip(rows, duplicates).map { (CellAssignment(rowOfUnit: $0), $1) }
  }

  /// A column of a long table that says the same on all rows of an institution, such as its region.
  func attribute(_ column: Int) -> (cells: CellAssignment, duplicates: [DataProblem.Pair]) {
    var rows = [Int](repeating: -1, count: count)
    var duplicates: [DataProblem.Pair] = []
    for (position, row) in source.rows.enumerated() {
      let unit = unitInDataset[index.unitOfRow[position]]
      if unit < 0 || source.table.isEmptyCell(row: row, column: column) { continue }
      let earlier = rows[unit]
      if earlier < 0 {
        rows[unit] = row
      } else if source.table.text(row: earlier, column: column)
        != source.table.text(row: row, column: column)
      {
        duplicates.append(
          .init(identifier: source.identifier(ofRow: row), first: earlier, second: row))
      }
    }
    return (CellAssignment(rowOfUnit: rows), duplicates)
  }

  private func passes(_ filters: [RowFilter], _ row: Int) -> Bool {
    filters.allSatisfy { filter in
      source.table.column(filter.heading).map {
        filter.values.contains(source.table.text(row: row, column: $0))
      } ?? false
    }
  }
}
