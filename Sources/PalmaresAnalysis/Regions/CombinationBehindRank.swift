import PalmaresCore
import PalmaresEngine

/// The combination whose order is that of a ranking, and the rank step.
struct CombinationBehindRank {
  let node: NodeDefinition
  let combination: Combination
  let rank: Rank
  /// Whose places are counted.
  let population: PopulationReference
  /// The node whose steps rank.
  let ranking: NodeDefinition
  /// Whether steps come after the rank: its column then holds something else.
  let isShownAsIs: Bool
  /// Whether more of the combination is better.
  let higherIsBetter: Bool
  /// Clips of the combination's own values: the rank follows them wherever none of them holds anyone back.
  let clips: [ClipOnWay]

  /// Follows the rank down to the first node that combines others.
  ///
  /// - Parameter unrounded: whether roundings on the way are left out.
  /// - Throws: `analysis.no-rank`, `regions.not-linear`.
  init(of evaluation: Evaluation, unrounded: Bool) throws(DiagnosticError) {
    let methodology = evaluation.graph.methodology
    guard let result = methodology.results.rank else {
      throw DiagnosticError(DrawModel.noRank(methodology))
    }
    guard let ranking = methodology.rankingNode(of: result),
      let last = ranking.then.lastIndex(where: \.isRank),
      case .rank(let rank) = ranking.then[last].operation
    else { throw DiagnosticError(RegionsProblem.noRankStep(result)) }
    let step = ranking.then[last]
    if let groups = step.by {
      throw DiagnosticError(RegionsProblem.grouped(ranking, by: groups))
    }
    var way = StepsToRank(ranking.then[..<last], of: ranking)
    var node = ranking
    for _ in methodology.nodes {
      guard node.back == 0, case .node(let reference) = node.source,
        let inner = evaluation.graph.node(reference.code)
      else { break }
      node = inner
      way.begin(with: Self.steps(of: inner, upTo: reference.stage), of: inner)
    }
    guard case .combination(let combination) = node.source else {
      throw DiagnosticError(RegionsProblem.noCombination(ranking, node))
    }
    self.node = node
    self.combination = combination
    self.rank = rank
    self.ranking = ranking
    population = step.over ?? methodology.fit
    isShownAsIs = last == ranking.then.count - 1 && result == NodeReference(ranking.code)
    let sign: ChainSign
    (sign, clips) = try way.followed(unrounded: unrounded)
    higherIsBetter = (rank.first == .high) == (sign == .keeps)
  }

  private static func steps(of node: NodeDefinition, upTo stage: String?) -> ArraySlice<Step> {
    guard let stage, let last = node.then.lastIndex(where: { $0.stage == stage }) else {
      return node.then[...]
    }
    return node.then[...last]
  }
}
