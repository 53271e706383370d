/// Values beyond a limit become the limit.
///
///     clip: [0, 100]
///     clip: [null, 1]                             # no lower limit
///     clip: [quantile(.05), quantile(.95)]        # winsorised at 5 and 95 %
///
/// Limits out of order are an error.
public struct Clip: Sendable {
  public var low: Expression?
  public var high: Expression?

  public init(low: Expression?, high: Expression?) {
    self.low = low
    self.high = high
  }
}
