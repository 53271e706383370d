import PalmaresCore

/// Each institution's own pairs at once, institution by institution.
struct MarginalStepDown {
  let sets: [ClosedRange<Int>]

  init(_ estimates: ScoreEstimates, _ draws: ResampledErrors, _ monitor: WorkMonitor) {
    let sorted = SortedScores(estimates)
    let pairs = OpenPairs(.bothSides, estimates)
    let units = estimates.scores.indices
    var limits = [Double](repeating: .infinity, count: units.count)
    var apart = [SortedScores.Apart](repeating: .init(better: 0, worse: 0), count: units.count)
    var open = Array(units)
    while !open.isEmpty, !monitor.isInterrupted {
      let rivals = open.map { Rivals(of: $0, within: limits[$0], sorted) }
      let maxima = draws.largest(open.count, monitor: monitor) { draw, largest in
        for place in rivals.indices {
          largest[place].add(rivals[place].largest(pairs, in: &draw))
        }
      }
      var goesOn: [Int] = []
      for (unit, maximum) in zip(open, maxima) {
        limits[unit] = maximum.last ?? 0
        let now = sorted.apart(from: unit, beyond: limits[unit])
        if now != apart[unit] { goesOn.append(unit) }
        apart[unit] = now
      }
      open = goesOn
    }
    sets = apart.map { $0.set(of: units.count) }
  }
}

/// Those that one institution isn't told apart from yet.
private struct Rivals {
  private let unit: Int
  private let limit: Double
  /// Where they are few.
  private let few: ArraySlice<Int>?

  init(of unit: Int, within limit: Double, _ sorted: SortedScores) {
    self.unit = unit
    self.limit = limit
    let near = limit == .infinity ? sorted.order[...] : sorted.near(unit, within: limit)
    // Among few, looking at each is less work than looking for the largest deviates of all.
    few = near.count * near.count <= 16 * sorted.order.count ? near : nil
  }

  func largest(_ pairs: OpenPairs, in draw: inout ErrorDraw) -> Double {
    if let few { return pairs.largest(of: unit, among: few, in: draw, within: limit) }
    return pairs.largest(of: unit, in: &draw, within: limit)
  }
}
