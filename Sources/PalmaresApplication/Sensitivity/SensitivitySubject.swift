import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// A methodology on its data, as a sensitivity analysis looks at it.
struct SensitivitySubject {
  let document: MethodologyDocument
  let chosenTable: ResultsTable?
  let readerChoice: ReaderChoice?
  let evaluation: Evaluation
  let remarks: [Diagnostic]
  /// Code of the combination whose parts are left out.
  let root: String

  init(
    file: String, data: String?, table: String?, period: String?, reader request: ReaderRequest,
    alsoReading columns: [ColumnRequirement], of node: String?
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(file: file, table: table, reader: request)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let methodology = compiled.document.methodology
    let results = methodology.results
    let wanted = try node.map { name throws(DiagnosticError) in
      try MethodologyStatistics.combination(name, of: methodology)
    }
    let applied = try AppliedMethodology(
      compiled, data: data, targets: compiled.graph.resultNodes + [wanted].compactMap { $0 },
      populations: [methodology.fit], period: period, alsoReading: columns,
      settingAsideRanges: true, keepingSteps: true)
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    evaluation = applied.evaluation
    remarks = applied.remarks
    root = (wanted ?? results.score ?? results.rank)?.code ?? ""
  }

  private var results: ResultsDefinition { document.methodology.results }
  private var units: StatisticalUnits { evaluation.dataset.units }

  /// Whose ranks are compared: who is listed.
  var listed: [Bool] {
    results.listed.flatMap(evaluation.members) ?? [Bool](repeating: true, count: units.count)
  }

  /// - Throws: everything that is wrong with the targets.
  func targets(_ texts: [String]) throws(DiagnosticError) -> [NamedTarget] {
    var problems: [Diagnostic] = []
    var targets: [NamedTarget] = []
    for text in texts {
      do throws(DiagnosticError) {
        targets.append(try NamedTarget(text, in: units))
      } catch {
        problems += error.diagnostics
      }
    }
    if results.score == nil, targets.contains(where: \.isScore) {
      problems.append(SensitivityProblem.noScore(document.methodology))
    }
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    if targets.isEmpty { targets = [usualTarget] }
    if let problem = problemOfOwnFacts(targets) { throw DiagnosticError(problem) }
    return targets
  }

  /// Of one institution only a score that it has can be looked at.
  private func problemOfOwnFacts(_ targets: [NamedTarget]) -> Diagnostic? {
    guard AnalysisBasis(document, evaluation.dataset) == .ownFacts else { return nil }
    guard targets.allSatisfy(\.isScore) else { return SensitivityProblem.noField }
    let scoreless = Results(evaluation, from: .ownFacts).rows.first { $0.score == nil }
    return scoreless.map(SensitivityProblem.noScore(of:))
  }

  /// One alone has no rank that could move.
  private var usualTarget: NamedTarget {
    units.count == 1 && results.score != nil ? .score(ofUnit: 0, in: units) : .shift
  }

  func model(
    varying request: VariationRequest, for targets: [NamedTarget]
  ) throws(DiagnosticError) -> (draws: DrawModel, planned: PlannedVariation) {
    let planned = try request.planned(
      for: evaluation, targets: [results.rank, results.score].compactMap { $0 },
      citing: document.header.sources.map(\.key))
    let draws = try DrawModel(
      evaluation, varying: planned.variation, givesScores: targets.contains(where: \.isScore))
    return (draws, planned)
  }

  /// Those of which a combination is made, itself first.
  func combinations(of leavingOut: LeaveOneOut) -> [DescribedCombination] {
    let fit = document.methodology.fit
    let members = evaluation.members(of: fit) ?? [Bool](repeating: true, count: units.count)
    let effective = results.score.map { EffectiveWeights(in: $0, of: evaluation) }
    return leavingOut.combinations.compactMap {
      DescribedCombination(
        NodeReference($0), of: evaluation, among: members, effective: effective)
    }
  }
}
