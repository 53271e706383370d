import PalmaresCore

extension LiveState {
  /// Whether an edit changed who belongs to a population; its members are then told anew.
  func hasOtherMembers(_ name: String) throws(LiveRefusal) -> Bool {
    if let known = edit?.populations[name] { return known }
    let isOther = try mayHaveOtherMembers(name)
    edit?.populations[name] = isOther
    if isOther, populations[name] != nil {
      let evaluator = try wholeEvaluator()
      populations[name] = evaluator.members(of: .named(name))
      if evaluator.hasErrors { throw .forbidden }
    }
    return isOther
  }

  private func mayHaveOtherMembers(_ name: String) throws(LiveRefusal) -> Bool {
    guard let edit, edit.route.populations.contains(name),
      let population = graph.methodology.populations.first(where: { $0.name == name })
    else { return false }
    if case .named(let outer)? = population.within, try hasOtherMembers(outer) { return true }
    switch movement(of: graph.populationUses(name)) {
    case .nobody: return false
    case .everyone: return true
    case .few(let moves):
      guard let members = populations[name], !population.condition.tree.usesStatistics else {
        return true
      }
      for move in moves where isMember(move.unit, of: population.within) {
        turn(to: move.unit)
        let truth = try truth(
          of: population.condition, in: NodeDefinition(code: name, source: .constant(0)))
        if truth == .undecided { throw .forbidden }
        if members[move.unit] != (truth == .yes) { return true }
      }
      return false
    }
  }

  private func isMember(_ unit: Int, of population: PopulationReference?) -> Bool {
    guard case .named(let name)? = population else { return true }
    return populations[name]?[unit] ?? true
  }

  /// Whether a check still lets the figures pass.
  func passes(_ position: Int) throws(LiveRefusal) -> Bool {
    let check = graph.methodology.checks[position]
    switch movement(of: graph.checkUses[position]) {
    case .nobody: return true
    case .few(let moves) where !check.condition.tree.usesStatistics:
      for move in moves {
        turn(to: move.unit)
        let truth = try truth(
          of: check.condition, in: NodeDefinition(code: check.name, source: .constant(0)))
        if truth == .yes, check.effect == .refuse { return false }
      }
      return true
    default: return try wholeEvaluator().checksPassed
    }
  }

  /// Whose values something moved that is read.
  private func movement(of uses: NodeUses) -> LiveMovement {
    guard let edit else { return .nobody }
    var found: [LiveMovement.Move] = []
    if let column = edit.column, uses.columns.contains(column.name) { found.append(column.move) }
    for node in uses.nodes {
      switch edit.movements[node] {
      case .nobody: continue
      case .everyone: return .everyone
      case .few(let moves): found += moves
      }
    }
    return found.isEmpty ? .nobody : .few(found)
  }
}
