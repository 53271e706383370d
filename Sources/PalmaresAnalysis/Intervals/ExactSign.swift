/// Sums of products of doubles without any rounding: only their sign is asked for.
///
/// Every product is split into two doubles whose sum it is; the sum is kept as doubles that don't
/// overlap.
///
/// - Source: Dekker (1971), "A floating-point technique for extending the available precision",
///   *Numerische Mathematik* 18(3); Shewchuk (1997), "Adaptive precision floating-point arithmetic",
///   *Discrete & Computational Geometry* 18(3).
struct ExactSum {
  /// From the smallest to the largest; none overlap, zeros are left out.
  private var parts: [Double] = []

  mutating func add(_ value: Double) {
    var carried = value
    var kept: [Double] = []
    for part in parts {
      let sum = carried + part
      let virtual = sum - carried
      let error = (carried - (sum - virtual)) + (part - virtual)
      if error != 0 { kept.append(error) }
      carried = sum
    }
    if carried != 0 { kept.append(carried) }
    parts = kept
  }

  mutating func add(_ a: Double, times b: Double) {
    let product = a * b
    add(Self.error(of: product, a, b))
    add(product)
  }

  mutating func add(_ a: Double, times b: Double, times c: Double) {
    let product = a * b
    add(product, times: c)
    add(Self.error(of: product, a, b), times: c)
  }

  /// −1, 0 or 1: the largest part decides.
  var sign: Int {
    guard let last = parts.last else { return 0 }
    return last > 0 ? 1 : -1
  }

  /// What a rounded product lacks, exactly.
  private static func error(of product: Double, _ a: Double, _ b: Double) -> Double {
    let (aHigh, aLow) = split(a)
    let (bHigh, bLow) = split(b)
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
  }

  private static func split(_ value: Double) -> (high: Double, low: Double) {
    let spread = 134_217_729 * value
    let high = spread - (spread - value)
    return (high, value - high)
  }
}
