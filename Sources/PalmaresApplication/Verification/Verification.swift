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
    let applied = try Self.applied(compiled, data, printed)
    if printed.problems.hasErrors { throw DiagnosticError(printed.problems) }
    document = compiled.document
    reports = printed.tables.map { table in
      VerificationReport(of: table.figures, against: applied[table.period].evaluation)
    }
    var remarks = applied.all.flatMap(\.remarks)
    remarks = remarks.enumerated().filter { remarks.firstIndex(of: $0.element) == $0.offset }
      .map(\.element)
    self.remarks = remarks + printed.remarks
  }

  /// The methodology applied to each period that has published figures.
  private static func applied(
    _ compiled: CompiledMethodology, _ data: String?, _ printed: PrintedTables
  ) throws(DiagnosticError) -> AppliedPeriods {
    let published = compiled.document.published
    var applied = AppliedPeriods()
    do throws(DiagnosticError) {
      for period in printed.periods {
        applied.add(
          try AppliedMethodology(
            compiled, data: data, targets: compiled.document.comparedNodes,
            populations: published.compactMap(\.only), period: period), of: period)
      }
    } catch {
      throw DiagnosticError(error.diagnostics + printed.problems)
    }
    return applied
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

/// What the methodology gives for each period that is compared.
private struct AppliedPeriods {
  private(set) var all: [AppliedMethodology] = []
  private var positions: [String?: Int] = [:]

  mutating func add(_ applied: AppliedMethodology, of period: String?) {
    positions[period] = all.count
    all.append(applied)
  }

  subscript(period: String?) -> AppliedMethodology { all[positions[period] ?? 0] }
}

/// The tables that a publisher printed, with everything that is wrong with them.
private struct PrintedTables {
  private(set) var tables: [(figures: PublishedTable, period: String?)] = []
  /// The periods that figures are of, each once; `nil` is the last one.
  let periods: [String?]
  private(set) var remarks: [Diagnostic] = []
  private(set) var problems: [Diagnostic] = []

  /// `expected` is the file of every table without one; of all tables where each has one.
  init(_ published: [PublishedDescription], expected: String?) {
    var seen = Set<String?>()
    periods = published.map(\.ofPeriod).filter { seen.insert($0).inserted }
    let replacesAll = published.allSatisfy { $0.data.file != nil }
    for description in published {
      let file = replacesAll || description.data.file == nil ? expected : nil
      do {
        let (table, found) = try PublishedTableReader.read(description, file: file)
        tables.append((table, description.ofPeriod))
        remarks += found
      } catch {
        problems += error.diagnostics
      }
    }
  }
}
