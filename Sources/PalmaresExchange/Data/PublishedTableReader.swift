public import PalmaresCore
public import PalmaresEngine

/// Reads the figures that a publisher printed.
public enum PublishedTableReader {
  /// Reads the identifiers and every compared column.
  ///
  /// - Parameters:
  ///   - description: one item of `published`.
  ///   - file: replaces `description.data.file` (`--expected FILE`); relative to the working
  ///     directory.
  /// - Returns: the figures, and remarks on how the file was read.
  /// - Throws: every problem of the file at once.
  public static func read(
    _ description: PublishedDescription, file: String? = nil
  ) throws(DiagnosticError) -> (table: PublishedTable, remarks: [Diagnostic]) {
    (
      PublishedTable(
        title: description.title, file: "", identifiers: [], lines: [], comparisons: [],
        only: description.only), []
    )
  }
}
