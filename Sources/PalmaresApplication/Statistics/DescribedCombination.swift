public import PalmaresCore
public import PalmaresEngine

/// A combination of nodes, with how its children go together and what each weighs.
public struct DescribedCombination: Sendable {
  public let code: String
  public let label: LocalizedText?
  public let children: [DescribedChild]
  /// Of the children as they enter, one of each kind.
  public let correlations: [Correlations]
  /// Pairs whose correlation of values is beyond ``strong``.
  public let strongPairs: [Correlations.Pair]
  /// Cronbach's α; `nil` where it isn't defined.
  public let alpha: Double?
  public let components: PrincipalComponents?

  /// Beyond this, two indicators largely say the same.
  ///
  /// - Source: OECD/JRC (2008), *Handbook*, step 6, warns of double counting between collinear
  ///   indicators and leaves the limit open; .75 is that of the worked examples of COINr.
  public static let strong = 0.75

  /// - Returns: `nil` where the node combines nothing.
  init?(
    _ reference: NodeReference, of evaluation: Evaluation, among members: [Bool],
    effective: EffectiveWeights?
  ) {
    guard let node = evaluation.graph.node(reference.code),
      case .combination(let combination) = node.source,
      let columns = evaluation.children(entering: node.code),
      let result = evaluation.combination(in: node.code)
    else { return nil }
    code = node.code
    label = node.label
    let nominal = evaluation.nominalShares(of: node.code)
    let own = effective?.values[node.code]
    children = combination.children.enumerated().map { index, child in
      let share = nominal?[index]
      let pair = Correlations(.pearson, of: [columns[index], result], among: members)
      return DescribedChild(
        code: child.node.description, label: evaluation.graph.node(child.node.code)?.label,
        nominal: share, effective: own.flatMap { own in share.map { own * $0 } },
        correlation: pair.values[0][1])
    }
    correlations = CorrelationKind.allCases.map { Correlations($0, of: columns, among: members) }
    strongPairs = correlations.first?.pairs(beyond: Self.strong) ?? []
    alpha = cronbachAlpha(of: columns, among: members)
    components = PrincipalComponents(of: columns, among: members)
  }
}

extension DescribedCombination {
  /// On how many institutions a pair's correlation rests.
  func institutions(of pair: Correlations.Pair) -> Int? {
    correlations.first.map { $0.institutions[pair.first][pair.second] }
  }
}

/// A child of a combination, and what it weighs there.
public struct DescribedChild: Sendable {
  public let code: String
  public let label: LocalizedText?
  /// Its weight over the sum of weights; `nil` where weights aren't the same for everyone.
  public let nominal: Double?
  /// The share of the score that comes through here: products of shares down from it; `nil` where no
  /// constant one exists.
  public let effective: Double?
  /// Of the child as it enters with the combination.
  public let correlation: Double?
}
