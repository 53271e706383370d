/// Institutions by score, and how many of them differ from one by more than so many standard errors.
struct SortedScores: Sendable {
  /// From the lowest score on.
  private let order: [Int]
  private let places: [Int]
  private let estimates: ScoreEstimates
  private let leastVariance: Double
  private let greatestVariance: Double

  init(_ estimates: ScoreEstimates) {
    self.estimates = estimates
    let scores = estimates.scores
    order = scores.indices.sorted {
      scores[$0] == scores[$1] ? $0 < $1 : scores[$0] < scores[$1]
    }
    var places = [Int](repeating: 0, count: order.count)
    for (place, unit) in order.enumerated() { places[unit] = place }
    self.places = places
    leastVariance = estimates.variances.min() ?? 0
    greatestVariance = estimates.variances.max() ?? 0
  }

  struct Apart: Hashable {
    var better: Int
    var worse: Int
  }

  /// How many are better, and worse, than one by more than the limit allows, in squared standard errors of
  /// the difference. Only where the errors decide is every pair looked at.
  func apart(from unit: Int, beyond limit: Double) -> Apart {
    let place = places[unit]
    let count = order.count
    let surelyWorse = firstNear(place, limit, greatestVariance)
    let maybeWorse = firstNear(place, limit, leastVariance)
    let surelyBetter = firstBeyond(place, limit, greatestVariance)
    let maybeBetter = firstBeyond(place, limit, leastVariance)
    let isApart = { (other: Int) in
      differs(unit, order[other], limit, estimates.variances[order[other]])
    }
    return Apart(
      better: count - surelyBetter + (maybeBetter..<surelyBetter).count(where: isApart),
      worse: surelyWorse + (surelyWorse..<maybeWorse).count(where: isApart))
  }

  private func differs(_ a: Int, _ b: Int, _ limit: Double, _ variance: Double) -> Bool {
    let difference = estimates.scores[a] - estimates.scores[b]
    return difference * difference > limit * (estimates.variances[a] + variance)
  }

  /// The first place, up to the own one, that isn't beyond the limit.
  private func firstNear(_ place: Int, _ limit: Double, _ variance: Double) -> Int {
    var (low, high) = (0, place)
    while low < high {
      let middle = (low + high) / 2
      if differs(order[place], order[middle], limit, variance) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The first place after the own one that is beyond the limit.
  private func firstBeyond(_ place: Int, _ limit: Double, _ variance: Double) -> Int {
    var (low, high) = (place + 1, order.count)
    while low < high {
      let middle = (low + high) / 2
      if differs(order[place], order[middle], limit, variance) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
