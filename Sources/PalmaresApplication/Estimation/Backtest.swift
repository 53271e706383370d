public import PalmaresCore
import PalmaresEngine
public import PalmaresExchange

/// How often the intervals of `estimate` hold, found by leaving out one institution at a time, with all
/// its rows of the edition, and estimating it from the others.
public struct Backtest: Sendable {
  /// One rule on one edition; on all editions that it claims something for where `period` is `nil` and
  /// `isWhole`.
  public struct Line: Sendable, Hashable {
    public var rule: EstimationRule
    public var period: String?
    public var isWhole: Bool
    /// Rows with the components that are needed and a published score.
    public var usable: Int
    /// Rows of the table.
    public var rows: Int
    /// How many intervals hold the published number or meet the published range; `nil` where fewer than
    /// thirty rows are usable, and nothing is claimed.
    public var covered: Int?
    /// How many hold the published range whole.
    public var held: Int?
    public var medianWidth: Double?

    public var coverage: Double? { covered.map { Double($0) / Double(usable) } }
  }

  public let document: MethodologyDocument
  public let lines: [Line]
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - file: the methodology.
  ///   - published: the published rows; those that the methodology names where `nil`.
  ///   - period: only this edition.
  /// - Throws: everything that is wrong with the files.
  public init(
    file: String, published: String? = nil, period: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file)
    let predictor = try Predictor(compiled)
    let editions = try PublishedEditions(of: predictor, file: published)
    document = compiled.document
    let wanted = try period.map { name throws(DiagnosticError) in [try editions.position(of: name)]
    }
    var lines: [Line] = []
    for rule in EstimationRule.allCases {
      let results = (wanted ?? Array(editions.all.indices)).map { position in
        Self.results(rule, editions, position, predictor.limits)
      }
      let own = results.filter { $0.line.usable > 0 }
      lines += own.map(\.line)
      if own.count > 1 { lines.append(Self.whole(rule, own)) }
    }
    self.lines = lines
    remarks = compiled.warnings + editions.remarks
  }

  private typealias Results = (line: Line, widths: [Double])

  private static func results(
    _ rule: EstimationRule, _ editions: PublishedEditions, _ position: Int,
    _ limits: ClosedRange<Double>?
  ) -> Results {
    let edition = editions.all[position]
    let calibration = Calibration(
      rule, on: edition, after: editions.before(position), limits: limits)
    var line = Line(
      rule: rule, period: edition.period, isWhole: false, usable: calibration.cases.count,
      rows: edition.rows.count)
    guard calibration.isEnough else { return (line, []) }
    let pairs = calibration.cases.compactMap { known -> (Interval, Interval)? in
      calibration.interval(around: known.prediction, without: known.identifier)
        .map { ($0, known.published) }
    }
    line.covered = pairs.count { $0.meets($1) }
    line.held = pairs.count { $0.holds($1) }
    let widths = pairs.map(\.0.width)
    line.medianWidth = widths.median
    return (line, widths)
  }

  private static func whole(_ rule: EstimationRule, _ results: [Results]) -> Line {
    let claimed = results.filter { $0.line.covered != nil }
    let widths = claimed.flatMap(\.widths)
    var line = Line(
      rule: rule, period: nil, isWhole: true,
      usable: claimed.reduce(0) { $0 + $1.line.usable },
      rows: claimed.reduce(0) { $0 + $1.line.rows })
    guard !claimed.isEmpty else { return line }
    line.covered = claimed.reduce(0) { $0 + ($1.line.covered ?? 0) }
    line.held = claimed.reduce(0) { $0 + ($1.line.held ?? 0) }
    line.medianWidth = widths.median
    return line
  }
}

extension [Double] {
  /// The middle one, or the mean of the two in the middle; `nil` of none.
  fileprivate var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let middle = count / 2
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
