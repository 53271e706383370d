@testable import PalmaresAnalysis

/// The same sets the slow way: every pair of every draw, all held at once.
struct PlainRankConfidence {
  let simultaneous: [ClosedRange<Int>]
  let marginal: [ClosedRange<Int>]
  let canBeBest: [Bool]?

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  init(_ estimates: ScoreEstimates, _ settings: RankConfidence.Settings) {
    let resampled = ResampledErrors(estimates, settings)
    let draws = (0..<settings.resamples).map { resampled.draw($0).errors.map(\.value) }
    let units = Array(estimates.scores.indices)
    let all = units.flatMap { a in units.map { Pair(a: a, b: $0) } }.filter { $0.a != $0.b }
    func variance(_ pair: Pair) -> Double {
      estimates.errors[pair.a] * estimates.errors[pair.a]
        + estimates.errors[pair.b] * estimates.errors[pair.b]
    }
    // Squared; −1 where the draw speaks for the other.
    func statistic(_ pair: Pair, _ values: [Double]) -> Double {
      let difference = values[pair.a] - values[pair.b]
      if difference <= 0 { return -1 }
      if variance(pair) == 0 { return difference == 0 ? 0 : .infinity }
      return difference * difference / variance(pair)
    }
    func isBeyond(_ pair: Pair, _ limit: Double) -> Bool {
      let difference = estimates.scores[pair.a] - estimates.scores[pair.b]
      if difference <= 0 { return false }
      return difference * difference > limit * variance(pair)
    }
    func rejected(_ pairs: [Pair]) -> Set<Pair> {
      var rejected: Set<Pair> = []
      while true {
        let open = pairs.filter { !rejected.contains($0) && variance($0) > 0 }
        let maxima = draws.map { values in
          open.map { statistic($0, values) }.max().map { max($0, 0) } ?? 0
        }.sorted()
        let place = (Double(maxima.count + 1) * settings.level / 100).rounded(.up)
        let limit = maxima[Int(place) - 1]
        let now = Set(pairs.filter { isBeyond($0, limit) })
        if now == rejected { return rejected }
        rejected = now
      }
    }
    func sets(_ rejected: Set<Pair>, _ unit: Int) -> ClosedRange<Int> {
      let better = units.count { rejected.contains(Pair(a: $0, b: unit)) }
      let worse = units.count { rejected.contains(Pair(a: unit, b: $0)) }
      return (better + 1)...(units.count - worse)
    }
    let together = rejected(all)
    simultaneous = units.map { sets(together, $0) }
    marginal = units.map { unit in
      sets(rejected(all.filter { $0.a == unit || $0.b == unit }), unit)
    }
    let sets = simultaneous
    canBeBest = settings.best.map { best in sets.map { $0.lowerBound <= best } }
  }
}
