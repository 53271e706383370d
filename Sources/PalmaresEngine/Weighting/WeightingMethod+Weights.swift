extension WeightingMethod {
  /// The weights of the children: none negative, sum 1.
  ///
  /// Their bits don't depend on the order of institutions.
  func weights(from input: WeightingInput) throws(WeightingProblem) -> FittedWeights {
    guard input.n >= leastInstitutions(for: input.columns.count) else {
      throw .tooFew(have: input.n, need: leastInstitutions(for: input.columns.count))
    }
    let constant = input.columns.indices.filter { input.columns[$0].isConstant }
    guard constant.isEmpty else { throw .constant(constant) }
    try refuseOutOfDomain(input)
    var fitted = FittedWeights(
      method: self, values: [], institutions: input.n, leftOut: input.leftOut)
    let importance = try importance(input, &fitted)
    fitted.values = try shares(of: importance)
    return fitted
  }

  /// What the weights are proportional to.
  private func importance(
    _ input: WeightingInput, _ fitted: inout FittedWeights
  ) throws(WeightingProblem) -> [Double] {
    switch self {
    case .standardDeviation: return input.columns.map(populationDeviation)
    case .variance: return input.columns.map(varianceOnUnitRange)
    case .entropy: return input.columns.map(entropyDivergence)
    case .critic: return try criticInformation(input)
    case .merec: return merecRemovalEffects(input)
    case .gini: return input.columns.map(giniCoefficient)
    case .angle: return input.columns.map(angleToEqualShares)
    case .balance: return try balancedWeights(input)
    case .pca:
      let component = try FirstComponent(input)
      fitted.opposed = component.opposed
      return component.weights
    }
  }

  private func shares(of importance: [Double]) throws(WeightingProblem) -> [Double] {
    let total = importance.reduce(0, +)
    guard total > 0, total.isFinite, importance.allSatisfy({ $0 >= 0 }) else {
      throw .undetermined
    }
    return importance.map { $0 / total }
  }

  /// Two institutions show a spread; a correlation that isn't ±1 by itself needs three; correlations
  /// that are to be solved for need one more than there are children.
  private func leastInstitutions(for children: Int) -> Int {
    switch self {
    case .standardDeviation, .variance, .entropy, .merec, .gini, .angle: 2
    case .critic, .pca: 3
    case .balance: max(3, children + 1)
    }
  }

  private func refuseOutOfDomain(_ input: WeightingInput) throws(WeightingProblem) {
    let takesZero = self != .merec
    guard [.entropy, .merec, .gini, .angle].contains(self) else { return }
    for (child, column) in input.columns.enumerated() {
      let units = column.indices.filter {
        column[$0] < 0 || (column[$0] == 0 && !takesZero)
      }.map { input.units[$0] }
      guard units.isEmpty else {
        throw .outOfDomain(child: child, units: units, takesZero: takesZero)
      }
    }
  }
}

extension [Double] {
  fileprivate var isConstant: Bool { allSatisfy { $0 == self[0] } }
}
