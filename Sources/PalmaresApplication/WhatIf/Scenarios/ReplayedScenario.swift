public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// A scenario that is asked again. It stands for one edition's rules and one table of figures: with others
/// its answer would be another, and nobody would see why. There is no way around that but to ask anew.
public struct ReplayedScenario: Sendable {
  public let scenario: Scenario
  private let file: String

  /// - Throws: everything that is wrong with the file.
  public init(file: String) throws(DiagnosticError) {
    self.file = file
    scenario = try ScenarioFile.read(file)
  }

  /// - Throws: `scenario.other-edition`, `scenario.other-rules`.
  func check(_ document: MethodologyDocument) throws(DiagnosticError) {
    if let problem = problem(with: document) { throw DiagnosticError(placed(problem)) }
  }

  /// - Throws: `scenario.other-data`.
  func check(_ dataset: Dataset) throws(DiagnosticError) {
    if let problem = problem(with: dataset) { throw DiagnosticError(placed(problem)) }
  }

  private func placed(_ problem: Diagnostic) -> Diagnostic {
    var placed = problem
    placed.locations = [SourceLocation(file: file)]
    placed.fixes.append(again)
    return placed
  }

  private func problem(with document: MethodologyDocument) -> Diagnostic? {
    let header = document.header
    let (method, edition) = (scenario.method, scenario.edition)
    if header.edition != edition {
      return Diagnostic(
        DiagnosticRule("scenario.other-edition"), .error,
        LocalizedText(
          en:
            "The scenario was made for the edition \(edition) of '\(method)', and this is \(header.edition).",
          fr: "Le scénario a été fait pour l’édition \(edition) de « \(method) », et celle-ci est "
            + "\(header.edition)."
        ).typeset)
    }
    guard document.sha256 != scenario.methodologyDigest else { return nil }
    return Diagnostic(
      DiagnosticRule("scenario.other-rules"), .error,
      LocalizedText(
        en: "The rules of '\(method)' are not those that the scenario was made for.",
        fr: "Les règles de « \(method) » ne sont pas celles pour lesquelles le scénario a été fait."
      ).typeset,
      why: Self.digests(scenario.methodologyDigest, document.sha256))
  }

  private func problem(with dataset: Dataset) -> Diagnostic? {
    guard dataset.origin.sha256 != scenario.dataDigest else { return nil }
    return Diagnostic(
      DiagnosticRule("scenario.other-data"), .error,
      LocalizedText(
        en: "The figures are not those that the scenario was made for.",
        fr: "Les données ne sont pas celles pour lesquelles le scénario a été fait."),
      why: Self.digests(scenario.dataDigest ?? "–", dataset.origin.sha256 ?? "–"))
  }

  private static func digests(_ wanted: String, _ found: String) -> LocalizedText {
    LocalizedText(
      en: "Its SHA-256 was \(wanted.prefix(12))…, and is \(found.prefix(12))….",
      fr: "Leur SHA-256 était \(wanted.prefix(12))…, et est \(found.prefix(12))…."
    ).typeset
  }

  private var again: LocalizedText {
    let method = scenario.method
    let sets = scenario.settings.map { "--set '\($0)'" }.joined(separator: " ")
    return LocalizedText(
      en: "To ask the same of what is there now: palmares whatif \(method) \(sets)",
      fr: "Pour poser la même question à ce qui est là : palmares whatif \(method) \(sets)"
    ).typeset
  }
}
