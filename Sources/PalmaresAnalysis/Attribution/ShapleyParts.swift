/// How much of a change each of several causes makes: its marginal effect, averaged over all orders in
/// which the causes can come in.
///
/// The parts add up to the change, causes that do the same get the same, and one that never does anything
/// gets nothing; no other split has these properties with additivity. Worked out as whole multiples of
/// 1/n!: for ranks, which are whole or half numbers, the numerators are exact.
///
/// - Source: Shapley (1953), "A value for n-person games", *Contributions to the Theory of Games* II,
///   307–317.
public struct ShapleyParts: Sendable, Hashable {
  /// Of each cause: its part times ``denominator``.
  public let numerators: [Double]
  /// The number of orders, n!.
  public let denominator: Double
  /// From nothing to everything.
  public let total: Double

  /// Of each cause, in the unit of the values.
  public var parts: [Double] { numerators.map { $0 / denominator } }

  /// - Parameter values: what holds when some causes are in, by the sum of 2^cause over those: 2ⁿ of them.
  /// - Precondition: two values at least, their number a power of two.
  public init(of values: [Double]) {
    let count = values.count.trailingZeroBitCount
    precondition(count > 0 && values.count == 1 << count, "\(values.count) values")
    let factorials = (0...count).map { (0..<$0).reduce(1.0) { $0 * Double($1 + 1) } }
    numerators = (0..<count).map { cause in
      var sum = 0.0
      for set in values.indices where set & (1 << cause) == 0 {
        let others = set.nonzeroBitCount
        // So many orders bring in exactly this set before the cause.
        let orders = factorials[others] * factorials[count - 1 - others]
        sum += orders * (values[set | 1 << cause] - values[set])
      }
      return sum
    }
    denominator = factorials[count]
    total = values[values.count - 1] - values[0]
  }

  /// The same split of the opposite change.
  public var opposite: ShapleyParts {
    ShapleyParts(
      numerators: numerators.map { 0 - $0 }, denominator: denominator, total: 0 - total)
  }

  private init(numerators: [Double], denominator: Double, total: Double) {
    self.numerators = numerators
    self.denominator = denominator
    self.total = total
  }
}
