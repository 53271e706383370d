public import PalmaresCore
public import PalmaresEngine

/// Reads the figures that a publisher printed.
///
/// The empty cell, `NA` and declared codes are absent figures. `=4` and `4=` are shared places,
/// `201–250` a range (a hyphen will do), `1501+` and `>500` have no upper limit, `<100` no lower one.
/// Where a comparison is `exact`, ranges are words: bands have names. Words are refused where a
/// comparison needs numbers.
public enum PublishedTableReader {
  /// Reads the identifiers and every compared column.
  ///
  /// - Parameters:
  ///   - description: one item of `published`.
  ///   - file: replaces `description.data.file` (`--expected FILE`); relative to the working
  ///     directory.
  ///   - keepsWords: a cell that is neither a number nor a range is a word, where it is refused otherwise:
  ///     for tables of others, which the reader can't mend.
  /// - Returns: the figures, and remarks on how the file was read.
  /// - Throws: every problem of the file that can be seen at once; `input.no-published-figures` where
  ///   there is no file to read.
  public static func read(
    _ description: PublishedDescription, file: String? = nil, keepsWords: Bool = false
  ) throws(DiagnosticError) -> (table: PublishedTable, remarks: [Diagnostic]) {
    guard let source = try DataSource.open(description.data, file: file) else {
      throw DiagnosticError(PublishedProblem.noFigures(description))
    }
    let index = UnitIndex(source)
    var problems = index.problems(of: source)
    let columns = PublishedColumns.read(
      description.comparisons, from: source, keepsWords: keepsWords)
    problems += columns.problems
    if !problems.isEmpty { throw DiagnosticError(problems) }
    let table = PublishedTable(
      title: description.title, file: source.table.file, identifiers: index.identifiers,
      lines: source.rows.map(source.table.line(ofRow:)), comparisons: columns.comparisons,
      only: description.only)
    return (table, SourceRemarks(source: source).remarks(on: columns.form, wordsNotAvailable: [:]))
  }

  /// The headings of the table that would be read, in the order of the file; none where there is no
  /// file.
  ///
  /// - Throws: the problems of the file's form.
  public static func headings(
    _ description: PublishedDescription, file: String? = nil
  ) throws(DiagnosticError) -> [String] {
    try DataSource.open(description.data, file: file)?.table.headings ?? []
  }

  /// What can be said of the headings alone, for a check without figures. Nothing where the reader
  /// must bring the table.
  public static func problemsOfHeadings(_ description: PublishedDescription) -> [Diagnostic] {
    do throws(DiagnosticError) {
      guard let source = try DataSource.open(description.data) else { return [] }
      return description.comparisons.filter { source.table.column($0.heading) == nil }.map {
        source.problem.unknownHeading($0.heading, askedAt: $0.location)
      }
    } catch {
      return error.diagnostics
    }
  }
}
