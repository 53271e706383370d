public import PalmaresCore

/// Where a table of figures is and how it is read: the `data` block of a methodology, and each of
/// its joins.
public struct DataDescription: Sendable {
  /// As written: absolute, or relative to `folder`. `nil` where the reader must bring the table.
  public var file: String?
  /// The folder of the methodology; empty for the working directory.
  public var folder: String
  /// Where a reader gets the table when there is no `file`.
  public var instructions: LocalizedText?
  /// Heading of the column of identifiers.
  public var id: String
  /// Heading of the column of periods, where the table holds several.
  public var period: String?
  /// Heading of the column of names to print.
  public var name: String?
  /// Other identifiers of the same institutions.
  public var aliases: [RegisterAlias]
  public var dialect: DeclaredDialect
  /// Codes that mean *no value*, besides the empty cell and `NA`.
  public var missing: [MissingCode]
  /// Rows to keep: those that pass every filter.
  public var filters: [RowFilter]
  /// What needs saying about a column; columns that are not here are known by their heading.
  public var columns: [ColumnDescription]
  /// Set for a long table, one value per row.
  public var long: LongLayout?
  /// Further tables with the same identifiers.
  public var joins: [DataDescription]
  /// What the figures are, where they are not what was measured.
  public var holds: FiguresHeld?
  public var location: SourceLocation?
  /// Where `file` stands.
  public var fileLocation: SourceLocation?

  public init(
    file: String? = nil, folder: String = "", instructions: LocalizedText? = nil, id: String,
    period: String? = nil, name: String? = nil, aliases: [RegisterAlias] = [],
    dialect: DeclaredDialect = DeclaredDialect(), missing: [MissingCode] = [],
    filters: [RowFilter] = [], columns: [ColumnDescription] = [], long: LongLayout? = nil,
    joins: [DataDescription] = [], location: SourceLocation? = nil,
    fileLocation: SourceLocation? = nil
  ) {
    self.file = file
    self.folder = folder
    self.instructions = instructions
    self.id = id
    self.period = period
    self.name = name
    self.aliases = aliases
    self.dialect = dialect
    self.missing = missing
    self.filters = filters
    self.columns = columns
    self.long = long
    self.joins = joins
    self.location = location
    self.fileLocation = fileLocation
  }
}

/// What a table holds in place of what was measured.
public enum FiguresHeld: String, Sendable, Hashable, CaseIterable {
  /// Scores as their publisher prints them: what they were made of isn't in the table.
  case publishedScores = "published_scores"
}

/// A column that holds the identifiers of another register: `ror`, `uai`.
public struct RegisterAlias: Sendable, Hashable {
  public var register: String
  public var heading: String

  public init(register: String, heading: String) {
    self.register = register
    self.heading = heading
  }
}

/// A text that stands in a cell instead of a value, and what it says of the value.
public struct MissingCode: Sendable, Hashable {
  public var text: String
  public var state: ValueState

  public init(_ text: String, state: ValueState = .missing) {
    self.text = text
    self.state = state
  }
}

/// Keeps the rows whose cell under a heading is one of some texts.
public struct RowFilter: Sendable, Hashable {
  public var heading: String
  public var values: [String]
  public var location: SourceLocation?

  public init(heading: String, values: [String], location: SourceLocation? = nil) {
    self.heading = heading
    self.values = values
    self.location = location
  }
}

/// The two headings of a long table: which indicator a row is about, and its value.
public struct LongLayout: Sendable, Hashable {
  public var indicator: String
  public var value: String
  /// The described columns are all the indicators there are: one without a row is missing for
  /// everyone, and rows of another one are told.
  public var isClosed: Bool

  public init(indicator: String, value: String, isClosed: Bool = false) {
    self.indicator = indicator
    self.value = value
    self.isClosed = isClosed
  }
}
