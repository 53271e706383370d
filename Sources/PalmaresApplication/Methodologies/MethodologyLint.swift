public import PalmaresCore

/// Everything that can be said of a methodology file without its data.
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
      return compiled.warnings + [compiled.absenceOfResults].compactMap { $0 }
    } catch {
      return error.diagnostics
    }
  }
}
