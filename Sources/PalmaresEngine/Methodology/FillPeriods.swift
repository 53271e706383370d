/// Fills a missing value from the other periods of the same column, for the same institution.
///
///     fill_periods: linear
///
/// Of the values observed in other periods:
///
/// | method | between two of them | after the last | before the first |
/// |---|---|---|---|
/// | `latest` | the one before | the last | stays missing |
/// | `constant` | the one before | the last | the first |
/// | `linear` | on the line between the two | stays missing | stays missing |
/// | `linear_constant` | on the line between the two | the last | the first |
///
/// What is *not applicable* stays so. A line needs periods that are numbers.
///
/// - Source: OECD/JRC (2008), *Handbook*, step 3; Becker et al. (2022), "COINr", *JOSS* 7(78), 4567,
///   panel imputation.
public struct FillPeriods: Sendable, Hashable {
  public var method: Method

  public init(_ method: Method) {
    self.method = method
  }

  public enum Method: String, Sendable, Hashable, CaseIterable {
    case latest
    case linear
    case constant
    case linearConstant = "linear_constant"
  }
}
