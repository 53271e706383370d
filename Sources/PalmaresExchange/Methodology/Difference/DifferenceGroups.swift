public import PalmaresCore

extension Sequence where Element == MethodologyDifference {
  /// What differs, in sentences.
  public var sentences: [LocalizedText] { map(\.summary) }
}
