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
  private let sharedLabels: Set<String>

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
    sharedLabels = Self.sharedLabels(in: structure)
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

  /// What ``moves(past:)`` doesn't look at; empty where it looks at nothing.
  public var notLookedAt: [LocalizedText] {
    guard isAdditive else { return [] }
    return structure.withoutLine(of: unit).map { name(of: $0.node, $0.label) }
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

extension ScoreAnalysis {
  /// How a part is called in a list: its label, with the code where another part has the same, and what
  /// else it is.
  public func name(of part: Contribution) -> LocalizedText {
    let name = name(of: part.node, part.label, period: part.period)
    guard let word = part.kind.word else { return name }
    return LocalizedText(en: "\(name.en): \(word.en)", fr: "\(name.fr) : \(word.fr)").typeset
  }

  public func name(
    of node: NodeReference, _ label: LocalizedText?, period: String? = nil
  ) -> LocalizedText {
    guard let label else { return LocalizedText(node.description + Self.brackets(period)) }
    let facts = [sharedLabels.contains(label.en) ? node.description : nil, period]
    let more = Self.brackets(facts.compactMap { $0 }.joined(separator: ", "))
    return LocalizedText(en: label.en + more, fr: label.fr + more)
  }

  private static func brackets(_ text: String?) -> String {
    text.flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
  }

  /// Labels that more than one node has.
  fileprivate static func sharedLabels(in structure: ScoreStructure) -> Set<String> {
    var nodes: [String: Set<NodeReference>] = [:]
    for part in structure.parts {
      if let label = part.label { nodes[label.en, default: []].insert(part.node) }
    }
    return Set(nodes.filter { $0.value.count > 1 }.keys)
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
    case .selection:
      LocalizedText(en: "counts for one only", fr: "ne compte que pour l’un")
    case .weight: LocalizedText(en: "other weight", fr: "autre poids")
    case .rule: LocalizedText(en: "other scale", fr: "autre échelle")
    }
  }
}
