/// The numbers that a column may hold, its limits included; `nil` is no limit.
public struct AllowedNumbers: Sendable, Hashable {
  public var low: Double?
  public var high: Double?

  public init(low: Double?, high: Double?) {
    self.low = low
    self.high = high
  }

  /// Ends included.
  public func contains(_ value: Double) -> Bool {
    (low.map { value >= $0 } ?? true) && (high.map { value <= $0 } ?? true)
  }
}
