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
    var deviates = [Double](repeating: 0, count: errors.count)
    for unit in errors.indices where errors[unit] > 0 {
      // Zero has no deviate; the next number does.
      let uniform = max(random.uniform(draw: number, index: unit), 0x1p-54)
      deviates[unit] = Normal.quantile(uniform)
    }
    return ErrorDraw(deviates: deviates, errors: errors)
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
  /// Error ÷ its standard error; 0 where that is zero.
  let deviates: [Double]
  /// The errors themselves, in the unit of the scores.
  let values: [Double]
  /// Institutions by the size of their deviate, largest first, as far as they were asked for.
  private(set) var order: [Int]
  private(set) var sortedCount: Int

  init(deviates: [Double], errors: [Double]) {
    self.deviates = deviates
    values = zip(deviates, errors).map(*)
    let large = deviates.indices.filter { abs(deviates[$0]) > 2 }
    let other = deviates.indices.filter { abs(deviates[$0]) <= 2 }
    order = Self.sorted(large, by: deviates) + other
    sortedCount = large.count
  }

  /// Puts in order those that seldom matter.
  mutating func sortRest() {
    order = order[..<sortedCount] + Self.sorted(order[sortedCount...], by: deviates)
    sortedCount = order.count
  }

  private static func sorted(_ units: some Sequence<Int>, by deviates: [Double]) -> [Int] {
    units.sorted { a, b in
      let (x, y) = (abs(deviates[a]), abs(deviates[b]))
      return x == y ? a < b : x > y
    }
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
