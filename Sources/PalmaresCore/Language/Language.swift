/// A language that every message, label and page exists in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case french = "fr"
}
