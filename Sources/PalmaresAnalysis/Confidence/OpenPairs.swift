/// Which claims "a is better than b" are not yet made: those that the scores don't bear out by more than
/// `limit`, in squared standard errors of the difference. The two directions of a pair are claims apart, so
/// that a claim made in one leaves the other open. Nothing is kept of a pair: its scores and errors say it.
struct OpenPairs: Sendable {
  private let scores: [Double]
  private let variances: [Double]

  init(_ estimates: ScoreEstimates) {
    scores = estimates.scores
    variances = estimates.variances
  }

  /// The squared difference of two errors, over that of a standard error of the difference; `nil` where
  /// that is zero: then nothing is uncertain.
  func statistic(_ a: Int, _ b: Int, in draw: ErrorDraw) -> Double? {
    let variance = variances[a] + variances[b]
    guard variance > 0 else { return nil }
    let difference = draw.values[a] - draw.values[b]
    return difference * difference / variance
  }

  /// Whether the claim that a draw makes of a pair, where neither is better, is open.
  func isOpen(_ a: Int, _ b: Int, in draw: ErrorDraw, within limit: Double) -> Bool {
    let difference = scores[a] - scores[b]
    if (draw.values[a] > draw.values[b]) == (difference <= 0) { return true }
    return difference * difference <= limit * (variances[a] + variances[b])
  }

  /// The largest statistic of all open pairs.
  ///
  /// (a·g − b·h)² ≤ (a² + b²)(g² + h²), so that no pair's statistic is beyond the sum of its squared
  /// deviates: pairs are looked at from the largest deviates on, and only while that sum is beyond what
  /// was found. That is a few dozen of millions.
  func largest(in draw: inout ErrorDraw, within limit: Double) -> Double {
    let count = draw.order.count
    var best = 0.0
    for first in 0..<count {
      if first == draw.sortedCount { draw.sortRest() }
      let a = draw.order[first]
      let bound = draw.deviates[a] * draw.deviates[a]
      if Self.isBeyondHope(bound + bound, best) { break }
      for second in (first + 1)..<max(count, first + 1) {
        if second == draw.sortedCount { draw.sortRest() }
        let b = draw.order[second]
        if Self.isBeyondHope(bound + draw.deviates[b] * draw.deviates[b], best) { break }
        if let value = statistic(a, b, in: draw), value > best,
          isOpen(a, b, in: draw, within: limit)
        {
          best = value
        }
      }
    }
    return best
  }

  /// The largest statistic of one institution's open pairs, likewise.
  func largest(of unit: Int, in draw: inout ErrorDraw, within limit: Double) -> Double {
    let own = draw.deviates[unit] * draw.deviates[unit]
    var best = 0.0
    for place in draw.order.indices {
      if place == draw.sortedCount { draw.sortRest() }
      let other = draw.order[place]
      if Self.isBeyondHope(own + draw.deviates[other] * draw.deviates[other], best) { break }
      if other != unit, let value = statistic(unit, other, in: draw), value > best,
        isOpen(unit, other, in: draw, within: limit)
      {
        best = value
      }
    }
    return best
  }

  /// Whether no statistic under a bound can be larger than the best: with room for the last bits, so that
  /// the largest is the one that looking at every pair finds.
  private static func isBeyondHope(_ bound: Double, _ best: Double) -> Bool {
    bound * (1 + 1e-12) <= best
  }
}
