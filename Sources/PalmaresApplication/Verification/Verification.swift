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
  /// - Throws: `input.nothing-published`, and everything that is wrong with the files.
  public init(
    file: String, data: String? = nil, expected: String? = nil
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file)
    let published = compiled.document.published
    if published.isEmpty {
      throw DiagnosticError(Self.nothingPublished(compiled.document.header.id))
    }
    let printed = PrintedTables(published, expected: expected)
    let applied: AppliedMethodology
    do {
      applied = try AppliedMethodology(
        compiled, data: data, targets: compiled.document.comparedNodes,
        populations: published.compactMap(\.only))
    } catch {
      throw DiagnosticError(error.diagnostics + printed.problems)
    }
    if printed.problems.hasErrors { throw DiagnosticError(printed.problems) }
    document = applied.document
    reports = printed.tables.map { VerificationReport(of: $0, against: applied.evaluation) }
    remarks = applied.remarks + printed.remarks
  }

  private static func nothingPublished(_ id: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("input.nothing-published"), .error,
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

/// The tables that a publisher printed, with everything that is wrong with them.
private struct PrintedTables {
  private(set) var tables: [PublishedTable] = []
  private(set) var remarks: [Diagnostic] = []
  private(set) var problems: [Diagnostic] = []

  /// `expected` is the file of every table without one; of all tables where each has one.
  init(_ published: [PublishedDescription], expected: String?) {
    let replacesAll = published.allSatisfy { $0.data.file != nil }
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
  }
}
