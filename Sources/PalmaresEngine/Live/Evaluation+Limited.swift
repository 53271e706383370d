extension Evaluation {
  /// The evaluation without the nodes and populations that some targets, and the checks, don't need.
  func limited(
    to targets: [NodeReference], populations wanted: [PopulationReference] = []
  ) -> Evaluation {
    let needed = Set(graph.needed(for: targets, populations: wanted))
    let asked = graph.populationsAsked(by: needed, and: wanted)
    return Evaluation(
      graph: graph, dataset: dataset, warnings: warnings,
      columns: columns.indices.map { needed.contains($0) ? columns[$0] : nil }, stages: stages,
      present: present, fittedWeights: fittedWeights,
      populations: populations.filter { asked.contains($0.key) }, records: records,
      shortages: shortages, earlier: earlier)
  }
}

extension Graph {
  /// The populations whose members some nodes, the checks and the results ask for, with those that they
  /// lie within.
  fileprivate func populationsAsked(
    by nodes: Set<Int>, and wanted: [PopulationReference]
  ) -> Set<String> {
    var open = wanted + [methodology.results.listed].compactMap { $0 }
    open += nodes.flatMap { uses[$0].populations.map { .named($0) } }
    open += checkUses.flatMap { $0.populations.map { .named($0) } }
    var asked = Set<String>()
    while let next = open.popLast() {
      guard case .named(let name) = next, asked.insert(name).inserted else { continue }
      if let outer = methodology.populations.first(where: { $0.name == name })?.within {
        open.append(outer)
      }
    }
    return asked
  }
}
