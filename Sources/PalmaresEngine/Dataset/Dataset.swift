public import PalmaresCore

/// Statistical units × columns: what a methodology is applied to. Immutable once read.
public struct Dataset: Sendable {
  public let units: StatisticalUnits
  /// Columns by the name that the methodology uses.
  public let columns: [String: Column]
  /// Where the cells came from, so that a trace ends at the input.
  public let origin: DatasetOrigin
  /// All periods of the file that it is one of; `nil` where the file has no periods.
  public private(set) var series: PeriodSeries?
  /// Its place among them.
  public private(set) var position = 0

  /// - Precondition: every column has a value or a state for every unit.
  public init(
    units: StatisticalUnits, columns: [String: Column], origin: DatasetOrigin = DatasetOrigin()
  ) {
    for (name, column) in columns {
      precondition(
        column.count == units.count, "'\(name)': \(column.count) values, \(units.count) units")
    }
    self.units = units
    self.columns = columns
    self.origin = origin
  }

  func placed(in series: PeriodSeries, at position: Int) -> Dataset {
    var placed = self
    placed.series = series
    placed.position = position
    return placed
  }

  /// The cell of one institution in one column, for messages and for the trace.
  public func location(of column: String, at unit: Int) -> SourceLocation? {
    origin.location(of: column, at: unit)
  }

  /// The text of a cell as it stood in the file, or `nil` where the dataset was not read from one.
  public func text(of column: String, at unit: Int) -> String? {
    origin.text?(column, unit)
  }
}

/// Where the cells of a dataset came from.
public struct DatasetOrigin: Sendable {
  /// The file that holds a column, with the column's heading and number there.
  public struct Place: Sendable, Hashable {
    public var file: String
    public var heading: String
    /// Number of the column in the file, from 1; `nil` in a long table, where rows name it.
    public var number: Int?

    public init(file: String, heading: String, number: Int?) {
      self.file = file
      self.heading = heading
      self.number = number
    }
  }

  /// SHA-256 of the file or files, in hexadecimal; `nil` for data built in memory.
  public var sha256: String?
  public var places: [String: Place]
  /// The line of a cell: column, unit → line from 1.
  public var line: (@Sendable (String, Int) -> Int?)?
  /// The text of a cell as it stands in the file: column, unit → text.
  public var text: (@Sendable (String, Int) -> String?)?

  public init(
    sha256: String? = nil, places: [String: Place] = [:],
    line: (@Sendable (String, Int) -> Int?)? = nil,
    text: (@Sendable (String, Int) -> String?)? = nil
  ) {
    self.sha256 = sha256
    self.places = places
    self.line = line
    self.text = text
  }

  func location(of column: String, at unit: Int) -> SourceLocation? {
    guard let place = places[column] else { return nil }
    let line = line?(column, unit)
    guard let number = place.number else {
      return SourceLocation(file: place.file, line: line, name: "'\(place.heading)'")
    }
    return SourceLocation(
      file: place.file, line: line, tableColumn: number, heading: place.heading)
  }
}
