public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// How far each rank can be trusted, given the standard errors of the scores.
public struct RankConfidenceSets: Sendable {
  public let document: MethodologyDocument
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let basis: AnalysisBasis
  /// What was taken as the score, and as its standard error.
  public let score: NodeReference
  public let errors: String
  /// From the first rank down, equal scores in the order of the file.
  public let rows: [Row]
  public let confidence: RankConfidence
  /// How many institutions the methodology ranks otherwise than their scores do: by rounded scores, among
  /// others, or by further keys.
  public let otherRanks: Int
  public let remarks: [Diagnostic]

  /// One institution.
  public struct Row: Sendable {
    public let identifier: String
    public let name: String
    public let score: Double
    public let error: Double
    /// One more than how many scores are better, and whether another score is the same.
    public let rank: Int
    public let isTied: Bool
    /// The methodology's own rank.
    public let publishedRank: Double?
    public let marginal: ClosedRange<Int>
    public let simultaneous: ClosedRange<Int>
    /// Whether it can be among the best, where that was asked.
    public let canBeBest: Bool?
  }

  /// Title of the methodology, and of its table where that isn't the main one.
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  /// How the score is written.
  public var printing: Printing {
    document.methodology.nodes.first { $0.code == score.code }?.printing ?? .general
  }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - errors: a column of the data, or a node, with the standard errors of the score.
  ///   - score: a node in place of the score of the results.
  ///   - settings: level, draws, seed, how many are the best.
  ///   - table: a table of the methodology in place of the main one.
  ///   - request: what the reader chooses of the methodology.
  ///   - data: replaces the figures that the methodology names.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - monitor: hears of the draws of each step.
  /// - Throws: everything that is wrong with the files, `confidence.*`, `analysis.no-rank`,
  ///   `analysis.interrupted`.
  public init(
    file: String, errors: String, score: String? = nil,
    _ settings: RankConfidence.Settings = RankConfidence.Settings(), table: String? = nil,
    reader request: ReaderRequest = ReaderRequest(), data: String? = nil, period: String? = nil,
    monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    if let problem = ConfidenceProblem.problem(of: settings) { throw DiagnosticError(problem) }
    let compiled = try CompiledMethodology(file: file, table: table, reader: request)
    let target = try Self.score(score, of: compiled.document)
    let first = try Self.first(of: compiled.document.methodology)
    let column = ErrorColumn(errors, in: compiled.document.methodology)
    if column.isScore(target, in: compiled.document.methodology) {
      throw DiagnosticError(ConfidenceProblem.sameAsScore(errors, target))
    }
    let applied = try AppliedMethodology(
      compiled, data: data,
      targets: compiled.graph.resultNodes + [target] + [column.node].compactMap { $0 },
      period: period, alsoReading: [column.requirement].compactMap { $0 },
      settingAsideRanges: true)
    let basis = AnalysisBasis(applied.document, applied.dataset)
    if basis == .ownFacts { throw DiagnosticError(ConfidenceProblem.alone(basis)) }
    let scored = try ScoredInstitutions(
      applied.evaluation, score: target, errors: column)
    let estimates = ScoreEstimates(
      scored.scores, errors: scored.errors, lowestFirst: first == .low)
    let count = scored.scores.count
    guard settings.fits(institutions: count) else {
      throw DiagnosticError(ConfidenceProblem.manyResamples(settings, of: count))
    }
    if let best = settings.best, best > count {
      throw DiagnosticError(ConfidenceProblem.best(best, of: count))
    }
    let reach = WorkReach(monitor)
    guard let confidence = RankConfidence(of: estimates, settings, monitor: reach.watching) else {
      throw DiagnosticError(StoppedWork(reach, Self.draws).nothingShown)
    }
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    dataset = applied.dataset
    self.basis = basis
    self.score = target
    self.errors = errors
    self.confidence = confidence
    rows = scored.rows(confidence, estimates)
    otherRanks = rows.count { row in row.publishedRank.map { $0 != Double(row.rank) } ?? false }
    remarks = applied.remarks
  }

  private static let draws = CountedNoun(
    en: ("draw of a step", "draws of a step"), fr: ("tirage d’une étape", "tirages d’une étape"))

  /// A level as a person writes it: `95`, `99.9`, `95%`. Below 1 it takes the sign of percent, `0.5%`: a
  /// share, `0.95`, is told from it.
  ///
  /// - Throws: `usage.level`.
  public static func level(_ text: String) throws(DiagnosticError) -> Double {
    let number = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let level = Double(number), level > 0, level < 100, level >= 1 || text.hasSuffix("%")
    else { throw DiagnosticError(ConfidenceProblem.level(text)) }
    return level
  }

  private static func score(
    _ name: String?, of document: MethodologyDocument
  ) throws(DiagnosticError) -> NodeReference {
    if let name {
      let score = try ShownNodes(of: document.methodology).reference(name)
      if document.methodology.isRank(score) {
        throw DiagnosticError(ConfidenceProblem.rankAsScore(score))
      }
      return score
    }
    guard let score = document.methodology.results.score else {
      throw DiagnosticError(ConfidenceProblem.noScore(document.header.id))
    }
    return score
  }

  /// Which end of the scores is first: of those that the methodology ranks, and of a score in their place.
  private static func first(of methodology: Methodology) throws(DiagnosticError) -> End {
    guard let rank = methodology.results.rank,
      let ranking = methodology.rankingNode(of: rank),
      case .rank(let step)? = ranking.then.last(where: \.isRank)?.operation
    else { throw DiagnosticError(ConfidenceProblem.noOrder(methodology.code)) }
    return step.first
  }
}
