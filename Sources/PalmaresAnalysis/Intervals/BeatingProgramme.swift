import Glibc

/// Weights in a box that come as far below zero with all of some rows as they can, or multipliers that prove
/// that one row is positive wherever the requirements hold.
///
/// A row is a function a + g·u of u in [−1, 1]^k. Sought is the least s with a + g·u ≤ s for every rival's
/// row and a + g·u ≤ 0 for every requirement's. Its dual, the multipliers μ ≥ 0 of all rows with Σ μ = 1 over
/// rivals for which Σ μ a − ‖Σ μ g‖₁ is largest, is a linear programme with k + 1 equations and a first
/// solution at sight: one rival.
///
/// Nothing is proved by these doubles alone: multipliers propose, and whoever takes them works out what they
/// prove with all rounding.
///
/// - Complexity: O((rows + children) · children) for each step; few times as many steps as children.
/// - Source: Dantzig (1963), *Linear Programming and Extensions*: the revised simplex method.
struct BeatingProgramme {
  struct Answer {
    /// Of every row, rivals first.
    var multipliers: [Double]
    /// Where all rivals are lowest at once, in [−1, 1].
    var point: [Double]
    /// Σ μ a − ‖Σ μ g‖₁, or more than any: no weights of the box meet the requirements.
    var height: Double
    /// Whether no multipliers give more.
    var isBest: Bool
  }

  private let children: Int
  private var rivals = 0
  private var rows = 0
  /// Row after row: g, then 1 for a rival and 0 for a requirement.
  private var columns: [Double] = []
  private var levels: [Double] = []
  private let enough: Double

  // The basis: one column for each equation, its inverse, and how much of each column is taken.
  private var basis: [Int] = []
  private var inverse: [Double] = []
  private var amounts: [Double] = []

  /// - Parameter enough: the height at which a proof is good enough.
  init(children: Int, stoppingAt enough: Double = .infinity) {
    self.children = children
    self.enough = enough
  }

  private var size: Int { children + 1 }

  /// Rivals come before requirements.
  mutating func addRival(_ level: Double, _ slopes: some Sequence<Double>) {
    add(level, slopes, 1)
    rivals += 1
  }

  mutating func addRequirement(_ level: Double, _ slopes: some Sequence<Double>) {
    add(level, slopes, 0)
  }

  private mutating func add(_ level: Double, _ slopes: some Sequence<Double>, _ share: Double) {
    levels.append(level)
    columns.append(contentsOf: slopes)
    columns.append(share)
    rows += 1
  }

  /// - Precondition: at least one rival.
  func solved() -> Answer {
    precondition(rivals > 0, "no rival")
    var programme = self
    return programme.solve()
  }

  private mutating func solve() -> Answer {
    start()
    var prices = self.prices
    for _ in 0..<(200 + 20 * size) {
      if height > enough { return answer(prices, isBest: false) }
      guard let entering = entering(prices) else { return answer(prices, isBest: true) }
      let direction = direction(of: entering)
      guard let leaving = leaving(direction) else { return ray(entering, direction, prices) }
      exchange(entering, leaving, direction)
      prices = self.prices
    }
    return answer(prices, isBest: false)
  }

  // MARK: The simplex method

  /// Columns after those of the rows: for each coordinate one unit upwards, then one downwards.
  private func cost(_ column: Int) -> Double { column < rows ? levels[column] : -1 }

  private mutating func start() {
    let first = (0..<rivals).max { levels[$0] < levels[$1] } ?? 0
    basis = [Int](repeating: first, count: size)
    inverse = [Double](repeating: 0, count: size * size)
    amounts = [Double](repeating: 1, count: size)
    for j in 0..<children {
      let slope = columns[first * size + j]
      let sign: Double = slope <= 0 ? 1 : -1
      basis[j] = rows + (sign > 0 ? j : children + j)
      amounts[j] = slope.magnitude
      inverse[j * size + j] = sign
      inverse[j * size + children] = -sign * slope
    }
    inverse[children * size + children] = 1
  }

  private var height: Double { (0..<size).reduce(0) { $0 + cost(basis[$1]) * amounts[$1] } }

  /// The price of each equation.
  private var prices: [Double] {
    var prices = [Double](repeating: 0, count: size)
    for i in 0..<size {
      let cost = cost(basis[i])
      for j in 0..<size { prices[j] += cost * inverse[i * size + j] }
    }
    return prices
  }

  /// The column that gains most; `nil` where none gains.
  private func entering(_ prices: [Double]) -> Int? {
    var (best, gain) = (-1, 1e-11)
    for row in 0..<rows {
      var mine = levels[row]
      for j in 0..<size { mine -= prices[j] * columns[row * size + j] }
      if mine > gain { (best, gain) = (row, mine) }
    }
    for j in 0..<children where prices[j].magnitude - 1 > gain {
      (best, gain) = (rows + (prices[j] < 0 ? j : children + j), prices[j].magnitude - 1)
    }
    return best < 0 ? nil : best
  }

  private func direction(of column: Int) -> [Double] {
    (0..<size).map { i in
      if column >= rows {
        let j = (column - rows) % children
        return column - rows < children ? inverse[i * size + j] : -inverse[i * size + j]
      }
      return (0..<size).reduce(0.0) { $0 + inverse[i * size + $1] * columns[column * size + $1] }
    }
  }

  private func leaving(_ direction: [Double]) -> Int? {
    var (place, least) = (-1, Double.infinity)
    for i in 0..<size where direction[i] > 1e-10 {
      let ratio = amounts[i] / direction[i]
      if ratio < least || (ratio == least && direction[i] > direction[place]) {
        (place, least) = (i, ratio)
      }
    }
    return place < 0 ? nil : place
  }

  private mutating func exchange(_ entering: Int, _ leaving: Int, _ direction: [Double]) {
    let pivot = 1 / direction[leaving]
    let amount = max(0, amounts[leaving] * pivot)
    for j in 0..<size { inverse[leaving * size + j] *= pivot }
    for i in 0..<size where i != leaving && direction[i] != 0 {
      amounts[i] = max(0, amounts[i] - amount * direction[i])
      for j in 0..<size { inverse[i * size + j] -= direction[i] * inverse[leaving * size + j] }
    }
    basis[leaving] = entering
    amounts[leaving] = amount
  }

  // MARK: The answer

  private func answer(_ prices: [Double], isBest: Bool) -> Answer {
    var multipliers = [Double](repeating: 0, count: rows)
    for i in 0..<size where basis[i] < rows { multipliers[basis[i]] += amounts[i] }
    return Answer(
      multipliers: multipliers, point: (0..<children).map { min(1, max(-1, -prices[$0])) },
      height: height, isBest: isBest)
  }

  /// Along the column the height grows without end: the requirements alone can't be met in the box.
  private func ray(_ column: Int, _ direction: [Double], _ prices: [Double]) -> Answer {
    var answer = answer(prices, isBest: true)
    answer.multipliers = [Double](repeating: 0, count: rows)
    if column < rows { answer.multipliers[column] = 1 }
    for i in 0..<size where basis[i] < rows { answer.multipliers[basis[i]] -= min(0, direction[i]) }
    answer.height = .infinity
    return answer
  }
}
