/// Puts a value where there is none. What is *not applicable* stays so.
///
///     fill: 0
///     fill: mean                                   # of the fit population
///     {fill: mean, by: region}                     # of the institution's group
///     {fill: {with: mean, or: missing}, by: region}
///
/// A group without any value to take a mean of is an error, unless `or: missing` lets the value stay
/// missing (for a second `fill` to treat).
///
/// - Source: OECD/JRC (2008), *Handbook*, step 3 (imputation).
public struct Fill: Sendable {
  public var with: Expression
  public var otherwiseMissing: Bool

  public init(with: Expression, otherwiseMissing: Bool = false) {
    self.with = with
    self.otherwiseMissing = otherwiseMissing
  }
}
