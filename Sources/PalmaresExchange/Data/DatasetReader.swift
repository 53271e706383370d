public import PalmaresCore
public import PalmaresEngine

/// Reads the figures of a methodology: statistical units × columns.
///
/// In a column of numbers the empty cell, `NA` and declared codes are without a value; in a column of
/// words only the empty cell and declared codes are (`NA` is also the ISO code of Namibia), and a
/// remark says where `NA` was kept. A cell is compared with a code as text, and as a number where
/// both are numbers. Rows of separators alone are passed over and said.
public enum DatasetReader {
  /// Reads the columns that a methodology asks for.
  ///
  /// - Parameters:
  ///   - description: the `data` block.
  ///   - file: replaces `description.file` (`--data FILE`); relative to the working directory.
  ///   - requirements: the columns to read, and as what. A type that the description declares goes
  ///     before that.
  ///   - period: which of several periods; the last one where `nil`, which is said. The others stay
  ///     within reach of rules that look back.
  ///   - ranges: what becomes of printed ranges in columns of numbers.
  /// - Returns: the dataset, in the order of the first table, and remarks: how the files were read
  ///   wherever that is not the plain way, and what did not match.
  /// - Throws: every problem of the files that can be seen at once; `input.no-data` where there is
  ///   no file to read.
  public static func read(
    _ description: DataDescription, file: String? = nil, requirements: [ColumnRequirement],
    period: String? = nil, ranges: PrintedRanges = .refused
  ) throws(DiagnosticError) -> (dataset: Dataset, remarks: [Diagnostic]) {
    if description.period == nil, let period {
      throw DiagnosticError(DataProblem.withoutPeriods(period))
    }
    let sources = try open(description, file: file)
    let plan = ColumnPlan(requirements, in: sources)
    let (parts, problems) = PeriodPart.parts(of: sources)
    var reading = DatasetReading(sources: sources, parts: parts, items: plan.items, ranges: ranges)
    reading.problems =
      plan.problems + problems + parts.flatMap { $0.main.problems(of: $0.sources[0]) }
    let (datasets, found) = try reading.read()
    let remarks = sources.flatMap(\.unlistedIndicators) + found
    guard description.period != nil else {
      try check(datasets[0])
      return (datasets[0], remarks)
    }
    let series = PeriodSeries(zip(parts, datasets).map { ($0.period ?? "", $1) })
    guard let period else {
      let last = series.dataset(at: series.count - 1)
      try check(last)
      return (last, remarks + [DataProblem.lastPeriod(of: series)])
    }
    guard let position = series.position(of: period) else {
      throw DiagnosticError(DataProblem.unknownPeriod(period, series.names))
    }
    let dataset = series.dataset(at: position)
    try check(dataset)
    return (dataset, remarks)
  }

  /// Nothing can be said of nobody.
  private static func check(_ dataset: Dataset) throws(DiagnosticError) {
    guard dataset.units.count == 0, !dataset.units.setAside.isEmpty else { return }
    throw DiagnosticError(dataset.units.setAside.noNumbers)
  }

  /// What can be said of the headings alone, for a check without figures: columns that are asked for
  /// and headings that are declared, where the files hold none such. Nothing where the reader must
  /// bring the figures.
  public static func problemsOfHeadings(
    _ description: DataDescription, requirements: [ColumnRequirement]
  ) -> [Diagnostic] {
    if description.withJoins.contains(where: { $0.file == nil }) { return [] }
    do throws(DiagnosticError) {
      let sources = try open(description, file: nil)
      let plan = ColumnPlan(requirements, in: sources)
      let asked = Set(requirements.map(\.name))
      let declared = sources.flatMap { $0.description.columns }
        .filter { !asked.contains($0.name) }
        .map { ColumnRequirement(name: $0.name, kind: $0.type ?? .number, location: $0.location) }
      return plan.problems + ColumnPlan(declared, in: sources).problems
    } catch {
      return error.diagnostics
    }
  }

  /// The columns that are asked for and that the files don't hold; none where the files can't be
  /// opened, which is another problem.
  public static func absentColumns(
    _ description: DataDescription, file: String? = nil, requirements: [ColumnRequirement]
  ) -> [String] {
    do throws(DiagnosticError) {
      let sources = try open(description, file: file)
      let absent: Set = [
        DiagnosticRule("data.unknown-column"), DiagnosticRule("data.unknown-indicator"),
      ]
      return requirements.filter { requirement in
        ColumnPlan([requirement], in: sources).problems.contains { absent.contains($0.rule) }
      }.map(\.name)
    } catch {
      return []
    }
  }

  /// Opens the table and its joins; the problems of all of them are reported together.
  private static func open(
    _ description: DataDescription, file: String?
  ) throws(DiagnosticError) -> [DataSource] {
    var sources: [DataSource] = []
    var problems: [Diagnostic] = []
    for (position, table) in description.withJoins.enumerated() {
      let override = position == 0 ? file : nil
      do throws(DiagnosticError) {
        if let source = try DataSource.open(table, file: override) {
          sources.append(source)
        } else {
          problems.append(DataProblem.noData(table))
        }
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { throw DiagnosticError(problems) }
    return sources
  }
}
