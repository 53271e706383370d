import PalmaresCore

/// The institutions of one table: identifiers in order of first appearance, and where each stands.
struct UnitIndex {
  private(set) var identifiers: [String] = []
  private(set) var positions: [String: Int] = [:]
  /// The first row of each.
  private(set) var firstRow: [Int] = []
  /// For each kept row, whose it is.
  private(set) var unitOfRow: [Int] = []
  /// Rows whose identifier had come before.
  private(set) var duplicates: [DataProblem.Pair] = []

  init(_ source: DataSource) {
    identifiers.reserveCapacity(source.rows.count)
    positions.reserveCapacity(source.rows.count)
    for row in source.rows {
      let identifier = source.identifier(ofRow: row)
      let next = identifiers.count
      let unit = positions[identifier, default: next]
      if unit == next {
        positions[identifier] = next
        identifiers.append(identifier)
        firstRow.append(row)
      } else {
        duplicates.append(
          DataProblem.Pair(identifier: identifier, first: firstRow[unit], second: row))
      }
      unitOfRow.append(unit)
    }
  }
}
