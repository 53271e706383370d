public import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// How firm ranks are when what is uncertain varies: a methodology on its figures, drawn anew many times.
public struct RobustnessStudy: Sendable {
  let compiled: CompiledMethodology
  let applied: AppliedMethodology
  public let planned: PlannedVariation
  public let basis: AnalysisBasis
  public let run: RobustnessRun
  public let remarks: [Diagnostic]

  /// - Throws: everything that is wrong with the files or with what shall vary; `robust.no-draws`,
  ///   `robust.too-many-draws`, `robust.nothing-to-count`.
  public init(_ request: RobustnessRequest) throws(DiagnosticError) {
    guard request.draws > 0 else { throw DiagnosticError(RobustnessProblem.noDraws) }
    guard request.draws <= RobustnessRequest.mostDraws else {
      throw DiagnosticError(RobustnessProblem.tooManyDraws)
    }
    let variation = try VariationRequest(request.variations)
    (compiled, applied) = try Self.applied(request, variation, table: request.table)
    basis = AnalysisBasis(applied.document, applied.dataset)
    let places = basis != .ownFacts
    let targets = RobustnessSubject(
      applied.evaluation, varying: Variation([]), places: places,
      countsClasses: request.countsClasses
    )
    .targets
    guard !targets.isEmpty else {
      throw DiagnosticError(RobustnessProblem.nothingToCount(applied.document, basis))
    }
    planned = try variation.planned(
      for: applied.evaluation, targets: targets,
      citing: applied.document.header.sources.map(\.key))
    var rivals: [Int] = []
    for name in request.rivals {
      let unit = try InstitutionSearch(in: applied.dataset.units).institution(name).unit
      if !rivals.contains(unit) { rivals.append(unit) }
    }
    let subject = RobustnessSubject(
      applied.evaluation, varying: planned.variation, places: places,
      countsClasses: request.countsClasses, rivals: rivals)
    if !rivals.isEmpty, subject.rank == nil {
      throw DiagnosticError(RobustnessProblem.noRivals(applied.document))
    }
    if let ranks = subject.rank.flatMap(applied.evaluation.column) {
      _ = try subject.doubledRanks(ranks)
    }
    let kept = request.draws.multipliedReportingOverflow(by: applied.dataset.units.count)
    guard subject.rank != nil || (!kept.overflow && kept.partialValue <= Self.mostScoresKept) else {
      throw DiagnosticError(RobustnessProblem.tooManyScores(limit: Self.mostScoresKept))
    }
    run = try RobustnessRun(subject, draws: request.draws, seed: request.seed)
    remarks = applied.remarks
  }

  /// Scores of every draw are kept where there is no rank to count.
  private static let mostScoresKept = 20_000_000

  /// One institution alone gets the table that is meant for it.
  private static func applied(
    _ request: RobustnessRequest, _ variation: VariationRequest, table: String?
  ) throws(DiagnosticError) -> (CompiledMethodology, AppliedMethodology) {
    let compiled = try CompiledMethodology(
      file: request.file, table: table, reader: request.reader)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let applied = try AppliedMethodology(
      compiled, data: request.data, period: request.period,
      alsoReading: variation.requirements, settingAsideRanges: true)
    guard table == nil, applied.dataset.units.count == 1,
      let alone = compiled.document.methodology.results.alone
    else { return (compiled, applied) }
    return try Self.applied(request, variation, table: alone)
  }

  /// What some draws gave, ready to be written, added to others or reported.
  public func record(of progress: RobustnessProgress) -> RobustnessRecord {
    RobustnessRecord(header: RobustnessHeader(self), progress: progress)
  }

  /// Nothing done yet.
  public var nothing: RobustnessProgress {
    RobustnessProgress(halves: run.halves.map { _ in run.subject.emptyTally })
  }

  /// What a part holds, to go on from.
  ///
  /// - Throws: `robust.parts-differ` where it is of another study.
  public func progress(of part: RobustnessRecord) throws(DiagnosticError) -> RobustnessProgress {
    let problems = RobustnessHeader(self).differences(from: part.header)
    guard problems.isEmpty else {
      throw DiagnosticError(RobustnessProblem.differ(part.origin, nil, problems))
    }
    return part.progress
  }
}
