/// How much of an output's variance a group of inputs accounts for.
public struct SobolIndex: Sendable, Hashable {
  /// By itself: the share by which the variance would fall on average if the group were known. Of a
  /// sample it may fall a little below 0.
  public var first: Double
  /// With all that it does together with others: the share that would be left if all others were known.
  public var total: Double

  public init(first: Double, total: Double) {
    self.first = first
    self.total = total
  }
}
