public import PalmaresCore

/// A table of texts read from a file of separated fields (CSV): headings, then rows of equal width.
///
///     let table = try DelimitedTable.read(file: "hdi.csv")
///     table.headings                // ["country", "le", …]
///     table.text(row: 0, column: 1) // "82.691"
///
/// Fields are kept as places in the bytes of the file and become texts only when asked for, so that
/// a file of millions of cells costs one pass over its bytes. Cells are as they stand in the file,
/// quotes taken off, spaces kept. Blank lines are passed over.
public struct DelimitedTable: Sendable {
  /// Path as the user gave it.
  public let file: String
  /// In the order of the file; each once. At most one is empty: the row names that R writes.
  public let headings: [String]
  public let dialect: FoundDialect
  /// SHA-256 of the file, in hexadecimal.
  public var sha256: String { digest.text }
  /// Number of rows under the headings; at least one.
  public let rowCount: Int

  let bytes: [UInt8]
  /// Places of the cells, row by row, headings first; see `RecordScanner`.
  let fields: [UInt64]
  private let lines: [UInt32]
  private let digest: BackgroundDigest

  /// The text of a cell, quotes taken off.
  public func text(row: Int, column: Int) -> String {
    precondition(
      (0..<rowCount).contains(row) && headings.indices.contains(column),
      "no cell \(row), \(column)")
    return Self.text(fields[(row + 1) * headings.count + column], in: bytes)
  }

  /// The line of the file on which a row starts, from 1.
  public func line(ofRow row: Int) -> Int { Int(lines[row + 1]) }

  /// Where a heading stands, or `nil`.
  public func column(_ heading: String) -> Int? { headings.firstIndex(of: heading) }

  /// Reads a file, finding the separator and the encoding where they are not declared.
  ///
  /// - Parameters:
  ///   - file: relative to the working directory, or absolute.
  ///   - dialect: what the author says of the file's form.
  /// - Returns: a table of at least one row.
  /// - Throws: the problems of the file's form: absent, empty, undecodable, cut off, rows of unequal
  ///   width, headings that stand twice.
  public static func read(
    file: String, dialect: DeclaredDialect = DeclaredDialect()
  ) throws(DiagnosticError) -> DelimitedTable {
    let contents = try FileContents.read(file, longestLine: longestLine)
    return try DelimitedTable(bytes: contents.bytes, file: file, dialect: dialect)
  }

  /// Reads a table from bytes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  ///   - dialect: what the author says of the file's form.
  /// - Throws: as `read(file:dialect:)`.
  public init(
    bytes: [UInt8], file: String, dialect: DeclaredDialect = DeclaredDialect()
  ) throws(DiagnosticError) {
    var problem = TableProblem(file: file)
    if bytes.isEmpty { throw DiagnosticError(FileProblem.empty(file)) }
    let digest = BackgroundDigest(of: bytes)
    let text = try TextDecoding(file: file, bytes: bytes, declared: dialect.encoding).decoded()
    let separator = try Self.separator(of: text, declared: dialect.separator, problem)
    let scanner = text.bytes.withUnsafeBufferPointer { buffer in
      var scanner = RecordScanner(buffer, from: text.start, separator: separator.byte)
      scanner.scan()
      return (scanner.fields, scanner.lines, scanner.width, scanner.problems)
    }
    let (fields, lines, width, problems) = scanner
    problem.headingLine = lines.first.map(Int.init) ?? 1
    let headings = fields.prefix(width).map { Self.text($0, in: text.bytes) }
    let found =
      problem.diagnostics(of: problems, width: width, in: text.bytes, separator)
      + problem.diagnostics(ofHeadings: headings)
    if !found.isEmpty { throw DiagnosticError(found) }
    if lines.count < 2 { throw DiagnosticError(problem.noRows(hasHeadings: !lines.isEmpty)) }
    self.file = file
    self.headings = headings
    self.dialect = FoundDialect(
      separator: separator, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark)
    self.digest = digest
    self.rowCount = lines.count - 1
    self.bytes = text.bytes
    self.fields = fields
    self.lines = lines
  }

  /// A longer line is refused before the rest is read.
  private static let longestLine = 16 << 20

  private static func separator(
    of text: DecodedText, declared: FieldSeparator?, _ problem: TableProblem
  ) throws(DiagnosticError) -> FieldSeparator {
    if let declared { return declared }
    switch SeparatorFinder.find(in: text.bytes[text.start...]) {
    case .found(let separator): return separator
    case .several(let separators): throw DiagnosticError(problem.ambiguous(separators))
    }
  }

  static func text(_ field: UInt64, in bytes: [UInt8]) -> String {
    let start = Int(field >> 32)
    let length = Int(field & 0x7FFF_FFFF)
    let letters = bytes[start..<start + length]
    if field & RecordScanner.doubledQuotes == 0 { return String(decoding: letters, as: UTF8.self) }
    return String(decoding: undoubled(letters), as: UTF8.self)
  }

  private static func undoubled(_ letters: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var skipsQuote = false
    for letter in letters {
      skipsQuote = letter == UInt8(ascii: "\"") && !skipsQuote
      if !skipsQuote { result.append(letter) }
    }
    return result
  }
}
