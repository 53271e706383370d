/// What is required of weights, as rows in the scale of rivals' rows: a + g·t with t in [−1, 1]^k and
/// Σ |g| = 1, at most 0 wherever the requirement holds within its tolerance.
///
/// An equality makes two rows.
struct RequirementRows {
  struct Row {
    let level: Double
    let slopes: [Double]
    /// Position of its constraint, and what the constraint's surplus is multiplied by in it.
    let constraint: Int
    let scale: Double
  }

  private(set) var rows: [Row] = []

  init(of set: WeightSet) {
    let (middle, half) = (set.middle, set.half)
    for (position, constraint) in set.constraints.enumerated() {
      let slopes = zip(constraint.coefficients, half).map { $0 * $1 }
      let spread = slopes.reduce(0) { $0 + $1.magnitude }
      // Weights that can't move meet it or don't, whatever the box.
      guard spread > 0 else { continue }
      let error = set.error(of: constraint)
      let level = zip(constraint.coefficients, middle).reduce(-constraint.bound) {
        $0 + $1.0 * $1.1
      }
      for sign in constraint.isEquality ? [-1.0, 1] : [-1.0] {
        rows.append(
          Row(
            level: (sign * level - error) / spread, slopes: slopes.map { sign * $0 / spread },
            constraint: position, scale: sign / spread))
      }
    }
  }
}

extension WeightSet {
  /// By how much a constraint's surplus may be below zero for weights of the set, all rounding included.
  func error(of constraint: WeightConstraint) -> Double {
    let size = zip(constraint.coefficients, upper).reduce(constraint.bound.magnitude) {
      $0 + ($1.0 * $1.1).magnitude
    }
    return tolerance(of: constraint) + 1e-14 * size
  }
}
