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

  /// - Parameters:
  ///   - file: the methodology.
  ///   - ids: the methodologies that are there, which nothing can stand in place of.
  public init(file: String, among ids: Set<String> = []) {
    self.file = file
    findings = Self.findings(in: file, among: ids).sortedByPlace()
  }

  private static func findings(in file: String, among ids: Set<String>) -> [Diagnostic] {
    do {
      let compiled = try CompiledMethodology(file: file)
      let hasTables = !compiled.document.methodology.tables.isEmpty
      let absence = hasTables ? nil : compiled.absenceOfResults
      return compiled.warnings
        + StandIns.conflicts(of: compiled.document.header, in: file, with: ids)
        + [absence].compactMap { $0 } + problems(of: ProfileTrials(compiled, file: file))
        + undisclosed(compiled.document)
    } catch {
      return error.diagnostics
    }
  }

  /// What the methodology reads and its tables lack, also under its profiles; what is wrong with a
  /// profile is told once, and not again where the methodology has it too.
  private static func problems(of trials: ProfileTrials) -> [Diagnostic] {
    let own = headings(trials.compiled, also: trials.choices)
    let ofProfiles = trials.choices.flatMap { headings($0) }.filter { $0.severity == .error }
    return (own + trials.problems + ofProfiles).reduce(into: []) { found, problem in
      if !found.contains(problem) { found.append(problem) }
    }
  }

  /// What the file says isn't disclosed: nothing to mend, but to be known and counted.
  private static func undisclosed(_ document: MethodologyDocument) -> [Diagnostic] {
    let items = document.expanded["undisclosed"]?.sequence ?? []
    return document.header.undisclosed.enumerated().map { index, text in
      let mark = items.indices.contains(index) ? items[index].mark : nil
      return Diagnostic(
        DiagnosticRule("methodology.undisclosed"), .information,
        LocalizedText(en: "Not disclosed: \(text.en)", fr: "Non publié : \(text.fr)"),
        at: [
          SourceLocation(
            file: mark?.file?.path ?? document.file, line: mark?.line, column: mark?.column,
            name: "undisclosed[\(index)]")
        ])
    }
  }

  /// How many things the file says are not disclosed.
  public var undisclosed: Int {
    findings.count { $0.rule == DiagnosticRule("methodology.undisclosed") }
  }

  /// Columns that the methodology reads, declares or compares, and its tables don't have.
  private static func headings(
    _ compiled: CompiledMethodology, also choices: [CompiledMethodology] = []
  ) -> [Diagnostic] {
    let requirements = compiled.everyRequirement
    let read = Set((requirements + choices.flatMap(\.everyRequirement)).map(\.name))
    let published = compiled.document.published.flatMap(PublishedTableReader.problemsOfHeadings)
    return DatasetReader.problemsOfHeadings(compiled.document.data, requirements: requirements)
      + published + unusedColumns(compiled.document.data, read: read)
  }

  /// Columns that are described and that no node reads.
  private static func unusedColumns(
    _ data: DataDescription, read names: Set<String>
  ) -> [Diagnostic] {
    let identity = [data.id] + [data.name].compactMap { $0 } + data.aliases.map(\.heading)
    let used = names.union(identity)
    let own = data.columns.filter { !used.contains($0.name) }.map { column in
      Diagnostic(
        DiagnosticRule("methodology.unused"), .warning,
        LocalizedText(
          en: "Nothing uses the column '\(column.name)'.",
          fr: "Rien n'utilise la colonne « \(column.name) »."),
        at: [column.location].compactMap { $0 },
        why: LocalizedText(
          en: "'data.columns' describes it, and no node reads it.",
          fr: "« data.columns » la décrit, et aucun nœud ne la lit."),
        fix: [
          LocalizedText(
            en: "Read it in a node, or take its description out.",
            fr: "Lisez-la dans un nœud, ou retirez sa description.")
        ])
    }
    return own + data.joins.flatMap { unusedColumns($0, read: names) }
  }
}
