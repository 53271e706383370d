public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What the ranks and scores of a methodology depend on: how much of their variance each uncertain input
/// accounts for, what each part does when it is left out, what each weighs, and which say the same.
public struct SensitivityReport: Sendable {
  public let document: MethodologyDocument
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  /// What the reader chose of the methodology, where that was anything.
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let basis: AnalysisBasis
  public let varied: PlannedVariation
  public let split: SensitivityGroup.Split
  public let analysis: SensitivityAnalysis
  /// In the order of the analysis' findings.
  public let targets: [NamedTarget]
  /// Each part of the combination left out in turn.
  public let leavingOut: LeaveOneOut
  /// The combinations of which the one named is made, itself first.
  public let combinations: [DescribedCombination]
  /// Why rankings were computed one by one and not side by side; `nil` where they weren't.
  public let obstacle: LocalizedText?
  /// Where the work was interrupted: how many of the rankings, and of the parts left out, were done.
  public let stopped: StoppedWork?
  public let remarks: [Diagnostic]

  /// Whether fewer samples were looked at than were asked for.
  public var isInterrupted: Bool { analysis.rows < analysis.samples }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - data: replaces the figures that it names.
  ///   - table: a table of the methodology in place of the main one.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - request: what the reader chooses of the methodology.
  ///   - variation: what varies.
  ///   - question: what is looked at, and how finely.
  ///   - monitor: hears of the evaluations.
  /// - Throws: `usage.samples`, `usage.target`, `sensitivity.no-score`, `analysis.interrupted`, and
  ///   everything that is wrong with the file, its data, or a rule applied to them at some point.
  public init(
    file: String, data: String? = nil, table: String? = nil, period: String? = nil,
    reader request: ReaderRequest = ReaderRequest(), varying variation: VariationRequest,
    asking question: SensitivityQuestion, monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    guard question.samples > 1, question.samples.nonzeroBitCount == 1 else {
      throw DiagnosticError(SensitivityProblem.samples(question.samples))
    }
    try Self.checkSize(question, numbersOfSample: 1)
    let subject = try SensitivitySubject(
      file: file, data: data, table: table, period: period, reader: request,
      alsoReading: variation.requirements, of: question.node)
    targets = try subject.targets(question.targets)
    let model = try subject.model(varying: variation, for: targets)
    varied = model.planned
    obstacle = model.draws.obstacle?.sentence
    let reach = WorkReach(monitor)
    let groups = SensitivityGroup.groups(
      of: model.draws.variation, by: question.split, in: subject.evaluation.graph)
    try Self.checkSize(question, numbersOfSample: (groups.count + 2) * targets.count)
    analysis = try SensitivityAnalysis(
      of: model.draws, groups: groups, samples: question.samples, seed: question.seed,
      targets: targets.map(\.target),
      among: subject.listed, monitor: reach.watching)
    // A variance takes two rows.
    guard analysis.rows > 1 else {
      throw DiagnosticError(StoppedWork(reach, Self.rankings).nothingShown)
    }
    // One alone has no place that could move.
    let levels = subject.listed.count { $0 } > 1 ? question.levels : 0
    leavingOut = LeaveOneOut(
      of: subject.root, in: subject.evaluation, rank: model.draws.rank, among: subject.listed,
      levels: levels, monitor: monitor)
    stopped = Self.stopped(analysis, leavingOut)
    combinations = subject.combinations(of: leavingOut)
    document = subject.document
    chosenTable = subject.chosenTable
    readerChoice = subject.readerChoice
    dataset = subject.evaluation.dataset
    basis = AnalysisBasis(subject.document, dataset)
    split = question.split
    remarks = subject.remarks + targets.compactMap(\.remark)
  }

  private static let rankings = CountedNoun(
    en: ("ranking", "rankings"), fr: ("classement", "classements"))
  private static let parts = CountedNoun(
    en: ("part left out", "parts left out"), fr: ("partie retirée", "parties retirées"))

  /// - Throws: `usage.samples` where more would be kept than memory holds.
  private static func checkSize(
    _ question: SensitivityQuestion, numbersOfSample numbers: Int
  ) throws(DiagnosticError) {
    let most = min(
      SensitivityQuestion.mostSamples, SensitivityQuestion.mostNumbers / max(1, numbers))
    guard question.samples > most else { return }
    throw DiagnosticError(SensitivityProblem.tooManySamples(question.samples, numbers, most))
  }

  private static func stopped(
    _ analysis: SensitivityAnalysis, _ leavingOut: LeaveOneOut
  ) -> StoppedWork? {
    let all = analysis.samples * (analysis.groups.count + 2)
    if analysis.rows < analysis.samples {
      return StoppedWork(analysis.evaluations, of: all, rankings)
    }
    let done = leavingOut.parts.count
    return done < leavingOut.count ? StoppedWork(done, of: leavingOut.count, parts) : nil
  }
}
