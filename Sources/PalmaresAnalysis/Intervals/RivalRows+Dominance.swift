import CIntervalKernels

/// Decides every rival of an institution for all weights at once, where that can be done.
///
/// A linear function's extremes over a box are its value in the middle ± the sum of what each weight
/// can do; less and plus more than all rounding, the sign of both is proved.
final class Dominance {
  let problem: RankProblem
  let set: WeightSet
  private let kernels: UnsafePointer<palmares_kernels>
  private let middle: [Double]
  private let half: [Double]
  private var level: [Double]
  private var spread: [Double]
  private var size: [Double]
  private let isPlain: Bool
  /// The set that rows of the search are tightened on. A multiple of an inequality would keep a row too low
  /// wherever the inequality has room, however small the box: of those the search takes account box by box.
  private let forRows: WeightSet

  init(_ problem: RankProblem, on set: WeightSet, kernels: UnsafePointer<palmares_kernels>) {
    self.problem = problem
    self.set = set
    self.kernels = kernels
    middle = set.middle
    half = set.half
    forRows = set.ofEqualities
    isPlain = set.isBox && problem.patterns.count == 1 && problem.rounding == nil
    level = [Double](repeating: 0, count: problem.count)
    (spread, size) = (level, level)
  }

  /// The rivals of an institution at both ends.
  func rivals(of unit: Int) -> (best: RivalRows, worst: RivalRows) {
    isPlain
      ? boxRivals(of: unit) : (generalRivals(of: unit, .best), generalRivals(of: unit, .worst))
  }

  // MARK: A free box, everyone with the same children

  private func boxRivals(of unit: Int) -> (best: RivalRows, worst: RivalRows) {
    let k = problem.children
    let own = (0..<k).map { problem.value(unit, $0) }
    kernels.pointee.differences(
      problem.values, Int64(problem.count), Int32(k), own, middle, half, &level, &spread, &size)
    let (best, worst) = (RivalRows(children: k), RivalRows(children: k))
    var open: [Int] = []
    let rounding = Double(k + 12) * 0x1p-52
    let group = problem.group[unit]
    for rival in 0..<problem.count
    where problem.group[rival] == group && rival != unit && problem.isMember[rival] {
      if size[rival] == 0, isEqual(rival, unit) {
        equal(rival, unit, best, worst)
        continue
      }
      let (a, b) = (level[rival], spread[rival])
      let error = rounding * (size[rival] + b)
      if a - b > error {
        best.countAlways()
        worst.countNever()
      } else if a + b < -error {
        best.countNever()
        worst.countAlways()
      } else if b > 0 {
        open.append(rival)
        countThin(rival, unit, a, b, error, best, worst)
      } else {
        // No weight moves this pair.
        fixed(rival, unit, best, worst)
      }
    }
    // Rivals likely to be decided together stand together.
    open.sort { (level[$0] * spread[$1], $1) > (level[$1] * spread[$0], $0) }
    fill(best, open, own, sign: 1, rounding)
    fill(worst, open.reversed(), own, sign: -1, rounding)
    return (best, worst)
  }

  private func fill(
    _ rows: RivalRows, _ open: [Int], _ own: [Double], sign: Double, _ rounding: Double
  ) {
    let (k, count) = (problem.children, problem.count)
    problem.values.withUnsafeBufferPointer { values in
      half.withUnsafeBufferPointer { half in
        own.withUnsafeBufferPointer { own in
          rows.build(open) { rival, row in
            for j in 0..<k { row[j] = sign * half[j] * (values[j * count + rival] - own[j]) }
            return (
              sign * level[rival], spread[rival], rounding * (size[rival] + spread[rival])
            )
          }
        }
      }
    }
  }

  /// Where a pair's difference comes as near to zero as rounding, the weights that bring it there decide.
  private func countThin(
    _ rival: Int, _ unit: Int, _ level: Double, _ spread: Double, _ error: Double,
    _ best: RivalRows, _ worst: RivalRows
  ) {
    if level - spread >= -4 * error, isUnclear(rival, unit, .best) { best.countUnclear() }
    if level + spread <= 4 * error, isUnclear(rival, unit, .worst) { worst.countUnclear() }
  }

  private func isUnclear(_ rival: Int, _ unit: Int, _ side: RankSide) -> Bool {
    let form = problem.form(of: rival, against: unit, side, on: set)
    return form.map(lowestWeights).map {
      problem.counts(rival, against: unit, side, with: $0)
    } ?? true
  }

  private func isEqual(_ rival: Int, _ unit: Int) -> Bool {
    (0..<problem.children).allSatisfy {
      set.upper[$0] == 0 || problem.value(rival, $0) == problem.value(unit, $0)
    }
  }

