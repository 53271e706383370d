/// From one standing to another. `nil` where one of the two has no value.
public struct StandingChange: Sendable, Hashable {
  public var before: Standing
  public var after: Standing

  public var score: Double? { Self.difference(before.score, after.score) }
  /// Places nearer the first, as everywhere in a comparison: from the third to the first is 2.
  public var rise: Double? { Self.difference(after.rank, before.rank) }
  /// Bands, grades and groups that are another word after, or come, or go.
  public var classes: [ClassChange] {
    let kinds = before.classes.map(\.kind) + after.classes.map(\.kind)
    var seen = Set<StandingClass.Kind>()
    return kinds.filter { seen.insert($0).inserted }.map {
      ClassChange(kind: $0, before: before.word(of: $0), after: after.word(of: $0))
    }.filter { $0.before != $0.after }
  }

  private static func difference(_ a: Double?, _ b: Double?) -> Double? {
    // A value that came or went is no number, and no change only where neither has one.
    if a == nil, b == nil { return 0 }
    guard let a, let b else { return nil }
    return b - a
  }
}

/// A band, grade or group before and after.
public struct ClassChange: Sendable, Hashable {
  public var kind: StandingClass.Kind
  public var before: String?
  public var after: String?
}

extension Standing {
  func word(of kind: StandingClass.Kind) -> String? {
    classes.first { $0.kind == kind }?.word
  }
}
