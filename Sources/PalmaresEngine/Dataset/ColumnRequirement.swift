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

  public init(name: String, kind: Kind, location: SourceLocation? = nil) {
    self.name = name
    self.kind = kind
    self.location = location
  }
}
