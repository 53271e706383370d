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

  init(_ problem: RankProblem, on set: WeightSet, kernels: UnsafePointer<palmares_kernels>) {
    self.problem = problem
    self.set = set
    self.kernels = kernels
    middle = set.middle
    half = set.half
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
    var found: [(g: [Double], level: Double, spread: Double, error: Double)] = []
    for rival in problem.rivals(of: unit) {
      if problem.pattern[rival] == problem.pattern[unit], isEqual(rival, unit) {
        let before = side == .best ? problem.isBefore(rival, unit) : problem.isBefore(unit, rival)
        if before { rows.countAlways() } else { rows.countNever() }
        continue
      }
      let lowest = bounded(
        problem.form(of: rival, against: unit, side, on: set).map {
          problem.roundedApart($0, rival, unit)
        })
      let opposite = bounded(
        problem.form(of: rival, against: unit, side == .best ? .worst : .best, on: set))
      if let lowest, lowest.level - lowest.spread > lowest.error {
        rows.countAlways()
      } else if let opposite, opposite.level - opposite.spread > opposite.error {
        rows.countNever()
      } else if let lowest, lowest.spread > 0 {
        open.append(rival)
        found.append(lowest)
      } else {
        // Nothing is known of it: it can't be proved to count, and is counted at every point.
        open.append(rival)
        found.append(([Double](repeating: 0, count: k), -4, 1, 0))
      }
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

  private func bounded(
    _ form: WeightForm?
  ) -> (g: [Double], level: Double, spread: Double, error: Double)? {
    guard let form = form?.tightened(on: set) else { return nil }
    var (level, spread, size) = (form.constant, 0.0, form.constant.magnitude)
    var g = form.coefficients
    for j in g.indices {
      level += g[j] * middle[j]
      size += (g[j] * middle[j]).magnitude
      g[j] *= half[j]
      spread += g[j].magnitude
    }
    let error = form.error + Double(2 * g.count + 24) * 0x1p-52 * (size + spread)
    return (g, level, spread, error)
  }
}
