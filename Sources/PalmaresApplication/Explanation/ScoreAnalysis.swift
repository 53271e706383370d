public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine

/// What gives an institution's score its points, and what sets it apart from others.
public struct ScoreAnalysis: Sendable {
  public let structure: ScoreStructure
  /// Position of the institution in the dataset.
  public let unit: Int
  /// Positions of those that it is ranked with; of all with a score, where nothing is ranked.
  public let field: [Int]
  /// What it is held against: the institutions just above and below, or one that the reader chose.
  public let opponents: [Opponent]
  /// `nil` where it has no score.
  public let contributions: Contributions?
  public let standings: [IndicatorStanding]
  /// `nil` where it has no score.
  public let dataShares: DataShares?

  public struct Opponent: Sendable {
    public enum Relation: String, Sendable {
      case above, below
      case chosen
    }

    public let relation: Relation
    public let unit: Int
    public let identifier: String
    public let name: String
    public let rank: ResultRank?
    /// Own value less the other's; `nil` where one of them has none.
    public let difference: ScoreDifference?

    /// Whether it has the better rank, or the same: whether there is anything to pass.
    public let isAhead: Bool
  }

  /// - Returns: `nil` where the node holds no numbers.
  init?(
    of node: NodeReference, at unit: Int, in results: Results, _ evaluation: Evaluation,
    against others: [(relation: Opponent.Relation, unit: Int)]
  ) {
    guard let structure = ScoreStructure(of: node, in: evaluation) else { return nil }
    self.structure = structure
    self.unit = unit
    let ranked = results.members(ofFieldOf: unit)
    let hasRank = evaluation.graph.methodology.results.rank != nil
    field = (hasRank ? ranked : results.rows.map(\.unit)).filter { structure.score(of: $0) != nil }
    contributions = structure.contributions(of: unit)
    standings = structure.standings(of: unit, in: field)
    dataShares = structure.dataShares(of: unit)
    let units = evaluation.dataset.units
    func rank(_ unit: Int) -> ResultRank? { results.rows.first { $0.unit == unit }?.rank }
    let own = rank(unit)
    opponents = others.map { relation, other in
      let its = rank(other)
      let isAhead = own.flatMap { own in its.map { $0.low <= own.low } } ?? false
      return Opponent(
        relation: relation, unit: other, identifier: units.identifiers[other],
        name: units.names[other], rank: its,
        difference: structure.difference(of: unit, from: other), isAhead: isAhead)
    }
  }

  /// Whether there is anybody to compare it with.
  public var hasField: Bool { field.contains { $0 != unit } }

  /// Whether every part of the score is a sum: contributions go down to the indicators.
  public var isAdditive: Bool { contributions.map { $0.wholes.isEmpty } ?? false }

  /// What makes its distance from the mean of its field; `nil` without a field.
  public var fromMean: ScoreDifference? {
    hasField ? structure.difference(of: unit, fromMeanOf: field) : nil
  }

  /// The single figures that would take it past another one; only where rules add up.
  public func moves(past opponent: Opponent) -> [MoveToPass] {
    guard isAdditive else { return [] }
    return structure.moves(of: unit, past: opponent.unit, in: field)
  }

  /// What each member of the field rests on, in the order of the file.
  public var dataSharesOfField: [(unit: Int, shares: DataShares)] {
    field.compactMap { unit in structure.dataShares(of: unit).map { (unit, $0) } }
  }

  /// How the values of a part are written.
  public func printing(of node: NodeReference) -> Printing {
    structure.evaluation.printing(of: node)
  }

  public var printing: Printing { printing(of: structure.root.node) }
}

extension Contribution {
  /// How it is called in a list: the label of an indicator, or what else it is.
  public var name: LocalizedText {
    let label = label ?? LocalizedText(node.description)
    let period = period.map { " (\($0))" } ?? ""
    let of = LocalizedText(en: label.en + period, fr: label.fr + period)
    guard let word = kind.word else { return of }
    return LocalizedText(en: "\(of.en): \(word.en)", fr: "\(of.fr) : \(word.fr)").typeset
  }
}

extension Contribution.Kind {
  fileprivate var word: LocalizedText? {
    switch self {
    case .indicator: nil
    case .whole: LocalizedText(en: "as a whole", fr: "en entier")
    case .constant: LocalizedText(en: "fixed part", fr: "part fixe")
    case .rounding: LocalizedText(en: "rounding", fr: "arrondi")
    case .limit: LocalizedText(en: "limit", fr: "limite")
    case .replacement: LocalizedText(en: "replaced value", fr: "valeur remplacée")
    case .absence:
      LocalizedText(en: "only one has a value", fr: "un seul a une valeur")
    case .weight: LocalizedText(en: "other weight", fr: "autre poids")
    case .rule: LocalizedText(en: "other scale", fr: "autre échelle")
    }
  }
}
