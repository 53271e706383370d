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

  /// The same box with the equalities alone: a larger set, or the same.
  var ofEqualities: WeightSet {
    var set = self
    set.constraints = constraints.filter(\.isEquality)
    return set
  }

  var middle: [Double] { zip(lower, upper).map { ($0 + $1) / 2 } }
  var half: [Double] { zip(lower, upper).map { ($1 - $0) / 2 } }

  /// Whether weights are in the set: in the box exactly, and within a part in 10¹² of each constraint.
  public func contains(_ weights: [Double]) -> Bool {
    weights.indices.allSatisfy { lower[$0] <= weights[$0] && weights[$0] <= upper[$0] }
      && constraints.allSatisfy { $0.holds(for: weights, tolerance: tolerance(of: $0)) }
  }

  /// Whether weights of the set meet every inequality without any tolerance, for the doubles that they and the
  /// coefficients are.
  public func meetsInequalities(_ weights: [Double]) -> Bool {
    constraints.allSatisfy { $0.isEquality || $0.exactSign(of: weights) >= 0 }
  }

  /// The part of its size by which an equality may be missed: doubles can't meet a sum exactly.
  public static let equalityTolerance = 1e-12

  /// By how much a constraint may be missed. Weights that are found meet inequalities exactly; bounds allow
  /// for that much of every constraint.
  func tolerance(of constraint: WeightConstraint) -> Double {
    let size = zip(constraint.coefficients, upper).reduce(0) { $0 + $1.0.magnitude * $1.1 }
    return Self.equalityTolerance * (size + constraint.bound.magnitude)
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

  /// The sign of the surplus without rounding.
  func exactSign(of weights: [Double]) -> Int {
    var sum = ExactSum()
    for (coefficient, weight) in zip(coefficients, weights) where coefficient != 0 {
      sum.add(coefficient, times: weight)
    }
    sum.add(-bound)
    return sum.sign
  }

  func holds(for weights: [Double], tolerance: Double) -> Bool {
    let surplus = surplus(of: weights)
    return isEquality ? surplus.magnitude <= tolerance : surplus >= -tolerance
  }
}
