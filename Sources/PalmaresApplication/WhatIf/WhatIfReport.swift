public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What a methodology gives when some figures or rules are otherwise: everyone before and after.
public struct WhatIfReport: Sendable {
  public let document: MethodologyDocument
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  /// What the reader chose of the methodology by a profile.
  public let readerChoice: ReaderChoice?
  /// What is set, in the order asked for.
  public let settings: [ScenarioSetting]
  public let before: Results
  public let after: Results
  public let evaluation: Evaluation
  /// Institutions whose own figures are set, in that order; then those whose rank, score or class is
  /// another, from the first rank after down; then the others.
  public let rows: [WhatIfRow]
  /// Institutions that aren't listed and whose rank or score is another.
  public let unlisted: [UnlistedMove]
  public let remarks: [Diagnostic]

  public var dataset: Dataset { evaluation.dataset }
  /// What the figures are, which decides what can be said from them.
  public var basis: AnalysisBasis { AnalysisBasis(document, dataset) }
  /// Whether there are ranks to tell of.
  var hasRanks: Bool { document.methodology.results.rank != nil && basis != .ownFacts }
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - settings: what is otherwise, as written.
  ///   - data: replaces the figures that it names.
  ///   - table: a table of the methodology in place of the main one.
  ///   - profile: a choice that the methodology offers by name.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - replay: the scenario file that asks, which is for one edition and one table of figures.
  /// - Throws: `usage.no-setting`, what is wrong with the settings, all at once, and every rule that
  ///   can't be applied before or after.
  public init(
    file: String, settings texts: [String], data: String? = nil, table: String? = nil,
    profile: String? = nil, period: String? = nil, replaying replay: ReplayedScenario? = nil
  ) throws(DiagnosticError) {
    var (compiled, reading, applied) = try Self.applied(
      file: file, texts, data: data, table: table, profile: profile, period: period, replay)
    let (settings, change, found) = try reading.read(with: applied.dataset)
    let changed = try applied.evaluation.changed(by: change)
    let basis = AnalysisBasis(applied.document, applied.dataset)
    let before = Results(applied.evaluation, from: basis)
    let after = Results(changed, from: basis)
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    evaluation = applied.evaluation
    self.settings = settings
    self.before = before
    self.after = after
    let definition = applied.document.methodology.results
    let rows = WhatIfRow.all(before, after, settings, definition)
    self.rows = rows
    unlisted = UnlistedMove.all(
      applied.evaluation, changed, listed: rows,
      withRanks: definition.rank != nil && basis != .ownFacts)
    let known = Set(applied.evaluation.warnings)
    remarks = applied.remarks + found + changed.warnings.filter { !known.contains($0) }
  }

  /// A methodology on its data, with the columns that other rules read. One institution alone gets the
  /// table that is meant for it.
  private static func applied(
    file: String, _ texts: [String], data: String?, table: String?, profile: String?,
    period: String?, _ replay: ReplayedScenario?
  ) throws(DiagnosticError) -> (CompiledMethodology, SettingsReading, AppliedMethodology) {
    let compiled = try CompiledMethodology(
      file: file, table: table, reader: ReaderRequest(profile: profile))
    try replay?.check(compiled.document)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let reading = SettingsReading(texts, compiled)
    let applied = try AppliedMethodology(
      compiled, data: data, period: period, alsoReading: try reading.requirements(),
      settingAsideRanges: true)
    try replay?.check(applied.dataset)
    guard table == nil, applied.dataset.units.count == 1,
      let alone = compiled.document.methodology.results.alone
    else { return (compiled, reading, applied) }
    return try Self.applied(
      file: file, texts, data: data, table: alone, profile: profile, period: period, replay)
  }

  // MARK: Who moves

  /// Institutions whose rank is nearer the first, and farther from it.
  public var risers: Int { rows.count { ($0.change.rise ?? 0) > 0 } }
  public var fallers: Int { rows.count { ($0.change.rise ?? 0) < 0 } }
  /// Institutions that get a rank or lose theirs.
  public var comers: Int {
    rows.count { $0.change.before.rank == nil && $0.change.after.rank != nil }
  }
  public var goers: Int {
    rows.count { $0.change.before.rank != nil && $0.change.after.rank == nil }
  }
}
