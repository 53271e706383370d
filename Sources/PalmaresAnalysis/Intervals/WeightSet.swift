/// The weights that are allowed: a box, and what is asked of them besides.
///
///     WeightSet.box(around: [60, 40], share: 0.25)                  // 45…75 and 30…50
///     WeightSet.box(around: [60, 40], share: 0.25, holdingSum: true) // and together 100
///
/// The *free box* lets every weight move on its own; a mean divides by their sum afterwards. Holding
/// the sum is another, smaller set, with other intervals.
public struct WeightSet: Sendable, Hashable {
  /// What outputs call it, `box:25%`.
  public var name: String
  /// The weights as they are.
  public var nominal: [Double]
  /// Least weight of each child; none is negative.
  public var lower: [Double]
  public var upper: [Double]
  /// What else holds; nothing for a free box.
  public var constraints: [WeightConstraint]

  public init(
    name: String, nominal: [Double], lower: [Double], upper: [Double],
    constraints: [WeightConstraint] = []
  ) {
    self.name = name
    self.nominal = nominal
    self.lower = lower
    self.upper = upper
    self.constraints = constraints
  }

  /// Each weight × 1 − share … 1 + share.
  ///
  /// - Parameters:
  ///   - share: 0…1.
  ///   - holdingSum: whether they keep the sum that they have.
  public static func box(
    around nominal: [Double], share: Double, holdingSum: Bool = false, name: String? = nil
  ) -> WeightSet {
    let sum = nominal.reduce(0, +)
    return WeightSet(
      name: name ?? (holdingSum ? "box-of-sum" : "box"), nominal: nominal,
      lower: nominal.map { $0 * (1 - share) }, upper: nominal.map { $0 * (1 + share) },
      constraints: holdingSum
        ? [WeightConstraint(coefficients: nominal.map { _ in 1 }, bound: sum, isEquality: true)]
        : [])
  }

  public var children: Int { nominal.count }
  /// Whether nothing but the box limits the weights.
  public var isBox: Bool { constraints.isEmpty }

  var middle: [Double] { zip(lower, upper).map { ($0 + $1) / 2 } }
  var half: [Double] { zip(lower, upper).map { ($1 - $0) / 2 } }

  /// Whether weights are in the set: in the box exactly, and within a part in 10¹² of each constraint.
  public func contains(_ weights: [Double]) -> Bool {
    weights.indices.allSatisfy { lower[$0] <= weights[$0] && weights[$0] <= upper[$0] }
      && constraints.allSatisfy { $0.holds(for: weights, tolerance: tolerance(of: $0)) }
  }

  /// By how much a constraint may be missed: what doubles can't meet exactly, such as a sum.
  func tolerance(of constraint: WeightConstraint) -> Double {
    let size = zip(constraint.coefficients, upper).reduce(0) { $0 + $1.0.magnitude * $1.1 }
    return 1e-12 * (size + constraint.bound.magnitude)
  }
}

/// What weights must meet: Σ coefficient × weight ≥ bound, or = bound.
public struct WeightConstraint: Sendable, Hashable {
  public var coefficients: [Double]
  public var bound: Double
  public var isEquality: Bool

  public init(coefficients: [Double], bound: Double = 0, isEquality: Bool = false) {
    self.coefficients = coefficients
    self.bound = bound
    self.isEquality = isEquality
  }

  func surplus(of weights: [Double]) -> Double {
    zip(coefficients, weights).reduce(-bound) { $0 + $1.0 * $1.1 }
  }

  func holds(for weights: [Double], tolerance: Double) -> Bool {
    let surplus = surplus(of: weights)
    return isEquality ? surplus.magnitude <= tolerance : surplus >= -tolerance
  }
}
