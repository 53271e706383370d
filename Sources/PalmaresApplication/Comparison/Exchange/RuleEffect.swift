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
  public var matters: Bool { change.score != 0 || change.rank != 0 }
}

/// A rule that can't be exchanged alone, and why.
public struct UnexchangedRule: Sendable {
  public let sentences: [LocalizedText]
  public let reason: LocalizedText
}

/// Score and rank of an institution; `nil` where a method gives none.
public struct Standing: Sendable, Hashable {
  public var score: Double?
  public var rank: Double?

  public init(score: Double? = nil, rank: Double? = nil) {
    self.score = score
    self.rank = rank
  }
}

/// From one standing to another. `nil` where one of the two has no value.
public struct StandingChange: Sendable, Hashable {
  public var before: Standing
  public var after: Standing

  public var score: Double? { Self.difference(before.score, after.score) }
  /// Negative is towards the first place.
  public var rank: Double? { Self.difference(before.rank, after.rank) }

  private static func difference(_ a: Double?, _ b: Double?) -> Double? {
    // A value that came or went is no number, and no change only where neither has one.
    if a == nil, b == nil { return 0 }
    guard let a, let b else { return nil }
    return b - a
  }
}
