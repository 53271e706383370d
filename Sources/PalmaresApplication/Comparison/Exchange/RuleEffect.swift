public import PalmaresCore

/// What one rule of another methodology does to an institution, in the place of the first one's own.
public struct RuleEffect: Sendable {
  public let rule: ExchangedRule
  /// The difference in sentences, as `methods diff` says it.
  public let sentences: [LocalizedText]
  /// Where the rule of the other method, or else of the first, is published.
  public let citation: String?
  /// What came along from the other method, because the rule reads it.
  public let companions: [String]
  public let change: StandingChange

  /// Whether it changes anything for the institution.
  public var matters: Bool {
    change.score != 0 || change.rise != 0 || !change.classes.isEmpty
  }
}

/// A rule that can't be exchanged alone, and why.
public struct UnexchangedRule: Sendable {
  public let sentences: [LocalizedText]
  public let reason: LocalizedText
}
