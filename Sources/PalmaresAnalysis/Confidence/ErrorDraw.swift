/// The error of one score.
struct DrawnError {
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

/// One draw of errors.
struct ErrorDraw {
  /// In the order of institutions.
  let errors: [DrawnError]
  /// By the size of the deviate, largest first, as far as they were asked for.
  private(set) var sorted: [DrawnError]
  private(set) var sortedCount: Int

  init(_ errors: [DrawnError]) {
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

  private static func sorted(_ errors: some Sequence<DrawnError>) -> [DrawnError] {
    errors.sorted { a, b in a.square == b.square ? a.unit < b.unit : a.square > b.square }
  }
}
