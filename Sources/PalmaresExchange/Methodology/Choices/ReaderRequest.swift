/// What a reader asks of a methodology, as written: nothing of it is checked yet.
public struct ReaderRequest: Sendable, Hashable {
  /// The name of a profile.
  public var profile: String?
  /// `NAME=NUMBER`, each in place of what the profile and the methodology say.
  public var settings: [String]
  /// A condition: only these institutions are listed, of those of the profile.
  public var only: String?

  public init(profile: String? = nil, settings: [String] = [], only: String? = nil) {
    self.profile = profile
    self.settings = settings
    self.only = only
  }

  public var isEmpty: Bool { profile == nil && settings.isEmpty && only == nil }
}