  /// Equal whatever the weights: the tie-break decides, or nothing does.
  private func equal(_ rival: Int, _ unit: Int, _ best: RivalRows, _ worst: RivalRows) {
    if problem.isBefore(rival, unit) { best.countAlways() } else { best.countNever() }
    if problem.isBefore(unit, rival) { worst.countAlways() } else { worst.countNever() }
  }

  private func fixed(_ rival: Int, _ unit: Int, _ best: RivalRows, _ worst: RivalRows) {
    for (side, rows) in [(RankSide.best, best), (.worst, worst)] {
      if problem.counts(rival, against: unit, side, with: set.lower) {
        rows.countAlways()
      } else {
        rows.countNever()
      }
    }
  }

  // MARK: Constraints, missing children

  private func generalRivals(of unit: Int, _ side: RankSide) -> RivalRows {
    let k = problem.children
    let rows = RivalRows(children: k)
    var open: [Int] = []
    var found: [Bounded] = []
    for rival in problem.rivals(of: unit) {
      if problem.pattern[rival] == problem.pattern[unit], isEqual(rival, unit) {
        let before = side == .best ? problem.isBefore(rival, unit) : problem.isBefore(unit, rival)
        if before { rows.countAlways() } else { rows.countNever() }
        continue
      }
      let form = problem.form(of: rival, against: unit, side, on: set).map {
        problem.roundedApart($0, rival, unit)
      }
      let lowest = form.map { bounded($0.tightened(on: set)) }
      if let lowest, lowest.isPositive {
        rows.countAlways()
        continue
      }
      if isUnclear(form, lowest, rival, unit, side) { rows.countUnclear() }
      let opposite = problem.form(of: rival, against: unit, side.opposite, on: set)
      if let opposite, bounded(opposite.tightened(on: set)).isPositive {
        rows.countNever()
        continue
      }
      open.append(rival)
      let row = forRows == set ? lowest : form.map { bounded($0.tightened(on: forRows)) }
      // Where nothing is known of it, it can't be proved to count, and is counted at every point.
      found.append(row.flatMap { $0.spread > 0 ? $0 : nil } ?? Bounded.unknown(of: k))
    }
    var next = 0
    rows.build(open) { _, row in
      let one = found[next]
      next += 1
      for j in 0..<k { row[j] = one.g[j] }
      return (one.level, one.spread, one.error)
    }
    return rows
  }

  private func bounded(_ form: WeightForm) -> Bounded {
    var (level, spread, size) = (form.constant, 0.0, form.constant.magnitude)
    var g = form.coefficients
    for j in g.indices {
      level += g[j] * middle[j]
      size += (g[j] * middle[j]).magnitude
      g[j] *= half[j]
      spread += g[j].magnitude
    }
    let error = form.error + Double(2 * g.count + 24) * 0x1p-52 * (size + spread)
    return Bounded(g: g, level: level, spread: spread, error: error)
  }

  /// Whether a pair that isn't proved to be decided may be decided all the same.
  ///
  /// Where scores differ linearly, the lowest value is that of some weights but for rounding: below zero by
  /// more than that, it shows weights with which the rival doesn't count. Elsewhere such weights must be
  /// found.
  private func isUnclear(
    _ form: WeightForm?, _ lowest: Bounded?, _ rival: Int, _ unit: Int, _ side: RankSide
  ) -> Bool {
    let isLinear = problem.pattern[rival] == problem.pattern[unit] && problem.rounding == nil
    if isLinear, let lowest, lowest.level - lowest.spread < -4 * lowest.error { return false }
    let points = [middle, form.map(lowestWeights)].compactMap { $0 }
    return !points.contains { point in
      guard let weights = set.nearest(to: point) else { return false }
      return !problem.counts(rival, against: unit, side, with: weights)
    }
  }

  private func lowestWeights(of form: WeightForm) -> [Double] {
    let point =
      set.isBox ? form.coefficients.map { $0 > 0 ? -1 : 1 } : form.lowestPoint(on: set)
    return point.indices.map { j in
      point[j] <= -1
        ? set.lower[j] : point[j] >= 1 ? set.upper[j] : middle[j] + half[j] * point[j]
    }
  }
}

/// A linear form over a box, in the scale of [−1, 1]: its value in the middle, what each weight can do, and
/// by how much the value may be too high.
private struct Bounded {
  var g: [Double]
  var level: Double
  var spread: Double
  var error: Double

  var isPositive: Bool { level - spread > error }

  static func unknown(of children: Int) -> Bounded {
    Bounded(g: [Double](repeating: 0, count: children), level: -4, spread: 1, error: 0)
  }
}
