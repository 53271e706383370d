/// The keys that one kind of mapping may have. `MethodologyLanguage` lists them all, so that the
/// manual and the JSON Schema can be held against what is read.
public struct KeySet: Sendable, Hashable {
  /// What has the keys, in the manual's words: `node`, `data`, `scale`.
  public let name: String
  public let keys: [String]

  init(_ name: String, _ keys: [String]) {
    self.name = name
    self.keys = keys
  }
}
