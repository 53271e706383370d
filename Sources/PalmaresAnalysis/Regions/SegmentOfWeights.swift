public import PalmaresCore
public import PalmaresEngine

/// The way from one group of a methodology's weights to the other, with every score on it.
public struct SegmentOfWeights: Sendable {
  /// The node that combines.
  public let node: String
  /// Children of each group, and those whose weight stays.
  public let first: [String]
  public let second: [String]
  public let others: [String]
  /// The power of the mean; `nil` for a sum. With a power other than 1 the lines are those of the powers (of
  /// the logarithms, for 0), whose order is that of the means.
  public let power: Double?
  public let segment: WeightSegment
  /// The published rank of each institution of the segment, where the ranking shows it.
  public let publishedRanks: [Int: Double]

  /// - Parameters:
  ///   - evaluation: with its steps kept.
  ///   - groups: children of the combination whose order is that of the ranking.
  ///   - node: its code, where it is to be this one.
  ///   - unrounded: whether roundings between the combination and its rank are left out.
  /// - Throws: `analysis.no-rank`, `usage.groups`, `regions.unknown-child`, `regions.not-linear`,
  ///   `regions.missing`, `regions.weights`.
  public init(
    _ evaluation: Evaluation, between groups: WeightGroups, node: String? = nil,
    unrounded: Bool = false
  ) throws(DiagnosticError) {
    let ranked = try CombinationBehindRank(of: evaluation, unrounded: unrounded)
    if let node, node != ranked.node.code {
      throw DiagnosticError(RegionsProblem.otherNode(node, ranked.node))
    }
    let (first, second) = try groups.positions(in: ranked)
    let scores = try SegmentScores(evaluation, ranked, first: first, second: second)
    let children = ranked.combination.children.map(\.node.description)
    self.node = ranked.node.code
    self.first = first.map { children[$0] }
    self.second = second.map { children[$0] }
    others = children.indices.filter { !first.contains($0) && !second.contains($0) }
      .map { children[$0] }
    power = if case .mean(let power, _) = ranked.combination.rule { power } else { nil }
    segment = try scores.segment()
    let ranks = ranked.isShownAsIs ? evaluation.column(NodeReference(ranked.ranking.code)) : nil
    publishedRanks = Dictionary(
      uniqueKeysWithValues: segment.lines.compactMap { line in
        ranks?.number(at: line.unit).map { (line.unit, $0) }
      })
  }
}
