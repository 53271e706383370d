import Glibc
public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// Best and worst rank of each institution over a set of weights, proved.
public struct IntervalReport: Sendable {
  public struct Row: Sendable {
    public let identifier: String
    public let name: String
    /// As the methodology gives it.
    public let rank: Double
    public let interval: RankInterval
  }

  public let document: MethodologyDocument
  public let chosenTable: ResultsTable?
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let combination: RankedCombination
  public let set: WeightSet
  /// Whether the weights keep their sum, and whether more is required of them.
  public let holdsSum: Bool
  public let hasRequirements: Bool
  public let budget: SearchBudget
  public let basis: AnalysisBasis
  /// In the order of the ranks.
  public let rows: [Row]
  /// The institution asked for, with its witnesses and what proves its ends.
  public let institution: ProvedInterval?
  /// Where the work was interrupted: how many institutions were searched as far as the budget goes. Others
  /// have bounds that hold, wider than they need be, or were not reached and are left out.
  public let stopped: StoppedWork?
  /// What the search took, without reading and writing.
  public let time: Duration
  public let threads: Int
  public let remarks: [Diagnostic]

  /// What is asked of the whole call.
  public struct Question: Sendable {
    public var file: String
    public var data: String?
    public var table: String?
    public var period: String?
    public var reader: ReaderRequest
    /// Code of the combination whose weights are varied.
    public var node: String?
    public var weights: WeightSetRequest
    public var institution: String?
    public var boxes: Int?
    public var seconds: Double?

    public init(
      file: String, data: String? = nil, table: String? = nil, period: String? = nil,
      reader: ReaderRequest = ReaderRequest(), node: String? = nil, weights: WeightSetRequest,
      institution: String? = nil, boxes: Int? = nil, seconds: Double? = nil
    ) {
      self.file = file
      self.data = data
      self.table = table
      self.period = period
      self.reader = reader
      self.node = node
      self.weights = weights
      self.institution = institution
      self.boxes = boxes
      self.seconds = seconds
    }
  }

  /// - Throws: `intervals.no-field`, `analysis.no-rank`, `analysis.interrupted`, and everything that is wrong with the file, its
  ///   data, the combination or the set of weights.
  public init(
    _ question: Question, monitor: WorkMonitor = .silent, threads: Int = Self.cores
  ) throws(DiagnosticError) {
    let compiled = try CompiledMethodology(
      file: question.file, table: question.table, reader: question.reader)
    guard let rank = compiled.document.methodology.results.rank else {
      throw DiagnosticError(Self.noRank(compiled.document))
    }
    let applied = try AppliedMethodology(
      compiled, data: question.data, period: question.period, settingAsideRanges: true,
      keepingSteps: true)
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    dataset = applied.dataset
    basis = AnalysisBasis(applied.document, applied.dataset)
    if basis == .ownFacts { throw DiagnosticError(Self.noField) }
    combination = try RankedCombination(applied.evaluation, rank: rank, combination: question.node)
    set = try question.weights.set(of: combination.names, nominal: combination.nominal)
    holdsSum = question.weights.holdsSum
    hasRequirements = !question.weights.requirements.isEmpty
    let bare = combination.weightless(on: set)
    if !bare.isEmpty {
      throw DiagnosticError(Self.weightless(bare.map { applied.dataset.units.names[$0] }))
    }
    let match = try question.institution.map { name throws(DiagnosticError) in
      try InstitutionSearch(in: applied.dataset.units).institution(name)
    }
    if let match, combination.problem.group[match.unit] < 0 {
      throw DiagnosticError(Self.unranked(match))
    }
    budget = SearchBudget(
      boxes: question.boxes ?? (match == nil ? 200 : 200_000), seconds: question.seconds)
    let begin = ContinuousClock.now
    let intervals = RankIntervals.all(
      of: combination.problem, on: set, budget: budget, units: match.map { [$0.unit] },
      threads: threads, monitor: monitor)
    time = ContinuousClock.now - begin
    self.threads = threads
    let searched = intervals.count(where: \.isSearched)
    let wanted = match == nil ? combination.problem.group.count { $0 >= 0 } : 1
    stopped =
      searched < wanted ? StoppedWork(searched, of: wanted, PalmaresApplication.institutions) : nil
    if let stopped, intervals.isEmpty { throw DiagnosticError(stopped.nothingShown) }
    let ranks = applied.evaluation.column(rank)
    let units = applied.dataset.units
    rows = intervals.map { interval in
      Row(
        identifier: units.identifiers[interval.unit], name: units.names[interval.unit],
        rank: ranks?.number(at: interval.unit) ?? 0, interval: interval)
    }.sorted { ($0.rank, $0.interval.unit) < ($1.rank, $1.interval.unit) }
    if let match, let interval = intervals.first {
      institution = try ProvedInterval(
        interval, of: match, combination, set, applied.evaluation, rank: rank)
    } else {
      institution = nil
    }
    remarks = applied.remarks
  }

  /// How many work at once.
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  // MARK: All ends together

  private var ends: [RankEnd] { rows.flatMap { [$0.interval.best, $0.interval.worst] } }
  public var endCount: Int { ends.count }
  public var exactEnds: Int { ends.count(where: \.isExact) }
  /// Open ends that no more boxes or time would close.
  public var finalEnds: Int { ends.count { !$0.isExact && !$0.hasMore } }
  public var meanGap: Double {
    ends.isEmpty ? 0 : Double(ends.reduce(0) { $0 + $1.gap }) / Double(ends.count)
  }
  public var largestGap: Int { ends.map(\.gap).max() ?? 0 }
  /// Pairs of which it isn't known whether they belong to those decided.
  public var unclearPairs: Int {
    rows.reduce(0) { $0 + $1.interval.perhapsBefore + $1.interval.perhapsBehind }
  }
  /// Pairs of which one is before the other whatever the weights, and all pairs.
  public var pairs: (decided: Int, all: Int) {
    rows.reduce(into: (0, 0)) { sum, row in
      sum.0 += row.interval.alwaysBefore + row.interval.alwaysBehind
      sum.1 += row.interval.rivals
    }
  }
}
