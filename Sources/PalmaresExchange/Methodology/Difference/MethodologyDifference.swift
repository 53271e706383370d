public import PalmaresCore

/// One thing that two methodologies say differently.
public struct MethodologyDifference: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case added, removed, changed
  }

  /// `nodes.hdi.mean.income`, in the files written out.
  public var path: String
  /// The same place, key by key: `["nodes", "hdi", "mean", "income"]`.
  public var keys: [String]
  public var kind: Kind
  /// What stood there, as YAML on one line; `nil` where nothing did.
  public var before: String?
  public var after: String?
  /// Where it stands: in the first file, then in the second.
  public var locations: [SourceLocation]
  /// Whether it can change a figure; titles, notes and sources can't.
  public var isRule: Bool
  /// The difference as a sentence.
  public var summary: LocalizedText
  /// What a row of a table is called besides its key; `nil` where it has no name, and elsewhere.
  public var name: LocalizedText?

  public init(
    path: String, keys: [String], kind: Kind, before: String?, after: String?,
    locations: [SourceLocation],
    isRule: Bool, summary: LocalizedText, name: LocalizedText? = nil
  ) {
    self.path = path
    self.keys = keys
    self.kind = kind
    self.before = before
    self.after = after
    self.locations = locations
    self.isRule = isRule
    self.summary = summary
    self.name = name
  }
}
