extension WeightSet {
  /// Weights of the set near others: themselves where they belong to it; `nil` where none was found.
  ///
  /// Projects onto the box and the constraints in turn, aiming a little inside of what is broken, until
  /// inequalities hold exactly. A set so thin that none are found within the rounds gives weights that hold
  /// them within their tolerance.
  func nearest(to weights: [Double], rounds: Int = 400) -> [Double]? {
    var point = boxed(weights)
    var tolerable: [Double]?
    for round in 0...rounds {
      if contains(point) {
        if meetsInequalities(point) { return point }
        tolerable = tolerable ?? point
      }
      guard round < rounds else { break }
      for constraint in constraints { project(&point, onto: constraint) }
      point = boxed(point)
    }
    return tolerable
  }

  /// Some weights of the set: the nominal ones where they belong to it. `nil` where none was found:
  /// the set is empty, or nearly so.
  public var anyWeights: [Double]? {
    nearest(to: nominal, rounds: 20_000) ?? nearest(to: middle, rounds: 20_000)
  }

  private func boxed(_ weights: [Double]) -> [Double] {
    weights.indices.map { min(max(weights[$0], lower[$0]), upper[$0]) }
  }

  /// Moves along the constraint's normal, each weight in proportion to its room in the box.
  private func project(_ point: inout [Double], onto constraint: WeightConstraint) {
    let surplus = constraint.surplus(of: point)
    if !constraint.isEquality, constraint.exactSign(of: point) >= 0 { return }
    var length = 0.0
    for (j, coefficient) in constraint.coefficients.enumerated() {
      length += coefficient * coefficient * room(at: j, of: point, towards: -surplus * coefficient)
    }
    guard length > 0 else { return }
    let inside = constraint.isEquality ? 0 : tolerance(of: constraint) / 2
    let step = (inside - surplus) / length
    for (j, coefficient) in constraint.coefficients.enumerated() {
      point[j] += step * coefficient * room(at: j, of: point, towards: -surplus * coefficient)
    }
  }

  private func room(at j: Int, of point: [Double], towards direction: Double) -> Double {
    if direction > 0, point[j] >= upper[j] { return 0 }
    if direction < 0, point[j] <= lower[j] { return 0 }
    return upper[j] - lower[j]
  }
}
