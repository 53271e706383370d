import PalmaresCore
import PalmaresEngine

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
    var errors: [ErrorDraw.Error] = []
    errors.reserveCapacity(self.errors.count)
    for (unit, standardError) in self.errors.enumerated() {
      // Zero has no deviate; the next number does.
      let uniform = max(random.uniform(draw: number, index: unit), 0x1p-54)
      let deviate = standardError > 0 ? Normal.quantile(uniform) : 0
      errors.append(
        ErrorDraw.Error(
          unit: unit, deviate: deviate, value: deviate * standardError,
          variance: standardError * standardError))
    }
    return ErrorDraw(errors)
  }

  /// The largest `place` of what each draw gives, for each of `width` questions, in no order.
  func largest(
    _ width: Int, monitor: WorkMonitor,
    _ work: @Sendable (inout ErrorDraw, inout [LargestValues]) -> Void
  ) -> [LargestValues] {
    let empty = [LargestValues](repeating: LargestValues(place), count: width)
    let pieces = inChunks(of: count, atLeast: 32) { range in
      var values = empty
      for number in range where !monitor.isInterrupted {
        var draw = draw(number)
        work(&draw, &values)
      }
      return values
    }
    return pieces.dropFirst().reduce(pieces.first ?? empty) { all, piece in
      zip(all, piece).map { $0.joined(with: $1) }
    }
  }
}

/// One draw of errors.
struct ErrorDraw {
  /// The error of one score.
  struct Error {
    var unit: Int
    /// The error ÷ its standard error, squared; 0 where that is zero.
    var square: Double
    /// In the unit of the scores.
    var value: Double
    var variance: Double

    init(unit: Int, deviate: Double, value: Double, variance: Double) {
      self.unit = unit
      square = deviate * deviate
      self.value = value
      self.variance = variance
    }
  }

  /// In the order of institutions.
  let errors: [Error]
  /// By the size of the deviate, largest first, as far as they were asked for.
  private(set) var sorted: [Error]
  private(set) var sortedCount: Int

  init(_ errors: [Error]) {
    self.errors = errors
    let large = errors.filter { $0.square > 4 }
    sorted = Self.sorted(large) + errors.filter { $0.square <= 4 }
    sortedCount = large.count
  }

  /// Puts in order those that seldom matter.
  mutating func sortRest() {
    sorted = sorted[..<sortedCount] + Self.sorted(sorted[sortedCount...])
    sortedCount = sorted.count
  }

  private static func sorted(_ errors: some Sequence<Error>) -> [Error] {
    errors.sorted { a, b in a.square == b.square ? a.unit < b.unit : a.square > b.square }
  }
}

/// The largest few of many values: the same whatever the order in which they come.
struct LargestValues: Sendable {
  private let capacity: Int
  private var values: [Double] = []
  private var least = 0

  init(_ capacity: Int) {
    self.capacity = capacity
  }

  /// The smallest of the largest; `nil` until there are enough.
  var last: Double? { values.count == capacity ? values.min() : nil }

  mutating func add(_ value: Double) {
    if values.count < capacity {
      values.append(value)
    } else if value > values[least] {
      values[least] = value
    } else {
      return
    }
    least = values.indices.min { values[$0] < values[$1] } ?? 0
  }

  func joined(with other: Self) -> Self {
    var joined = self
    for value in other.values { joined.add(value) }
    return joined
  }
}
