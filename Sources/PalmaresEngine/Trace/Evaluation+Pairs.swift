import PalmaresCore

extension Evaluation {
  /// How one institution does against the others, where a rule compares them two by two.
  func pairs(
    of combination: Combination, _ record: NodeRecord, _ input: CombinationInput, at unit: Int
  ) -> TraceDetail? {
    guard let population = combination.rule.population(in: graph.methodology),
      let members = members(of: population)
    else { return nil }
    let exists = record.source.states.map { $0 == .present }
    let field = combination.field(input, exists: exists, among: members)
    return input.records(of: [unit], against: field.rivals).first.map { .pairs($0) }
  }
}
