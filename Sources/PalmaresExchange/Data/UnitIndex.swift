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

  /// Identifiers that are another one but for the spaces around them.
  private(set) var spaced: [DataProblem.Pair] = []

  /// What is wrong with the identifiers of a table.
  func problems(of source: DataSource) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if source.description.long == nil, !duplicates.isEmpty {
      problems.append(source.problem.duplicateIdentifiers(duplicates))
    }
    if !spaced.isEmpty { problems.append(source.problem.spacesAroundIdentifiers(spaced)) }
    return problems
  }

  /// `'A '` beside `'A'` is a slip of the pen, and would be another institution.
  private mutating func findSpaced() {
    for (unit, identifier) in identifiers.enumerated() {
      guard let first = identifier.utf8.first, let last = identifier.utf8.last,
        first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80
      else { continue }
      let trimmed = identifier.trimmed
      if trimmed == identifier { continue }
      if let other = positions[trimmed] {
        spaced.append(
          DataProblem.Pair(identifier: identifier, first: firstRow[other], second: firstRow[unit]))
      }
    }
  }

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
    findSpaced()
  }
}
