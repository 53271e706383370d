public import PalmaresCore

/// A condition that figures must not meet: where it holds for an institution, the data are refused,
/// or a warning is given.
///
///     document: {refuse: "points > 0 and not present(document)", because: Evidence needs a document}
///
/// Three-valued: where a missing value leaves the condition open it doesn't hold, so that a check
/// about absence says so with `present(…)`.
public struct CheckDefinition: Sendable {
  public var name: String
  public var effect: Effect
  public var condition: Expression
  /// Why such figures can't be, or are doubtful.
  public var because: LocalizedText
  /// Ways out, the likeliest first.
  public var fix: [LocalizedText]
  public var citation: String?
  public var note: LocalizedText?
  public var location: SourceLocation?

  public init(
    name: String, _ effect: Effect, where condition: Expression, because: LocalizedText,
    fix: [LocalizedText] = [], citation: String? = nil, note: LocalizedText? = nil,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.effect = effect
    self.condition = condition
    self.because = because
    self.fix = fix
    self.citation = citation
    self.note = note
    self.location = location
  }

  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// Nothing is ranked.
    case refuse
    /// The result stands, with a warning.
    case warn
  }
}
