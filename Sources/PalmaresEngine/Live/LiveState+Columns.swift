import PalmaresCore

extension LiveState {
  /// Works out for everyone what needs nothing but the columns at hand: a combination without steps, and
  /// the ranks of everyone by a node. False where it isn't that simple.
  func workedOutAlone(_ position: Int) throws(LiveRefusal) -> Bool {
    guard let live = nodes[position], live.isLocal else { return false }
    let node = graph.methodology.nodes[position]
    switch node.source {
    case .combination(let combination) where node.only == nil && node.then.isEmpty:
      guard !live.edges.contains(where: { !$0.steps.isEmpty }),
        let input = input(of: combination, live, at: position)
      else { return false }
      let outcome = combination.combined(input, exists: nil, among: [])
      if !outcome.faults.isEmpty { throw .forbidden }
      present[position] = outcome.present
      take(outcome.column, at: position)
    case .node(let reference) where node.then.count == 1:
      guard let rank = finalRank(of: node), let scores = column(of: reference),
        scores.categories == nil
      else { return false }
      let ranks = RunningRanks(of: scores, by: rank)
      nodes[position]?.then.before = [scores]
      nodes[position]?.ranks = ranks
      take(ranks.column, at: position)
    default: return false
    }
    return true
  }

  private func take(_ column: Column, at position: Int) {
    if let old = columns[position] {
      edit?.movements[position] = LiveMovement(from: old, to: column)
    }
    columns[position] = column
  }
}
