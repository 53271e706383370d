/// A sum of doubles without rounding: an expansion of numbers whose bits don't overlap.
///
/// - Source: Shewchuk (1997), "Adaptive precision floating-point arithmetic and fast robust geometric
///   predicates", *Discrete & Computational Geometry* 18, two-sum, two-product and grow-expansion.
///   Products must neither overflow nor underflow.
struct ExactSum {
  /// From small to large.
  private var parts: [Double] = []

  /// −1, 0 or 1.
  var sign: Int {
    guard let largest = parts.last(where: { $0 != 0 }) else { return 0 }
    return largest > 0 ? 1 : -1
  }

  mutating func add(_ number: Double) {
    var carried = number
    for index in parts.indices {
      let (sum, error) = Self.sum(carried, parts[index])
      parts[index] = error
      carried = sum
    }
    parts.append(carried)
  }

  /// Adds a product, or takes it away.
  mutating func add(_ a: ExactDifference, times b: ExactDifference, sign: Double = 1) {
    for x in [a.high, a.low] {
      for y in [b.high, b.low] {
        let product = sign * x * y
        add((sign * x).addingProductError(y, product))
        add(product)
      }
    }
  }

  static func sum(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
    let sum = a + b
    let partOfB = sum - a
    return (sum, (a - (sum - partOfB)) + (b - partOfB))
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

extension Double {
  /// What rounding took from `self * other` to make `product`.
  fileprivate func addingProductError(_ other: Double, _ product: Double) -> Double {
    (-product).addingProduct(self, other)
  }
}
