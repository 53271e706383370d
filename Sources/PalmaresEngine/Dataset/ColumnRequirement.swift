public import PalmaresCore

/// A column that a methodology reads, and as what.
public struct ColumnRequirement: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case number
    case text
  }

  /// The name the methodology uses.
  public var name: String
  public var kind: Kind
  /// Where the methodology asks for it, for messages.
  public var location: SourceLocation?

  /// Names of nodes and parameters that may have been meant, where the data have no such column.
  public var alternatives: [String]

  /// `region == "Montagne"`: the comparison in which the name stands, as it is written where the name is
  /// meant as a word; `nil` where it stands in none.
  public var asWord: String?

  public init(
    name: String, kind: Kind, location: SourceLocation? = nil, alternatives: [String] = [],
    asWord: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.location = location
    self.alternatives = alternatives
    self.asWord = asWord
  }
}
