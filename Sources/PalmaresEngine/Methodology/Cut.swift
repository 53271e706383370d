/// Points, categories, bands, groups, grades, letters: a value for each interval between limits, or
/// for each listed value.
///
///     cut: {at_least: [60, 40, 30, 20], to: [A+, A, B, C, D]}
///     cut: {at_most: [100, 200, 300], to: [exact, 101–200, 201–300, 301+]}
///     cut: {is: [yes, partly], to: [3, 1.5], else: 0}
///
/// Limits are tried in order and must be in order. With intervals there is one value more than
/// limits. With `is`, a value that is not listed and has no `else` is an error.
public struct Cut: Sendable {
  public var test: Test
  public var limits: [Limit]
  public var to: [Outcome]

  public init(test: Test, limits: [Limit], to: [Outcome]) {
    self.test = test
    self.limits = limits
    self.to = to
  }

  public enum Test: String, Sendable, Hashable, CaseIterable {
    /// x ≥ limit; limits from high to low.
    case atLeast = "at_least"
    /// x > limit; limits from high to low.
    case above
    /// x ≤ limit; limits from low to high.
    case atMost = "at_most"
    /// x < limit; limits from low to high.
    case below
    /// x = limit.
    case equals = "is"
  }

  public enum Limit: Sendable {
    case number(Expression)
    /// Only with `is`.
    case word(String)
  }

  /// What comes out: all numbers or all words.
  public enum Outcome: Sendable, Hashable {
    case number(Double)
    case word(String)
    /// No value: `null` in the file.
    case missing
  }
}
