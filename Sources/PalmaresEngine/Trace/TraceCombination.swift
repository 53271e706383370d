/// A combination as it is worked out on paper.
///
/// | rule | terms | result |
/// |---|---|---|
/// | mean, power 1 | weight × value | total ÷ weight |
/// | mean, power 0 | weight × ln value | exp(total ÷ weight) |
/// | mean, power p | weight × valueᵖ | (total ÷ weight)^(1/p) |
/// | sum | weight × value | total |
/// | product | value ^ weight | total, terms multiplied |
/// | ordered | weight of the position × value | total ÷ weight |
/// | share | weight where there is a value | total ÷ weight of all |
/// | benefit of the doubt | own weight × value | total ÷ best total with the same weights |
/// | spread | (value − mean)² | √(total ÷ divisor) |
/// | quantile | – | the value at a place among the children in order: see ``detail`` |
/// | copeland | – | wins less losses: see ``detail`` |
public struct TraceCombination: Sendable {
  public var rule: CombinationRule
  public var needs: Needs
  /// In declared order; those that count are those with a term.
  public var children: [TraceChild]
  /// The terms added (multiplied, for a product) in the order in which the engine does it; `nil`
  /// where there is no value.
  public var total: Double?
  /// What the total is divided by; `nil` where nothing is.
  public var divisor: Double?
  /// Where the weights come from, if not from the methodology.
  public var weighting: TraceWeighting?
  /// What the rule found besides, where it has no sum to show or more than one.
  public var detail: TraceDetail?
  /// Positions of those that it is compared with, where the rule does that.
  public var opponents: PairwiseOpponents?

  /// How many children an `ordered` rule takes; `nil` for the others.
  public var taken: Int? {
    if case .ordered(let weights, _) = rule { weights.count } else { nil }
  }
}

/// What a rule of combination found for one institution on the way to its value.
public enum TraceDetail: Sendable, Hashable {
  /// Where a quantile lies among the children that have a value, the lowest being 1: 2.5 is half way
  /// from the second to the third.
  case place(Double, of: Int)
  /// The mean from which a spread is measured.
  case mean(Double)
  /// How the institution does against the others, pair by pair.
  case pairs(PairwiseRecord)
}

/// One child of a combination, for one institution.
public struct TraceChild: Sendable {
  public var node: NodeReference
  /// As it came from the child.
  public var raw: TraceValue
  /// The steps on its way in.
  public var steps: [TraceStep]
  public var value: TraceValue
  /// Its weight; that of its position in an ordered combination. `nil` where it doesn't count.
  public var weight: Double?
  /// What it adds to the total; `nil` where it doesn't count.
  public var term: Double?
  /// Its place from the first end, from 1, in an ordered combination.
  public var position: Int?
  /// What it adds to the result, where the rule is additive: the term over the divisor.
  public var contribution: Double?
}

/// How the data set the weights of a combination.
public struct TraceWeighting: Sendable, Hashable {
  public var method: WeightingMethod
  /// How many institutions set them.
  public var institutions: Int
  /// Members of the population left out because they lack a value of some child.
  public var leftOut: Int
}
