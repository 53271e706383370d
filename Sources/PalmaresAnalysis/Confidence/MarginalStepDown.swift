import PalmaresCore

/// Each institution's own pairs at once, institution by institution.
struct MarginalStepDown {
  let sets: [ClosedRange<Int>]

  init(_ estimates: ScoreEstimates, _ draws: ResampledErrors, _ monitor: WorkMonitor) {
    let sorted = SortedScores(estimates)
    let pairs = OpenPairs(estimates)
    let units = estimates.scores.indices
    var limits = [Double](repeating: .infinity, count: units.count)
    var apart = [SortedScores.Apart](repeating: .init(better: 0, worse: 0), count: units.count)
    var open = Array(units)
    while !open.isEmpty, !monitor.isInterrupted {
      let (units, before) = (open, limits)
      let maxima = draws.largest(units.count, monitor: monitor) { draw, largest in
        for (place, unit) in units.enumerated() {
          largest[place].add(pairs.largest(of: unit, in: &draw, within: before[unit]))
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
