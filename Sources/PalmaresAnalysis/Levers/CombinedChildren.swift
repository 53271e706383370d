import Glibc
import PalmaresCore
import PalmaresEngine

/// The children of a combination with what a choice adds to each.
struct CombinedChildren {
  var bounds: [ScoreBound]
  var weights: [Double]
  var columns: [Column?]
  var unit: Int
  var units: Int
  var reach: [Set<Int>]

  private func isPresent(_ child: Int, _ unit: Int) -> Bool {
    columns[child]?.states[unit] == .present
  }

  /// Those of the institution.
  private var present: [Int] { bounds.indices.filter { isPresent($0, unit) } }

  /// Whether every child moves by a lever of its own.
  private var shareNoLever: Bool {
    reach.reduce(0) { $0 + $1.count } == reach.reduce(into: Set<Int>()) { $0.formUnion($1) }.count
  }

  private var isMonotone: Bool {
    shareNoLever && weights.allSatisfy { $0 >= 0 } || bounds.allSatisfy(\.isExact)
  }

  func sum() -> ScoreBound? {
    guard isMonotone else { return nil }
    return present.reduce(base) { $0.plus(bounds[$1].times(weights[$1])) }
  }

  /// What children that the institution lacks do to others.
  private var base: ScoreBound {
    var base = ScoreBound.constant(units)
    let lacking = bounds.indices.filter { !isPresent($0, unit) }
    if lacking.contains(where: { !bounds[$0].othersAreFixed }) {
      (base.othersFall, base.othersRise) = (nil, nil)
    }
    return base
  }

  /// Where the institution has no value, and no lever gives it one.
  private var withoutValue: ScoreBound? { bounds.allSatisfy(\.rise.isEmpty) ? base : nil }

  func mean() -> ScoreBound? {
    guard isMonotone else { return nil }
    let sums = (0..<units).map { unit in
      bounds.indices.reduce(0.0) { isPresent($1, unit) ? $0 + weights[$1] : $0 }
    }
    guard sums[unit] > 0 else { return withoutValue }
    return present.reduce(base) { total, child in
      total.plus(
        bounds[child].times(weights[child] / sums[unit]) { other in
          sums[other] > 0 ? weights[child] / sums[other] : 0
        })
    }
  }

  /// By weights on positions, a child that rises by 1 lifts the mean by the largest weight at most.
  func ordered(_ positions: [Double]) -> ScoreBound? {
    guard shareNoLever, positions.allSatisfy({ $0 >= 0 }), let largest = positions.max() else {
      return nil
    }
    let sums = (0..<units).map { unit in
      positions.prefix(bounds.indices.count { isPresent($0, unit) }).reduce(0, +)
    }
    guard sums[unit] > 0 else { return withoutValue }
    return present.reduce(base) { total, child in
      total.plus(
        bounds[child].onlyRises().times(largest / sums[unit]) { other in
          sums[other] > 0 ? largest / sums[other] : 0
        })
    }
  }

  /// A power mean rises by ∂M/∂v = w (M/v)^(1−p) at most, at its steepest between what the children are and
  /// what they can be.
  func powerMean(_ power: Double) -> ScoreBound? {
    guard shareNoLever, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    let values = present.compactMap { columns[$0]?.values[unit] }
    let highest = zip(values, present).map { $0 + bounds[$1].mostAdded }
    let total = present.reduce(0) { $0 + weights[$1] }
    guard total > 0 else { return withoutValue }
    guard values.allSatisfy({ $0 > 0 }) else { return nil }
    let shares = present.map { weights[$0] / total }
    let now = Self.mean(values, shares, power)
    let most = Self.mean(highest, shares, power)
    var bound = base
    for (number, child) in present.enumerated() {
      let ratio = power < 1 ? most / values[number] : now / highest[number]
      // Moved up by a hair: a bound must not fall short by rounding.
      let slope = shares[number] * pow(ratio, 1 - power) * (1 + 1e-12)
      guard slope.isFinite else { return nil }
      bound = bound.plus(bounds[child].fallingFreely().times(slope))
    }
    if !bounds.allSatisfy(\.othersAreFixed) { (bound.othersFall, bound.othersRise) = (nil, nil) }
    return bound
  }

  private static func mean(_ values: [Double], _ shares: [Double], _ power: Double) -> Double {
    power == 0
      ? exp(zip(values, shares).reduce(0) { $0 + log($1.0) * $1.1 })
      : pow(zip(values, shares).reduce(0) { $0 + pow($1.0, power) * $1.1 }, 1 / power)
  }
}
