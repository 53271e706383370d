public import PalmaresCore
import PalmaresEngine
public import PalmaresExchange

/// An interval for a composite score whose rescaling isn't public, from an institution's own component
/// scores and the published rows of the same edition.
///
/// Nothing stands in for what isn't there: without thirty usable rows, or without a component, no interval.
public struct Estimation: Sendable {
  /// What one rule gives for one institution.
  public struct Estimate: Sendable {
    public var identifier: String
    public var rule: EstimationRule
    /// The score that the components give, at their low ends and at their high ones.
    public var components: Interval
    public var interval: Interval
    /// The bands whose published scores the interval meets, from the highest down.
    public var bands: [PublishedBand]
    /// How many published rows set the interval.
    public var rows: Int
  }

  public let document: MethodologyDocument
  /// The edition; `nil` where the table holds one only.
  public let period: String?
  public let estimates: [Estimate]
  public let basis: EstimationBasis
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - file: the methodology.
  ///   - data: component scores, numbers or ranges, one row for each institution.
  ///   - published: the published rows; those that the methodology names where `nil`.
  ///   - period: the edition; the last where `nil`.
  /// - Throws: everything that is wrong with the files; `estimate.too-few-rows`.
  public init(
    file: String, data: String, published: String? = nil, period: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file)
    let predictor = try Predictor(compiled)
    let editions = try PublishedEditions(of: predictor, file: published)
    let position = try period.map { name throws(DiagnosticError) in
      try editions.position(of: name)
    }
    let place = position ?? editions.all.count - 1
    let own = try OwnComponents(file: data, of: predictor)
    let work = EstimationWork(
      edition: editions.all[place], previous: editions.before(place), limits: predictor.limits)
    guard work.isEnough else { throw DiagnosticError(work.tooFewRows) }
    document = compiled.document
    self.period = editions.all[place].period
    estimates = own.rows.flatMap { work.estimates(of: $0) }
    let last = position == nil ? Self.lastPeriod(editions.all[place].period) : []
    basis = work.basis
    let edition = editions.all[place].remarks + work.bands.remarks
    remarks = compiled.warnings + edition + own.remarks(without: estimates) + last
  }

  private static func lastPeriod(_ period: String?) -> [Diagnostic] {
    guard let period else { return [] }
    return [
      Diagnostic(
        DiagnosticRule("estimate.last-period"), .information,
        LocalizedText(
          en: "Estimated for '\(period)', the last edition of the published rows.",
          fr: "Estimé pour « \(period) », la dernière édition des lignes publiées."))
    ]
  }
}
