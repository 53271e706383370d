public import PalmaresCore
public import PalmaresEngine

/// What a methodology says of one column of its data.
public struct ColumnDescription: Sendable {
  /// The name that the methodology uses.
  public var name: String
  /// The heading in the file; `name` where `nil`.
  public var heading: String?
  /// In a long table: the value of the indicator column; `name` where `nil`.
  public var indicator: String?
  /// In a long table: the heading of the values; that of the table where `nil`.
  public var valueHeading: String?
  /// In a long table: the breakdown to read.
  public var filters: [RowFilter]
  /// Found from use where `nil`.
  public var type: ColumnRequirement.Kind?
  /// The numbers that may stand here; any where `nil`.
  public var allowed: AllowedNumbers?
  /// Only a statement: changing it would change nothing but the form. A plan leaves it out.
  public var isDeclarative: Bool
  /// Codes for this column, in place of those of the table.
  public var missing: [MissingCode]?
  public var unitOfMeasure: String?
  public var label: LocalizedText?
  public var direction: Direction?
  public var citation: String?
  public var note: LocalizedText?
  public var location: SourceLocation?

  public init(
    name: String, heading: String? = nil, indicator: String? = nil,
    valueHeading: String? = nil, filters: [RowFilter] = [],
    type: ColumnRequirement.Kind? = nil, allowed: AllowedNumbers? = nil,
    isDeclarative: Bool = false,
    missing: [MissingCode]? = nil,
    unitOfMeasure: String? = nil, label: LocalizedText? = nil, direction: Direction? = nil,
    citation: String? = nil, note: LocalizedText? = nil, location: SourceLocation? = nil
  ) {
    self.name = name
    self.heading = heading
    self.indicator = indicator
    self.valueHeading = valueHeading
    self.filters = filters
    self.type = type
    self.allowed = allowed
    self.isDeclarative = isDeclarative
    self.missing = missing
    self.unitOfMeasure = unitOfMeasure
    self.label = label
    self.direction = direction
    self.citation = citation
    self.note = note
    self.location = location
  }
}
