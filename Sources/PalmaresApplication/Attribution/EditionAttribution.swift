public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What changed between two editions of a ranking, and what made it: our data, the others' data, the field,
/// the method.
public struct EditionAttribution: Sendable {
  /// The two editions, before and after.
  public let documents: [MethodologyDocument]
  public let datasets: [Dataset]
  public let chosenTables: [ResultsTable?]
  public let match: EditionMatch
  /// The institutions asked for: one, or all that both editions hold, in the order of the rank after.
  public let rows: [AttributedRow]
  /// Whether one institution was asked for.
  public let isOfOne: Bool
  /// Columns that one edition lacks and that count as missing there, by edition.
  public let absentColumns: [[String]]
  /// Where the work was interrupted: how many institutions were done, the first of the
  /// edition before.
  public let stopped: StoppedWork?
  public let remarks: [Diagnostic]

  public var basis: AnalysisBasis {
    let all = zip(documents, datasets).map { AnalysisBasis($0, $1) }
    return all.first { $0 == .ownFacts } ?? all.first { $0 == .publishedTable } ?? .cohort
  }

  /// - Parameters:
  ///   - before: the first edition.
  ///   - after: the second.
  ///   - wanted: identifier, alias or name of an institution, in either edition; all where `nil`.
  ///   - absence: what becomes of figures that one edition lacks.
  ///   - monitor: hears how many institutions are done.
  /// - Throws: everything that is wrong with the files; `attribution.absent-columns`,
  ///   `attribution.fills-periods`, `attribution.not-in-both`, `attribution.world`,
  ///   `attribution.nobody`; `analysis.interrupted` where nothing was done.
  public init(
    from before: EditionRequest, to after: EditionRequest, institution wanted: String? = nil,
    absence: AbsentFigures = .refuse, monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    let compiled = [try Self.compiled(before), try Self.compiled(after)]
    for edition in compiled {
      if let problem = edition.fillsPeriods { throw DiagnosticError(problem) }
    }
    var editions = try Self.editions(compiled, [before, after], absence)
    try Self.leaveRangesOut(of: &editions)
    let attribution = try Attribution(
      compiled.map(\.graph), before: [editions[0].own, editions[0].foreign],
      after: [editions[1].foreign, editions[1].own])
    let units = editions.map(\.own.units)
    let match = attribution.match
    let found = try wanted.map { name throws(DiagnosticError) in
      try BothEditions(units, match, compiled.map(\.document)).institution(name)
    }
    if found == nil, match.common.isEmpty {
      throw DiagnosticError(BothEditions(units, match, compiled.map(\.document)).nobody)
    }
    let isAlone = units.contains { $0.count == 1 }
    var rows: [AttributedRow] = []
    let wantedUnits = found.map { [$0.unit] } ?? match.common
    for unit in wantedUnits {
      if monitor.isInterrupted { break }
      let change = try attribution.change(of: unit)
      rows.append(AttributedRow(change, match, units, withoutRank: isAlone))
      monitor.advance(to: rows.count, of: wantedUnits.count)
    }
    stopped =
      rows.count < wantedUnits.count
      ? StoppedWork(rows.count, of: wantedUnits.count, PalmaresApplication.institutions) : nil
    if rows.isEmpty, let stopped { throw DiagnosticError(stopped.nothingShown) }
    self.match = match
    self.rows = rows.sorted { $0.isBefore($1) }
    isOfOne = found != nil
    documents = compiled.map(\.document)
    chosenTables = compiled.map(\.chosenTable)
    datasets = editions.map(\.own)
    absentColumns = editions.map(\.absent)
    remarks =
      Self.unique(editions.flatMap { $0.compiled.warnings + $0.remarks })
      + BothEditions(units, match, compiled.map(\.document)).remarks
      + [found?.remark].compactMap { $0 }
  }

  /// Whoever has only a range in one edition is left out of both: else it would seem to have entered or left.
  private static func leaveRangesOut(
    of editions: inout [ReadEdition]
  ) throws(DiagnosticError) {
    let units = editions.flatMap(\.onlyRanges)
    if units.isEmpty { return }
    for side in editions.indices { editions[side].setAside(units) }
    for edition in editions where edition.own.units.count == 0 {
      throw DiagnosticError(edition.own.units.setAside.noNumbers)
    }
  }

  private static func compiled(
    _ request: EditionRequest
  ) throws(DiagnosticError) -> CompiledMethodology {
    let compiled = try CompiledMethodology(file: request.file, table: request.table)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    return compiled
  }

  /// The problems of both are told together.
  private static func editions(
    _ compiled: [CompiledMethodology], _ requests: [EditionRequest], _ absence: AbsentFigures
  ) throws(DiagnosticError) -> [ReadEdition] {
    var editions: [ReadEdition] = []
    var problems: [Diagnostic] = []
    for side in 0..<2 {
      do throws(DiagnosticError) {
        editions.append(
          try ReadEdition(
            compiled[side], requests[side], other: compiled[1 - side], absence: absence))
      } catch {
        problems += error.diagnostics
      }
    }
    if problems.hasErrors { throw DiagnosticError(unique(problems)) }
    return editions
  }

  private static func unique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return diagnostics.filter { seen.insert($0).inserted }
  }
}

/// What changed for one institution.
public struct AttributedRow: Sendable {
  /// Identifier and name in the edition after.
  public let identifier: String
  public let name: String
  public let ranks: [Double?]
  public let scores: [Double?]
  /// Places towards the first, by group; `nil` where some mixture gives no rank.
  public let rise: ShapleyParts?
  public let score: ShapleyParts?

  init(
    _ change: AttributedChange, _ match: EditionMatch, _ units: [StatisticalUnits],
    withoutRank: Bool
  ) {
    let after = match.after[change.unit] ?? 0
    identifier = units[1].identifiers[after]
    name = units[1].names[after]
    ranks = withoutRank ? change.ranks.map { _ in nil } : change.ranks
    scores = change.scores
    rise = withoutRank ? nil : change.rise
    score = change.score
  }

  public var rankBefore: Double? { ranks[0] }
  public var rankAfter: Double? { ranks[ranks.count - 1] }
  public var scoreBefore: Double? { scores[0] }
  public var scoreAfter: Double? { scores[scores.count - 1] }

  /// By rank after; those without one last, in the order of the file.
  func isBefore(_ other: AttributedRow) -> Bool {
    (rankAfter ?? .infinity) < (other.rankAfter ?? .infinity)
  }
}

extension CompiledMethodology {
  /// Rules that fill gaps from other periods read later ones, too: there is no telling which belong to a
  /// mixture.
  fileprivate var fillsPeriods: Diagnostic? {
    let node = document.methodology.nodes.first { node in
      let edges = node.combination.map { $0.each + $0.children.flatMap(\.each) } ?? []
      return (node.then + edges).contains { step in
        if case .fillPeriods = step.operation { true } else { false }
      }
    }
    guard let node else { return nil }
    return Diagnostic(
      DiagnosticRule("attribution.fills-periods"), .error,
      LocalizedText(
        en: "'\(node.code)' of '\(document.header.id)' fills gaps from other periods.",
        fr: "« \(node.code) » de « \(document.header.id) » comble des absences à partir d’autres "
          + "périodes."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "It reads later periods, too: a mixture of two editions has none of its own.",
        fr: "Il lit aussi des périodes plus tardives : un mélange de deux éditions n’en a pas."),
      fix: [
        LocalizedText(
          en: "Fill the gaps in the table itself, and leave 'fill_periods' out.",
          fr: "Comblez les absences dans le tableau, et retirez « fill_periods ».")
      ])
  }
}
