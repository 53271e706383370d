public import PalmaresCore

/// What a methodology says of each institution: scores, ranks, bands, grades, and why one has none.
public struct Results: Sendable {
  /// Group by group where the methodology lists by groups, those in alphabetical order, numbers upwards,
  /// institutions without a group last. From the first rank down, equal ranks in the order of the file; then those without a rank. In
  /// the order of the file where the methodology ranks nothing.
  public private(set) var rows: [ResultRow]
  /// How many institutions have a rank.
  public private(set) var ranked: Int
  /// How many institutions have a rank in the ranking that those listed are in, listed or not: a listed
  /// one may be 6th though four are listed. Where ranks are given in each group apart, those of the
  /// groups listed.
  public private(set) var field: Int
  private var hasRanks = true
  private let shares: RankShares
  private let comesOfRank: ResultsOfRank
  /// The nodes shown, in the order of every row's `nodes`.
  public private(set) var shown: [ShownNode]

  public init(_ evaluation: Evaluation) {
    let definition = evaluation.graph.methodology.results
    let listed = definition.listed.flatMap { evaluation.members(of: $0) }
    let units = (0..<evaluation.dataset.units.count).filter { listed?[$0] ?? true }
    let columns = ResultColumns(evaluation, definition, units: units)
    shown = columns.shownNodes
    comesOfRank = ResultsOfRank(definition, in: evaluation.graph)
    let ranks = units.map { columns.rank?.number(at: $0) }
    ranked = ranks.count { $0 != nil }
    let placed = units.indices.filter { ranks[$0] != nil }
    shares = columns.shares
    field = columns.shares.field(of: units)
    let ranking =
      RadixSort.sorted(placed, by: placed.map { ranks[$0] ?? 0 })
      + units.indices.filter { ranks[$0] == nil }
    let order = columns.group.map { $0.sorted(ranking, of: units) } ?? ranking
    rows = inChunks(of: order.count) { range in
      range.map { columns.row(of: units[order[$0]]) }
    }.flatMap { $0 }
  }

  /// How many institutions have a rank in the ranking that one is in, and how many of them are listed:
  /// those of its group, where ranks are given in each group apart.
  public func field(of unit: Int) -> (ranked: Int, listed: Int) {
    hasRanks ? (shares.field(of: [unit]), shares.listed(beside: unit)) : (0, 0)
  }

  /// The same without any rank, and without bands, grades and shown figures that come of one: of one
  /// institution, the first place says nothing.
  public var withoutRanks: Results {
    var results = self
    results.hasRanks = false
    results.ranked = 0
    results.field = 0
    for index in shown.indices { results.shown[index].isRanked = false }
    for line in rows.indices {
      results.rows[line].rank = nil
      results.rows[line].place = nil
      comesOfRank.clear(&results.rows[line])
    }
    return results
  }

  /// The institutions that set the ranks in the ranking that one is in, itself included where it is one
  /// of them; nobody where the methodology ranks nothing.
  public func members(ofFieldOf unit: Int) -> [Int] { shares.rivals(of: unit) }
}

/// One institution in a ranking.
public struct ResultRow: Sendable {
  /// Position in the dataset.
  public var unit: Int
  public var identifier: String
  public var name: String
  /// The group in which it is listed, where rows are listed by groups and it has one; a group that is a
  /// number stands here as text.
  public var group: String?
  public var score: ResultValue?
  public var rank: ResultRank?
  /// The place among those listed, where a reader's filter lists fewer.
  public var place: ResultRank?
  /// A band in words; a band that is a number stands here as text.
  public var band: String?
  /// Grades in the order of the methodology; `nil` where one is not given.
  public var grades: [(code: String, word: String?)]
  /// State of the score; of the rank, band or first grade where there is no score.
  public var state: ValueState
  /// Why there is no value, in a sentence.
  public var reason: LocalizedText?
  public var nodes: [ResultNode]
}

/// A number with the way it is written.
public struct ResultValue: Sendable, Hashable {
  public var number: Double
  public var printing: Printing
}

/// A place in a ranking.
public struct ResultRank: Sendable, Hashable {
  /// First and last place that the rank stands for; the same for an exact rank.
  public var low: Double
  public var high: Double
  /// Whether another institution has the same rank.
  public var tied: Bool
}

/// A node shown beside the results, for one institution; what all institutions share of it is in
/// ``Results/shown``.
public struct ResultNode: Sendable {
  public var number: Double?
  public var printing: Printing
  /// The value, where it is a word.
  public var word: String?
  public var rank: Double?
  public var group: String?
  public var state: ValueState

  public var value: ResultValue? {
    number.map { ResultValue(number: $0, printing: printing) }
  }
}

/// What all institutions share of a node that is shown.
public struct ShownNode: Sendable {
  public var code: String
  public var label: LocalizedText?
  /// Whether the methodology ranks it, and puts it in groups.
  public var isRanked: Bool
  public var isGrouped: Bool
}
