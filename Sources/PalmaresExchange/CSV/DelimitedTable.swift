public import PalmaresCore

/// A table of texts read from a file of separated fields (CSV): headings, then rows of equal width.
///
/// Fields are kept as places in the bytes of the file and become texts only when asked for, so that
/// a file of millions of cells costs one pass over its bytes.
public struct DelimitedTable: Sendable {
  /// Path as the user gave it.
  public let file: String
  /// In the order of the file; each once.
  public let headings: [String]
  public let dialect: FoundDialect

  /// Number of rows under the headings.
  public var rowCount: Int { 0 }

  /// The text of a cell, quotes taken off.
  public func text(row: Int, column: Int) -> String { "" }

  /// The line of the file on which a row starts, from 1.
  public func line(ofRow row: Int) -> Int { 0 }

  /// Reads a file, finding the separator and the encoding where they are not declared.
  ///
  /// - Throws: every problem of the file's form at once: absent, empty, undecodable, cut off, rows
  ///   of unequal width, headings that stand twice.
  public static func read(
    file: String, dialect: DeclaredDialect = DeclaredDialect()
  ) throws(DiagnosticError) -> DelimitedTable {
    DelimitedTable(file: file, headings: [], dialect: FoundDialect())
  }
}
