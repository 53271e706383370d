public import PalmaresCore
public import PalmaresEngine

/// Reads the figures of a methodology: statistical units × columns.
public enum DatasetReader {
  /// Reads the columns that a methodology asks for.
  ///
  /// - Parameters:
  ///   - description: the `data` block.
  ///   - file: replaces `description.file` (`--data FILE`); relative to the working directory.
  ///   - requirements: the columns to read, and as what.
  /// - Returns: the dataset, and remarks: how the file was read wherever that is not the plain way,
  ///   and what did not match.
  /// - Throws: every problem of the files at once.
  public static func read(
    _ description: DataDescription, file: String? = nil, requirements: [ColumnRequirement]
  ) throws(DiagnosticError) -> (dataset: Dataset, remarks: [Diagnostic]) {
    (Dataset(units: StatisticalUnits(identifiers: []), columns: [:]), [])
  }
}
