import PalmaresCore
import PalmaresEngine

/// Follows a rank down to the combination whose weights are varied, and refuses what no bound can be
/// proved through.
struct CombinationReader {
  let evaluation: Evaluation
  let rank: NodeReference
  let wanted: String?
  let graph: Graph

  init(_ evaluation: Evaluation, rank: NodeReference, wanted: String?) {
    self.evaluation = evaluation
    self.rank = rank
    self.wanted = wanted
    graph = evaluation.graph
  }

  var count: Int { evaluation.dataset.units.count }

  func read() throws(DiagnosticError) -> RankedCombination {
    if let wanted { try checkWanted(wanted) }
    let (node, step, steps) = try rankStep()
    guard case .rank(let rank) = step.operation else { throw refusal(node, .noRank) }
    if rank.ties == .dense { throw refusal(node, .dense) }
    var way = WayToRank(
      factor: [Double](repeating: 1, count: count),
      constant: [Double](repeating: 0, count: count))
    let inner = try follow(node, steps, grouping: step.by, &way)
    guard case .combination(let combination) = inner.source else { throw refusal(inner, .nothing) }
    if let round = way.round, way.isShared || way.otherSteps > 0 {
      throw refusal(round.node, .step(round.step))
    }
    let matrix = try matrix(of: combination, in: inner, &way)
    try checkClips(way, matrix)
    try checkIndependence(of: node, step, rank, from: inner.code)
    let rises = way.rises == (rank.first == .high)
    let scores = try scoreColumn(node, upTo: steps.count)
    return RankedCombination(
      code: inner.code, names: matrix.names, nominal: matrix.weights,
      problem: RankProblem(
        rows: matrix.rows.map { $0.map { $0.map { rises ? $0 : -$0 } } }, isMean: matrix.isMean,
        group: groups(step, scores), isMember: members(step), tieOrder: tieOrder(rank),
        rounding: way.round.map { matrix.rounding($0.round, rises: rises) }),
      remarks: matrix.remarks)
  }

  // MARK: From the rank down

  private func checkWanted(_ code: String) throws(DiagnosticError) {
    guard let node = graph.node(code) else {
      throw DiagnosticError(
        Diagnostic(
          DiagnosticRule("intervals.unknown-node"), .error,
          LocalizedText(
            en: "The methodology has no node '\(code)' whose weights could be varied.",
            fr: "La méthode n’a pas de nœud « \(code) » dont les poids puissent varier."
          ).typeset,
          fix: graph.methodology.nodes.map(\.code).suggestion(for: code) + [combinationsToVary]))
    }
    guard case .combination = node.source else { throw refusal(node, .nothing) }
    guard graph.reach(of: [rank]).nodes.contains(code) else { throw refusal(node, .unreached) }
  }

  private var combinationsToVary: LocalizedText {
    let reached = graph.reach(of: [rank]).nodes
    let names = culprits(
      graph.methodology.nodes.filter { node in
        guard case .combination = node.source else { return false }
        return reached.contains(node.code)
      }.map(\.code), atMost: 12)
    return LocalizedText(
      en: "Combinations behind the rank are: \(names.en).",
      fr: "Les combinaisons derrière le rang sont : \(names.fr)."
    ).typeset
  }

  /// The node that ranks, its rank step, and the steps before it.
  private func rankStep() throws(DiagnosticError) -> (NodeDefinition, Step, [Step]) {
    var reference = rank
    for _ in graph.methodology.nodes {
      guard let node = graph.node(reference.code) else { break }
      if node.back > 0 { throw refusal(node, .earlier) }
      let steps = steps(of: node, upTo: reference)
      let isRank = { (step: Step) in
        if case .rank = step.operation { true } else { false }
      }
      if let place = steps.lastIndex(where: isRank) {
        if place != steps.count - 1 { throw refusal(node, .stepAfterRank(steps[place + 1])) }
        return (node, steps[place], Array(steps[..<place]))
      }
      guard case .node(let inner) = node.source, steps.isEmpty else {
        throw refusal(node, .noRank)
      }
      reference = inner
    }
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("intervals.not-linear"), .error,
        LocalizedText(
          en: "No step ranks behind '\(rank)'.", fr: "Aucune étape ne classe derrière « \(rank) »."
        ).typeset))
  }

  func steps(of node: NodeDefinition, upTo reference: NodeReference) -> [Step] {
    guard let stage = reference.stage,
      let place = node.then.firstIndex(where: { $0.stage == stage })
    else { return node.then }
    return Array(node.then[...place])
  }

  func refusal(_ node: NodeDefinition, _ reason: IntervalRefusal) -> DiagnosticError {
    DiagnosticError(reason.diagnostic(for: node))
  }
}
