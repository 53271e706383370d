/// Particular values become others; all others stay.
///
///     replace: {0: 0.1}
public struct Replace: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public var value: Double
    public var by: Double

    public init(value: Double, by: Double) {
      self.value = value
      self.by = by
    }
  }

  public var pairs: [Pair]

  public init(pairs: [Pair]) {
    self.pairs = pairs
  }
}
