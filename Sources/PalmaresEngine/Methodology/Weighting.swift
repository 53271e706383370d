/// Weights that are worked out from the data, in place of declared ones.
public struct Weighting: Sendable, Hashable {
  public var method: WeightingMethod
  /// Whose values set the weights; the methodology's `fit` where `nil`.
  public var over: PopulationReference?

  public init(_ method: WeightingMethod, over: PopulationReference? = nil) {
    self.method = method
    self.over = over
  }
}

/// How weights are worked out from the children's values; each is described beside its formula, in
/// `Weighting/`.
public enum WeightingMethod: String, Sendable, Hashable, CaseIterable {
  case standardDeviation = "standard_deviation"
  case variance
  case entropy
  case critic
  case merec
  case gini
  case angle
  case pca
  /// Declared weights are the shares of correlation that children shall have.
  case balance
}

/// How much of an institution's own score each child must and may give, in `benefit_of_doubt`.
public struct PieShares: Sendable, Hashable {
  /// 0…1.
  public var least: Double
  /// 0…1, not below ``least``.
  public var most: Double

  public init(least: Double, most: Double) {
    self.least = least
    self.most = most
  }
}
