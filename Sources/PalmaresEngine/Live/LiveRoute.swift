/// Where a change of one column, or of one node's weights, leads.
struct LiveRoute {
  /// The nodes that it may reach, each after those that it reads; only those that were evaluated.
  var nodes: [Int]
  /// Nodes that read the column.
  var readers: Set<Int>
  /// Populations whose members it may change.
  var populations: Set<String>
  /// Checks whose verdict it may change.
  var checks: [Int]
  var affected: AffectedNodes
}

extension Graph {
  func route(of affected: AffectedNodes, among evaluated: (Int) -> Bool) -> LiveRoute {
    LiveRoute(
      nodes: order.filter { affected.nodes.contains($0) && evaluated($0) },
      readers: Set(
        uses.indices.filter { !affected.columns.isDisjoint(with: uses[$0].columns) }),
      populations: Set(
        methodology.populations.map(\.name).filter { affected.reachPopulation($0, in: self) }),
      checks: checkUses.indices.filter { affected.reach(checkUses[$0]) },
      affected: affected)
  }
}
