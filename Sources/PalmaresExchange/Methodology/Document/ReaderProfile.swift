public import PalmaresCore
public import PalmaresEngine

/// A choice that a methodology offers its readers under a name: parameters of theirs, and who is
/// listed.
public struct ReaderProfile: Sendable {
  /// What `--profile` names it by.
  public var name: String
  public var title: LocalizedText
  /// In the order of the file.
  public var settings: [ReaderSetting]
  /// The institutions that are listed, among those that the methodology lists.
  public var only: Expression?
  public var location: SourceLocation?
}

/// A parameter with the value that a reader gives it.
public struct ReaderSetting: Sendable, Hashable {
  public var name: String
  public var value: Double
}
