/// A methodology that another one builds on with `extends`.
public struct BaseMethodology: Sendable, Hashable {
  /// As its file says; empty where it says nothing.
  public var id: String
  public var edition: String
  /// Path seen from the working directory.
  public var file: String
}
