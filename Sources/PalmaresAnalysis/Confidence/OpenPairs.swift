/// Which claims "a is better than b" are not yet made: those that the scores don't bear out by more than
/// `limit`, in squared standard errors of the difference. The two directions of a pair are claims apart, so
/// that a claim made in one leaves the other open. Nothing is kept of a pair: its scores and errors say it.
struct OpenPairs: Sendable {
  private let scores: [Double]

  init(_ estimates: ScoreEstimates) {
    scores = estimates.scores
  }

  /// The largest statistic of all open claims: the squared difference of two errors, in squared standard
  /// errors of the difference. Where both are exact there is none.
  ///
  /// (s·g − s′·g′)² ≤ (s² + s′²)(g² + g′²), so that no pair's statistic is beyond the sum of its squared
  /// deviates: pairs are looked at from the largest deviates on, and only while that sum is beyond what was
  /// found. That is a few dozen of millions.
  func largest(in draw: inout ErrorDraw, within limit: Double) -> Double {
    var best = 0.0
    for place in 0..<draw.sorted.count {
      if place == draw.sortedCount { draw.sortRest() }
      let own = draw.sorted[place]
      if Self.isBeyondHope(own.square + own.square, best) { break }
      raise(&best, by: own, from: place + 1, in: &draw, within: limit)
    }
    return best
  }

  /// The largest statistic of the open claims about one institution, likewise.
  func largest(of unit: Int, in draw: inout ErrorDraw, within limit: Double) -> Double {
    var best = 0.0
    raise(&best, by: draw.errors[unit], from: 0, in: &draw, within: limit)
    return best
  }

  /// Looks at one error beside all from a place on.
  private func raise(
    _ best: inout Double, by own: DrawnError, from place: Int, in draw: inout ErrorDraw,
    within limit: Double
  ) {
    if place < draw.sortedCount,
      !raise(&best, by: own, beside: draw.sorted[place..<draw.sortedCount], within: limit)
    {
      return
    }
    guard draw.sortedCount < draw.sorted.count else { return }
    let rest = max(place, draw.sortedCount)
    draw.sortRest()
    _ = raise(&best, by: own, beside: draw.sorted[rest...], within: limit)
  }

  /// - Returns: whether those after them may raise it further.
  private func raise(
    _ best: inout Double, by own: DrawnError, beside others: ArraySlice<DrawnError>,
    within limit: Double
  ) -> Bool {
    others.withUnsafeBufferPointer { others in
      for other in others {
        if Self.isBeyondHope(own.square + other.square, best) { return false }
        let variance = own.variance + other.variance
        let difference = own.value - other.value
        let square = difference * difference
        // Divided only where it may be larger: with room for the last bits.
        guard square * (1 + 1e-12) > best * variance, variance > 0, own.unit != other.unit,
          square / variance > best, isOpen(own, other, variance, within: limit)
        else { continue }
        best = square / variance
      }
      return true
    }
  }

  /// Whether the claim that a draw makes of a pair, where neither is better, is open.
  private func isOpen(
    _ a: DrawnError, _ b: DrawnError, _ variance: Double, within limit: Double
  ) -> Bool {
    let difference = scores[a.unit] - scores[b.unit]
    if (a.value > b.value) == (difference <= 0) { return true }
    return difference * difference <= limit * variance
  }

  /// Whether no statistic under a bound can be larger than the best: with room for the last bits, so that
  /// the largest is the one that looking at every pair finds.
  private static func isBeyondHope(_ bound: Double, _ best: Double) -> Bool {
    bound * (1 + 1e-12) <= best
  }
}
