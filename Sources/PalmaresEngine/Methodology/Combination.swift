public import PalmaresCore

/// Children and the rule that makes one value of them.
public struct Combination: Sendable {
  public var rule: CombinationRule
  /// In declared order: the canonical sum runs in this order.
  public var children: [Child]
  /// How many children must have a value.
  public var needs: Needs
  /// Steps applied to every child on its way in, for this node only, after the child's own.
  public var each: [Step]
  /// What the weights must sum to; checked.
  public var total: DeclaredTotal?
  /// Where weights come from the data; declared ones are then 1, but for `balance`, where they are
  /// the shares of correlation wanted.
  public var weighting: Weighting?

  public init(
    rule: CombinationRule, children: [Child], needs: Needs, each: [Step] = [],
    total: DeclaredTotal? = nil, weighting: Weighting? = nil
  ) {
    self.rule = rule
    self.children = children
    self.needs = needs
    self.each = each
    self.total = total
    self.weighting = weighting
  }
}

public enum CombinationRule: Sendable, Hashable {
  /// Weighted power mean: weights are divided by their sum over the children present. Power 1 is
  /// the arithmetic mean, 0 the geometric, −1 the harmonic.
  case mean(power: Double, zeros: ZeroRule)
  /// Σ weight × child, weights as they are.
  case sum
  /// Π child ^ weight, weights as they are.
  case product
  /// Weights on positions: the values present are put in order, the first weight goes to the first
  /// of them; weights are divided by their sum over the positions filled.
  case ordered(weights: [Double], from: End)
  /// The weighted share of children that have a value, 0…1; never missing.
  case share
  /// A quantile of the children present, each counted once: type 7; at ½ the median.
  case quantile(at: Double)
  /// The standard deviation across the children present, each counted once.
  case spread(divideBy: SpreadDivisor)
  /// Wins less losses against each institution of a population, two by two: of every child the weight
  /// goes to the better of the two. The population is the methodology's `fit` where `nil`.
  case copeland(over: PopulationReference?)
  /// Each institution's own most favourable weights: its weighted sum over the highest that any
  /// member of a population reaches with them, 0…1. The population is the methodology's `fit` where
  /// `nil`.
  case benefitOfDoubt(shares: PieShares?, over: PopulationReference?)
}

/// What a sum of squared deviations is divided by. There is no default.
public enum SpreadDivisor: String, Sendable, Hashable, CaseIterable {
  /// Their number: the children are all there is.
  case number = "n"
  /// Their number less one: the children are a sample.
  case numberLessOne = "n - 1"

  func number(of count: Int) -> Double {
    Double(self == .number ? count : count - 1)
  }
}

extension CombinationRule {
  /// The population that institutions are compared with; `nil` where each stands for itself.
  func population(in methodology: Methodology) -> PopulationReference? {
    switch self {
    case .copeland(let over), .benefitOfDoubt(_, let over): over ?? methodology.fit
    default: nil
    }
  }

  /// Whether the children must weigh the same: each is counted once.
  var countsChildrenOnce: Bool {
    switch self {
    case .quantile, .spread: true
    case .mean, .sum, .product, .ordered, .share, .copeland, .benefitOfDoubt: false
    }
  }
}

/// What a zero does to a mean that can't take it (power ≤ 0).
public enum ZeroRule: String, Sendable, Hashable {
  /// It is an error that names the institution and the child.
  case refuse
  /// The mean is zero: the limit of the formula.
  case giveZero = "give_zero"
}

public enum End: String, Sendable, Hashable {
  case high
  case low
}

/// One child of a combination.
public struct Child: Sendable {
  public var node: NodeReference
  /// A number, or an expression of parameters.
  public var weight: Expression
  /// Steps for this edge only, before the combination's `each`.
  public var each: [Step]
  public var location: SourceLocation?

  public init(
    node: NodeReference, weight: Expression = 1, each: [Step] = [], location: SourceLocation? = nil
  ) {
    self.node = node
    self.weight = weight
    self.each = each
    self.location = location
  }
}

/// How many children must have a value for the combination to have one. There is no default.
public enum Needs: Sendable, Hashable {
  /// Every child; a *not applicable* one counts as without a value.
  case all
  /// Every child that applies, and at least one.
  case applicable
  /// At least so many.
  case count(Int)
  /// At least this share of all children, in percent.
  case percent(Double)
  /// Children that carry at least this share of the weight, in percent.
  case weightPercent(Double)
}

/// What the weights of a combination must sum to.
public struct DeclaredTotal: Sendable, Hashable {
  public var value: Double
  /// Largest allowed difference, for publishers who round their weights.
  public var tolerance: Double

  public init(_ value: Double, within tolerance: Double = 1e-9) {
    self.value = value
    self.tolerance = tolerance
  }
}
