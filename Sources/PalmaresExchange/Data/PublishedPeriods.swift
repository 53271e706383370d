public import PalmaresCore

/// The periods (editions, years) of a table of published figures.
public enum PublishedPeriods {
  /// The values under the heading of periods, each once, from the first to the last: by number where
  /// all are numbers, else as text. Empty where the description names no such heading.
  ///
  /// - Throws: what is wrong with the file; `data.unknown-heading` where it has no such heading.
  public static func read(
    _ description: PublishedDescription, file: String? = nil
  ) throws(DiagnosticError) -> [String] {
    guard let heading = description.period else { return [] }
    guard let source = try DataSource.open(description.data, file: file) else {
      throw DiagnosticError(PublishedProblem.noFigures(description))
    }
    guard let column = source.table.column(heading) else {
      throw DiagnosticError(source.problem.unknownHeading(heading))
    }
    let found = Set(source.rows.map { source.table.text(row: $0, column: column) })
    let named = found.subtracting([""])
    let numbers = named.compactMap { name in DecimalNumber.value(of: name).map { ($0, name) } }
    guard numbers.count == named.count else { return named.sorted() }
    return numbers.sorted { $0 < $1 }.map(\.1)
  }
}

extension PublishedDescription {
  /// Only the rows of one period.
  public func of(period: String) -> PublishedDescription {
    guard let heading = self.period else { return self }
    var description = self
    description.data.filters.append(RowFilter(heading: heading, values: [period]))
    return description
  }
}
