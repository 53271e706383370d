public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// Every ranking between two groups of weights, and where the published one stands among them.
public struct RankingRegions: Sendable {
  public let document: MethodologyDocument
  /// The table in place of the main one, where one was asked for.
  public let chosenTable: ResultsTable?
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let basis: AnalysisBasis
  /// The groups of weights, with each institution's scores at both ends.
  public let way: SegmentOfWeights
  /// How many pairs exchange on the way.
  public let exchangeCount: Int
  /// Whether roundings before the rank were left out.
  public let isUnrounded: Bool
  /// `nil` where more pairs exchange than are kept; only ``path`` is then given.
  public let regions: StableRegions?
  /// The region of the published weights, or the two beside them where they lie on a point of exchange.
  public let nominal: [Region]
  /// The widest, widest first.
  public let widest: [Region]
  /// The institution that was asked for.
  public let institution: InstitutionMatch?
  public let path: RankPath?
  /// How many institutions the region of the published weights ranks otherwise than the methodology: where
  /// rounding decides, or the published weights lie on a point of exchange.
  public let otherRanks: Int
  public let remarks: [Diagnostic]

  /// A region with its first ranks.
  public struct Region: Sendable {
    public let region: StableRegions.Region
    /// Positions in the dataset, first rank first, those of equal rank together; at most ``shownRanks``.
    public let first: [[Int]]
  }

  /// How many of the first ranks are shown of a region.
  public static let shownRanks = 10

  /// Title of the methodology, and of its table where that isn't the main one.
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  /// - Parameters:
  ///   - file: the methodology.
  ///   - groups: `A,B:C,D`, or `A,B` for these against all others.
  ///   - node: the combination, where it is to be checked.
  ///   - unrounded: whether roundings before the rank are left out.
  ///   - unit: identifier, alias or name of an institution to follow.
  ///   - table: a table of the methodology in place of the main one.
  ///   - request: what the reader chooses of the methodology.
  ///   - data: replaces the figures that the methodology names.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - monitor: hears of the pairs looked at.
  /// - Throws: everything that is wrong with the files, `analysis.no-rank`, `analysis.interrupted`,
  ///   `regions.*`.
  public init(
    file: String, between groups: String, node: String? = nil, unrounded: Bool = false,
    unit: String? = nil,
    table: String? = nil, reader request: ReaderRequest = ReaderRequest(), data: String? = nil,
    period: String? = nil, monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    let groups = try WeightGroups(parsing: groups)
    let compiled = try CompiledMethodology(file: file, table: table, reader: request)
    let applied = try AppliedMethodology(
      compiled, data: data, period: period, settingAsideRanges: true, keepingSteps: true)
    let basis = AnalysisBasis(applied.document, applied.dataset)
    if basis == .ownFacts { throw DiagnosticError(RegionsRefusal.alone(basis)) }
    let way = try SegmentOfWeights(
      applied.evaluation, between: groups, node: node, unrounded: unrounded)
    let institution = try unit.map { wanted throws(DiagnosticError) in
      try InstitutionSearch(in: applied.dataset.units).institution(wanted)
    }
    let path = institution.flatMap { RankPath(of: $0.unit, on: way.segment) }
    if let institution, path == nil {
      throw DiagnosticError(RegionsRefusal.notRanked(institution))
    }
    let count = StableRegions.exchangeCount(on: way.segment)
    let reach = WorkReach(monitor)
    let regions = StableRegions(on: way.segment, monitor: reach.watching)
    // What there would be of regions that were not found can't be told from there being too many.
    if regions == nil, monitor.isInterrupted {
      throw DiagnosticError(StoppedWork(reach, Self.pairs).nothingShown)
    }
    if regions == nil, institution == nil {
      throw DiagnosticError(RegionsRefusal.tooMany(count, institutions: way.segment.lines.count))
    }
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    dataset = applied.dataset
    self.basis = basis
    self.way = way
    isUnrounded = unrounded
    exchangeCount = count
    self.regions = regions
    self.institution = institution
    self.path = path
    let nominal = regions.map { Self.numbers(of: $0.nominal) } ?? []
    let found = regions?.regions(nominal + (regions?.widest ?? [])) ?? []
    let shown = found.map { Region(region: $0.region, first: Self.first($0.ranking)) }
    self.nominal = Array(shown.prefix(nominal.count))
    widest = Array(shown.dropFirst(nominal.count))
    otherRanks = Self.otherRanks(regions, found.first?.ranking, way)
    remarks = applied.remarks + [institution?.remark].compactMap { $0 }
  }

  private static let pairs = CountedNoun(en: ("pair", "pairs"), fr: ("paire", "paires"))

  private static func numbers(of nominal: StableRegions.Nominal) -> [Int] {
    switch nominal {
    case .region(let number): [number]
    case .pointAfter(let number): [number, number + 1]
    }
  }

  private static func first(_ ranking: [[Int]]) -> [[Int]] {
    var (count, first): (Int, [[Int]]) = (0, [])
    for group in ranking where count < shownRanks {
      first.append(group)
      count += group.count
    }
    return first
  }

  private static func otherRanks(
    _ regions: StableRegions?, _ ranking: [[Int]]?, _ way: SegmentOfWeights
  ) -> Int {
    guard let regions, let ranking else { return 0 }
    let ranks = regions.ranks(of: ranking)
    return way.publishedRanks.count { unit, rank in ranks[unit] != rank }
  }
}
