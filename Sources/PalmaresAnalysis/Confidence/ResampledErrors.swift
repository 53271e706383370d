import PalmaresCore
import PalmaresEngine
import Synchronization

/// The errors of all scores, drawn anew as often as wanted: draw r is the same whenever it is asked for.
struct ResampledErrors: Sendable {
  let count: Int
  /// Which of the draws, from the largest, is the critical value.
  let place: Int
  private let errors: [Double]
  private let random: CounterRandom

  init(_ estimates: ScoreEstimates, _ settings: RankConfidence.Settings) {
    count = settings.resamples
    place = settings.place
    errors = estimates.errors
    random = CounterRandom(seed: settings.seed, stream: 0x52414E4B)
  }

  func draw(_ number: Int) -> ErrorDraw {
    var errors: [DrawnError] = []
    errors.reserveCapacity(self.errors.count)
    for (unit, standardError) in self.errors.enumerated() {
      // Zero has no deviate; the next number does.
      let uniform = max(random.uniform(draw: number, index: unit), 0x1p-54)
      let deviate = standardError > 0 ? Normal.quantile(uniform) : 0
      errors.append(
        DrawnError(
          unit: unit, deviate: deviate, value: deviate * standardError,
          variance: standardError * standardError))
    }
    return ErrorDraw(errors)
  }

  /// The largest `place` of what each draw gives, for each of `width` questions, in no order.
  ///
  /// - Parameter monitor: hears of the draws of this step; how many steps there will be isn't known.
  func largest(
    _ width: Int, monitor: WorkMonitor,
    _ work: @Sendable (inout ErrorDraw, inout [LargestValues]) -> Void
  ) -> [LargestValues] {
    let empty = [LargestValues](repeating: LargestValues(place), count: width)
    let done = Atomic<Int>(0)
    let pieces = inChunks(of: count, atLeast: 32) { range in
      var values = empty
      for number in range {
        if monitor.isInterrupted { break }
        var draw = draw(number)
        work(&draw, &values)
        monitor.advance(to: done.add(1, ordering: .relaxed).newValue, of: count)
      }
      return values
    }
    return pieces.dropFirst().reduce(pieces.first ?? empty) { all, piece in
      zip(all, piece).map { $0.joined(with: $1) }
    }
  }
}
