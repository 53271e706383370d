import PalmaresAnalysis
import PalmaresCore

/// Small random problems, and their intervals by trying every cell of the plane of weights.
struct SmallProblem {
  var rows: [[Double?]]
  var nominal: [Double]
  var share: Double

  var problem: RankProblem { RankProblem(rows: rows) }
  var set: WeightSet { .box(around: nominal, share: share) }

  static func random(
    seed: UInt64, institutions: Int, children: Int, digits: Double = 100, missing: Double = 0
  ) -> SmallProblem {
    let random = CounterRandom(seed: seed, stream: 7)
    let rows = (0..<institutions).map { unit in
      (0..<children).map { child -> Double? in
        let place = unit * children + child
        if child > 0, random.uniform(draw: 2, index: place) < missing { return nil }
        return (random.uniform(draw: 0, index: place) * digits).rounded()
      }
    }
    let nominal = (0..<children).map { 1 + (random.uniform(draw: 1, index: $0) * 9).rounded() }
    return SmallProblem(rows: rows, nominal: nominal, share: 0.25)
  }

  /// Where an institution stands with some weights: as best counts it, and as worst does.
  func places(of unit: Int, with weights: [Double]) -> (first: Int, last: Int) {
    let own = score(unit, weights)
    var (above, same) = (0, 0)
    for rival in rows.indices where rival != unit {
      let theirs = score(rival, weights)
      if theirs > own { above += 1 } else if theirs == own { same += 1 }
    }
    return (1 + above, 1 + above + same)
  }

  private func score(_ unit: Int, _ weights: [Double]) -> Double {
    var (sum, total) = (0.0, 0.0)
    for (value, weight) in zip(rows[unit], weights) {
      guard let value else { continue }
      sum += weight * value
      total += weight
    }
    return sum / total
  }

  /// With two children only the ratio of the weights matters: every ratio at which two institutions
  /// change places, both ends, and one between each two of them, in whole numbers without rounding.
  ///
  /// - Precondition: two children, whole numbers without gaps.
  func sweep(of unit: Int) -> (best: Int, worst: Int) {
    // Weights (c₀(4 ± 1), c₁(4 ± 1)) in quarters: ratios p/q of the second to the first.
    let (a, b) = (Int(nominal[0]), Int(nominal[1]))
    var ratios = [(3 * b, 5 * a), (5 * b, 3 * a)]
    for rival in rows.indices where rival != unit {
      let (x, y) = (difference(rival, unit, 0), difference(rival, unit, 1))
      // x + t·y = 0.
      guard x != 0, y != 0, (x < 0) != (y < 0) else { continue }
      let ratio = (abs(x), abs(y))
      if less(ratios[0], ratio), less(ratio, ratios[1]) { ratios.append(ratio) }
    }
    ratios.sort(by: less)
    let between = zip(ratios, ratios.dropFirst()).map { ($0.0 + $1.0, $0.1 + $1.1) }
    let places = (ratios + between).map { ratio -> (Int, Int) in
      let signs = rows.indices.filter { $0 != unit }.map { rival in
        (difference(rival, unit, 0) * ratio.1 + difference(rival, unit, 1) * ratio.0).signum()
      }
      return (1 + signs.count { $0 > 0 }, 1 + signs.count { $0 >= 0 })
    }
    return (places.map(\.0).min() ?? 1, places.map(\.1).max() ?? 1)
  }

  private func difference(_ rival: Int, _ unit: Int, _ child: Int) -> Int {
    Int((rows[rival][child] ?? 0) - (rows[unit][child] ?? 0))
  }

  private func less(_ a: (Int, Int), _ b: (Int, Int)) -> Bool { a.0 * b.1 < b.0 * a.1 }
}
