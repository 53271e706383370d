public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// A scenario that is asked again. It stands for one edition's rules and one table of figures: with others
/// its answer would be another, and nobody would see why. There is no way around that but to ask anew.
public struct ReplayedScenario: Sendable {
  public let scenario: Scenario
  private let file: String
  private let method: String?
  private let data: String?
  private let furtherWords: [String]

  /// - Parameters:
  ///   - method: the methodology that is asked in place of the scenario's.
  ///   - data: the table of figures that is asked in place of the scenario's.
  ///   - furtherWords: what else stands in the call, so that the command offered to somebody who is
  ///     refused does the same.
  /// - Throws: everything that is wrong with the file.
  public init(
    file: String, method: String? = nil, data: String? = nil, furtherWords: [String] = []
  ) throws(DiagnosticError) {
    self.file = file
    self.method = method
    self.data = data
    self.furtherWords = furtherWords
    scenario = try ScenarioFile.read(file)
  }

  /// How the methodology and the table of figures are called for.
  public var methodAsked: String { method ?? scenario.method }
  public var dataAsked: String? { data ?? scenario.data }

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
    let words = LocalizedText(
      en: "To ask the same of what is there now:",
      fr: "Pour poser la même question à ce qui est là :"
    ).typeset
    // What a shell is to read stays as it is, whatever the language.
    return LocalizedText(en: "\(words.en) \(command)", fr: "\(words.fr) \(command)")
  }

  private var command: String {
    let named: [(name: String, value: String?)] = [
      ("--data", dataAsked), ("--table", scenario.table), ("--profile", scenario.profile),
      ("--period", scenario.period),
    ]
    var words = ["palmares", "whatif", methodAsked]
    for option in named {
      if let value = option.value { words += [option.name, value] }
    }
    for setting in scenario.settings { words += ["--set", setting] }
    return (words + furtherWords).map(\.shellWord).joined(separator: " ")
  }
}
