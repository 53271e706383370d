import PalmaresCore

extension Evaluator {
  /// The weights of a combination: those declared, or those that the data give; `nil` where they give
  /// none, which is reported.
  func weights(
    of combination: Combination, _ children: [Column], of node: NodeDefinition, at position: Int,
    exists: [Bool]?
  ) -> [Double]? {
    guard let weighting = combination.weighting else { return graph.weights[position] }
    var members = members(of: weighting.over ?? graph.methodology.fit)
    if let exists { for unit in members.indices where !exists[unit] { members[unit] = false } }
    let input = WeightingInput(children, among: members, declared: graph.weights[position])
    let report = WeightingReport(
      node, combination.children.map(\.node.description), weighting.method,
      institutions: dataset.units.identifiers, leftOut: input.leftOut)
    do throws(WeightingProblem) {
      let fitted = try weighting.method.weights(from: input)
      fittedWeights[position] = fitted
      if !fitted.opposed.isEmpty { self.report(report.opposed(fitted.opposed)) }
      return fitted.values
    } catch {
      self.report(report.diagnostic(of: error))
      return nil
    }
  }

  /// Each institution's score with the weights most favourable to it, where it has enough children.
  func benefitOfDoubt(
    _ input: CombinationInput, _ shares: PieShares?, _ enough: Column, among members: [Bool],
    in node: NodeDefinition
  ) -> Column {
    let units = enough.states.indices.filter { enough.states[$0] == .present }
    let rows = units.map { unit in input.columns.map { $0.values[unit] } }
    let report = BenefitOfDoubtReport(node, institutions: dataset.units.identifiers)
    let refused = zip(units, rows).filter { !Self.isTaken($1, withLeast: shares?.least ?? 0) }
    let rivals = zip(units, rows).filter { members[$0.0] }.map(\.1)
    guard refused.isEmpty else {
      self.report(report.refused(refused.map(\.0), shares))
      return Column(absent: .missing, count: count)
    }
    guard !rivals.isEmpty else {
      if !units.isEmpty { self.report(report.noMembers) }
      return Column(absent: .missing, count: count)
    }
    do throws(LinearProgramme.Problem) {
      let favourable = try FavourableWeights(members: rivals, shares: shares)
      var column = enough
      for (unit, row) in zip(units, rows) {
        let solution = try favourable.solution(for: row, isMember: members[unit])
        column.set(solution.score, at: unit)
        if keepsSteps { currentRecord?.favourable[unit] = solution }
      }
      return column
    } catch {
      self.report(report.diagnostic(of: error))
      return Column(absent: .missing, count: count)
    }
  }

  /// Values that have favourable weights: none negative and something to weigh; where every child must
  /// give a share, no zero.
  private static func isTaken(_ row: [Double], withLeast least: Double) -> Bool {
    row.allSatisfy { least > 0 ? $0 > 0 : $0 >= 0 } && row.contains { $0 > 0 }
  }
}
