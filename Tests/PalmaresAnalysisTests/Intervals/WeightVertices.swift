import PalmaresAnalysis

/// The corners of a small set of weights, by trying every choice of as many faces as there are weights.
struct WeightVertices {
  let corners: [[Double]]

  init(of set: WeightSet) {
    let k = set.children
    var faces: [(slopes: [Double], bound: Double)] = []
    for j in 0..<k {
      let unit = (0..<k).map { $0 == j ? 1.0 : 0 }
      faces += [(unit, set.lower[j]), (unit, set.upper[j])]
    }
    faces += set.constraints.map { ($0.coefficients, $0.bound) }
    corners = Self.choices(of: k, from: faces.count).compactMap { choice in
      Self.solved(choice.map { faces[$0] })
    }.filter { Self.isNearly($0, in: set) }
  }

  /// Weights within the set: means of its corners, so weighed.
  func mean(_ shares: [Double]) -> [Double] {
    let total = shares.reduce(0, +)
    return (corners.first ?? []).indices.map { j in
      zip(corners, shares).reduce(0) { $0 + $1.0[j] * $1.1 } / total
    }
  }

  /// The lowest value of Σ slope × weight.
  func least(of slopes: [Double]) -> Double? {
    corners.map { zip($0, slopes).reduce(0) { $0 + $1.0 * $1.1 } }.min()
  }

  private static func isNearly(_ weights: [Double], in set: WeightSet) -> Bool {
    weights.indices.allSatisfy {
      set.lower[$0] - 1e-9 <= weights[$0] && weights[$0] <= set.upper[$0] + 1e-9
    }
      && set.constraints.allSatisfy { constraint in
        let surplus = zip(constraint.coefficients, weights).reduce(-constraint.bound) {
          $0 + $1.0 * $1.1
        }
        return constraint.isEquality ? surplus.magnitude < 1e-9 : surplus > -1e-9
      }
  }

  private static func choices(of size: Int, from count: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return (0..<count).flatMap { last in
      choices(of: size - 1, from: last).map { $0 + [last] }
    }
  }

  /// Where all faces meet; `nil` where they don't meet in one point.
  private static func solved(_ faces: [(slopes: [Double], bound: Double)]) -> [Double]? {
    var rows = faces.map { $0.slopes + [$0.bound] }
    for j in rows.indices {
      guard
        let pivot = rows[j...].indices.max(by: { rows[$0][j].magnitude < rows[$1][j].magnitude }),
        rows[pivot][j].magnitude > 1e-9
      else { return nil }
      rows.swapAt(j, pivot)
      for i in rows.indices where i != j {
        let factor = rows[i][j] / rows[j][j]
        rows[i] = zip(rows[i], rows[j]).map { $0 - factor * $1 }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
