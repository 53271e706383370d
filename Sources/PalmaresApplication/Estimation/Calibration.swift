import PalmaresEngine

/// The published rows of an edition as a rule sees them: predictions with what was published.
struct Calibration {
  struct Case {
    var identifier: String
    var prediction: Double
    var published: Interval
  }

  /// At least so many usable rows, or nothing is claimed.
  static let fewestRows = 30
  /// Of intervals, so many meet what is published.
  static let coverage = 0.9

  let cases: [Case]
  private let limits: ClosedRange<Double>?

  init(
    _ rule: EstimationRule, on edition: PublishedEdition, after previous: PublishedEdition?,
    limits: ClosedRange<Double>?
  ) {
    self.limits = limits
    let before = previous?.scores ?? [:]
    cases = edition.rows.compactMap { row in
      guard let published = row.published,
        let prediction = rule.prediction(row.prediction, previous: before[row.identifier])
      else { return nil }
      return Case(identifier: row.identifier, prediction: prediction, published: published)
    }
  }

  var isEnough: Bool { cases.count >= Self.fewestRows }

  /// The interval around a prediction, from the rows of all other institutions; `nil` where they are
  /// too few.
  func interval(around prediction: Double, without identifier: String) -> Interval? {
    let others = cases.filter { $0.identifier != identifier }
    let distances = others.map {
      (low: $0.published.low - $0.prediction, high: $0.published.high - $0.prediction)
    }
    return ConformalBounds(of: distances, coverage: Self.coverage).map { bounds in
      Interval(low: prediction + bounds.low, high: prediction + bounds.high).clipped(to: limits)
    }
  }
}

extension PublishedEdition {
  /// The published scores by institution.
  var scores: [String: Interval] {
    Dictionary(
      rows.compactMap { row in row.published.map { (row.identifier, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
