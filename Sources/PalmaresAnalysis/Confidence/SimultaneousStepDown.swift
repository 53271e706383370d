import PalmaresCore

/// All pairs at once.
struct SimultaneousStepDown {
  let sets: [ClosedRange<Int>]
  /// The squared critical value of the last step; `nil` where no difference is uncertain.
  let limit: Double?

  init(_ estimates: ScoreEstimates, _ draws: ResampledErrors, _ monitor: WorkMonitor) {
    let sorted = SortedScores(estimates)
    let pairs = OpenPairs(estimates)
    let units = estimates.scores.indices
    var limit = Double.infinity
    var found: Double?
    var rejected = 0
    var apart: [SortedScores.Apart] = []
    repeat {
      let before = limit
      let maxima = draws.largest(1, monitor: monitor) { draw, largest in
        largest[0].add(pairs.largest(in: &draw, within: before))
      }
      limit = maxima[0].last ?? 0
      if limit > 0 { found = limit }
      let reached = limit
      apart = units.map { sorted.apart(from: $0, beyond: reached) }
      let count = apart.reduce(0) { $0 + $1.better }
      if count == rejected { break }
      rejected = count
    } while !monitor.isInterrupted
    sets = apart.map { $0.set(of: units.count) }
    self.limit = found
  }
}

extension SortedScores.Apart {
  /// The ranks that are left.
  func set(of count: Int) -> ClosedRange<Int> { (better + 1)...(count - worse) }
}
