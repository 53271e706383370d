/// Rows under headings: what every surface draws (terminal, CSV, JSON, page).
///
/// Cells hold values, not texts, so that each surface writes them in its own notation and language.
public struct Table: Sendable {
  /// What the table shows, in one sentence.
  public var caption: LocalizedText?
  public var columns: [Column]
  /// Each row has one cell for each column.
  public private(set) var rows: [[Cell]] = []
  /// What a reader must know to read the figures rightly; drawn after the rows.
  public var notes: [LocalizedText]

  public init(
    caption: LocalizedText? = nil, columns: [Column], notes: [LocalizedText] = []
  ) {
    self.caption = caption
    self.columns = columns
    self.notes = notes
  }

  /// - Precondition: one cell for each column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "\(row.count) cells, \(columns.count) columns")
    rows.append(row)
  }

  public struct Column: Sendable, Hashable {
    /// Stable name for programs: the heading in CSV, the key in JSON.
    public var code: String
    /// What people read above the column.
    public var heading: LocalizedText
    public var alignment: Alignment

    public init(_ code: String, _ heading: LocalizedText, _ alignment: Alignment = .start) {
      self.code = code
      self.heading = heading
      self.alignment = alignment
    }
  }

  public enum Alignment: Sendable, Hashable {
    /// Where lines of the language begin: texts.
    case start
    /// Where they end: numbers.
    case end
  }
}
