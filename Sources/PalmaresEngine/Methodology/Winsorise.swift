/// Brings extremes in, one at a time, until a condition holds.
///
///     winsorise: {until: abs(skew) < 2 or kurt < 3.5, at_most: 5, else: [{map: log(x)}]}
///
/// While the condition fails, the most extreme value of the fit population, on the side of the
/// longer tail (the sign of the skewness), takes the next value inward; equal extremes go together.
/// When the condition still fails after `at_most`, all values go back to what they were and
/// the `else` steps are applied; without `else` that is an error.
///
/// - Source: OECD/JRC (2008), *Handbook*, step 4 (outlier treatment); Becker et al. (2022), "COINr:
///   An R package for developing composite indicators", *JOSS* 7(78), 4567.
public struct Winsorise: Sendable {
  public var until: Expression
  public var atMost: Int
  public var otherwise: [Step]?

  public init(until: Expression, atMost: Int, otherwise: [Step]? = nil) {
    self.until = until
    self.atMost = atMost
    self.otherwise = otherwise
  }
}
