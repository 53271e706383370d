import PalmaresCore
import PalmaresEngine

/// One edition with everything that an estimate takes from it.
struct EstimationWork {
  let edition: PublishedEdition
  let previous: PublishedEdition?
  let limits: ClosedRange<Double>?

  let bands: PublishedBands

  init(
    edition: PublishedEdition, previous: PublishedEdition?, limits: ClosedRange<Double>?
  ) {
    self.edition = edition
    self.previous = previous
    self.limits = limits
    bands = PublishedBands(of: edition)
  }

  private func calibration(_ rule: EstimationRule) -> Calibration {
    Calibration(rule, on: edition, after: previous, limits: limits)
  }

  var isEnough: Bool { calibration(.components).isEnough }

  /// By every rule that has what it needs.
  func estimates(of own: OwnComponents.Row) -> [Estimation.Estimate] {
    guard let components = own.prediction else { return [] }
    let before = previous?.scores[own.identifier]
    return EstimationRule.allCases.compactMap { rule in
      let calibration = calibration(rule)
      guard calibration.isEnough,
        let prediction = rule.prediction(components, previous: before),
        let interval = calibration.interval(around: prediction, without: own.identifier)
      else { return nil }
      return Estimation.Estimate(
        identifier: own.identifier, rule: rule, components: components, interval: interval,
        bands: bands.kept.filter { $0.scores.meets(interval) },
        rows: calibration.cases.count { $0.identifier != own.identifier })
    }
  }

  /// The institutions whose rows set the interval.
  var basis: EstimationBasis {
    let used = Set(calibration(.components).cases.map(\.identifier))
    let countries = edition.rows.filter { used.contains($0.identifier) }.compactMap(\.country)
    return EstimationBasis(institutions: used.count, countries: Set(countries).sorted())
  }

  var tooFewRows: Diagnostic {
    let rows = calibration(.components).cases.count
    let name = edition.period.map { LocalizedText(en: " of '\($0)'", fr: " de « \($0) »") }
    return Diagnostic(
      DiagnosticRule("estimate.too-few-rows"), .error,
      LocalizedText(
        en: "Only \(rows) published rows\(name?.en ?? "") have the components and the score.",
        fr: "Seules \(rows) lignes publiées\(name?.fr ?? "") ont les composantes et le score."),
      why: LocalizedText(
        en: "With fewer than \(Calibration.fewestRows), nothing is claimed.",
        fr: "Avec moins de \(Calibration.fewestRows), rien n’est affirmé."),
      fix: [
        LocalizedText(
          en: "Bring more rows of the edition, or choose another with '--period'.",
          fr: "Apportez plus de lignes de l’édition, ou choisissez-en une autre avec « --period ».")
      ])
  }
}
