public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// A methodology held against the figures that its publisher printed.
public struct Verification: Sendable {
  public let document: MethodologyDocument
  public let reports: [VerificationReport]
  public let remarks: [Diagnostic]

  public var hasDifferences: Bool { reports.contains(where: \.hasDifferences) }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - data: replaces the figures that it reads (`--data`).
  ///   - expected: the published figures, where the methodology doesn't name their file, or in place
  ///     of it (`--expected`).
  /// - Throws: `input.no-published-figures`, and everything that is wrong with the files.
  public init(
    file: String, data: String? = nil, expected: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file)
    let published = compiled.document.published
    if published.isEmpty {
      throw DiagnosticError(Self.nothingPublished(compiled.document.header.id))
    }
    let (tables, remarks) = try Self.tables(published, expected: expected)
    let applied = try AppliedMethodology(
      compiled, data: data, targets: compiled.document.comparedNodes,
      populations: published.compactMap(\.only))
    document = applied.document
    reports = tables.map { VerificationReport(of: $0, against: applied.evaluation) }
    self.remarks = applied.remarks + remarks
  }

  /// `expected` is the file of every table without one; of all tables where each has one.
  private static func tables(
    _ published: [PublishedDescription], expected: String?
  ) throws(DiagnosticError) -> ([PublishedTable], [Diagnostic]) {
    let replacesAll = published.allSatisfy { $0.data.file != nil }
    var tables: [PublishedTable] = []
    var remarks: [Diagnostic] = []
    var problems: [Diagnostic] = []
    for description in published {
      let file = replacesAll || description.data.file == nil ? expected : nil
      do {
        let (table, found) = try PublishedTableReader.read(description, file: file)
        tables.append(table)
        remarks += found
      } catch {
        problems += error.diagnostics
      }
    }
    if problems.hasErrors { throw DiagnosticError(problems) }
    return (tables, remarks)
  }

  private static func nothingPublished(_ id: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.no-published-figures"), .error,
      LocalizedText(
        en: "'\(id)' carries no published figures to compare with.",
        fr: "« \(id) » ne porte pas de chiffres publiés auxquels se comparer."),
      fix: [
        LocalizedText(
          en: "Say in 'published' which figures it must reproduce.",
          fr: "Dites dans « published » quels chiffres elle doit reproduire.")
      ])
  }
}
