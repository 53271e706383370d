public import PalmaresCore
import PalmaresEngine

/// Whether the program finds what it needs: what `palmares doctor` tells.
public struct SelfCheck: Sendable {
  public let share: Share?
  public let project: Project?
  public let methodologies: [MethodologyOverview]
  /// Whether methods that give the benefit of the doubt can be computed here; others need no solver.
  public let hasSolver: Bool
  /// What is missing, with what to do about it.
  public let findings: [Diagnostic]

  public init(in surroundings: Surroundings) {
    project = Project.found(from: surroundings)
    hasSolver = LinearSolver.isFound
    var findings: [Diagnostic] = []
    var share: Share?
    var entries: [MethodologyCatalogue.Entry] = []
    do {
      share = try Share.found(in: surroundings)
      entries = try MethodologyCatalogue(in: surroundings).entries
    } catch {
      findings += error.diagnostics
    }
    self.share = share
    methodologies = MethodologyOverview.all(of: entries)
    if let share, methodologies.isEmpty { findings.append(Self.empty(share)) }
    self.findings = findings + methodologies.flatMap(\.diagnostics)
  }

  private static func empty(_ share: Share) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.no-methodologies"), .error,
      LocalizedText(
        en: "There is no methodology in '\(share.methodologies)'.",
        fr: "Il n’y a aucune méthode dans « \(share.methodologies) »."),
      fix: [
        LocalizedText(
          en: "Build or install the program again: its run-time data are incomplete.",
          fr: "Construisez ou installez de nouveau le programme : ses données sont incomplètes.")
      ])
  }
}
