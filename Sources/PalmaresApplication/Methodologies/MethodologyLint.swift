public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Everything that can be said of a methodology file, and of the headings of the tables it names,
/// without computing anything.
public struct MethodologyLint: Sendable {
  public let file: String
  /// By place, so that the file can be mended from top to bottom.
  public let findings: [Diagnostic]

  public var hasErrors: Bool { findings.hasErrors }

  public init(file: String) {
    self.file = file
    findings = Self.findings(in: file).sortedByPlace()
  }

  private static func findings(in file: String) -> [Diagnostic] {
    do {
      let compiled = try CompiledMethodology(file: file)
      return compiled.warnings + [compiled.absenceOfResults].compactMap { $0 } + headings(compiled)
    } catch {
      return error.diagnostics
    }
  }

  /// Columns that the methodology reads, declares or compares, and its tables don't have.
  private static func headings(_ compiled: CompiledMethodology) -> [Diagnostic] {
    let methodology = compiled.document.methodology
    let requirements = compiled.graph.requirements(
      for: methodology.nodes.map { NodeReference($0.code) },
      populations: methodology.populations.map { .named($0.name) })
    let published = compiled.document.published.flatMap(PublishedTableReader.problemsOfHeadings)
    return DatasetReader.problemsOfHeadings(compiled.document.data, requirements: requirements)
      + published
  }
}
