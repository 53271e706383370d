/// Sums of products of doubles without any rounding: only their sign is asked for.
///
/// The sum is kept as doubles whose bits don't overlap; every product is split into two doubles whose sum it
/// is. Products must neither overflow nor underflow.
///
/// - Source: Shewchuk (1997), "Adaptive precision floating-point arithmetic and fast robust geometric
///   predicates", *Discrete & Computational Geometry* 18(3): two-sum, two-product and grow-expansion.
struct ExactSum {
  /// From the smallest to the largest; none overlap, zeros are left out.
  private var parts: [Double] = []

  /// −1, 0 or 1: the largest part decides.
  var sign: Int {
    guard let last = parts.last else { return 0 }
    return last > 0 ? 1 : -1
  }

  mutating func add(_ value: Double) {
    var carried = value
    var kept: [Double] = []
    for part in parts {
      let (sum, error) = Self.sum(carried, part)
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

  /// Adds a product of differences, or takes it away.
  mutating func add(_ a: ExactDifference, times b: ExactDifference, sign: Double = 1) {
    for x in [a.high, a.low] {
      for y in [b.high, b.low] { add(sign * x, times: y) }
    }
  }

  static func sum(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
    let sum = a + b
    let partOfB = sum - a
    return (sum, (a - (sum - partOfB)) + (b - partOfB))
  }

  /// What a rounded product lacks, exactly.
  private static func error(of product: Double, _ a: Double, _ b: Double) -> Double {
    (-product).addingProduct(a, b)
  }
}

/// The difference of two doubles, or one double, without rounding.
struct ExactDifference {
  let high: Double
  let low: Double

  init(_ a: Double, minus b: Double) {
    (high, low) = ExactSum.sum(a, -b)
  }

  init(_ number: Double) {
    (high, low) = (number, 0)
  }
}
