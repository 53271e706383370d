import PalmaresCore

extension Evaluation {
  /// Whom one institution beats and who beats it, where a rule compares them two by two.
  func opponents(
    of combination: Combination, _ record: NodeRecord, _ input: CombinationInput, at unit: Int
  ) -> PairwiseOpponents? {
    guard case .copeland = combination.rule,
      let population = combination.rule.population(in: graph.methodology),
      let members = members(of: population)
    else { return nil }
    let exists = record.source.states.map { $0 == .present }
    let field = combination.field(input, exists: exists, among: members)
    return OutrankingMatrix(columns: input.columns, weights: input.weights)
      .opponents(of: unit, among: field.rivals)
  }
}

extension PairwiseOpponents {
  var record: PairwiseRecord {
    PairwiseRecord(wins: beaten.count, losses: winners.count, ties: even.count)
  }
}
