extension Combination {
  /// Whose values set the weights; `nil` where weights are declared.
  func fitPopulation(_ methodology: Methodology) -> PopulationReference? {
    if case .benefitOfDoubt = rule { return methodology.fit }
    return weighting.map { $0.over ?? methodology.fit }
  }
}
