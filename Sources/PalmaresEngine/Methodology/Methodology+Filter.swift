import PalmaresCore

extension Methodology {
  /// The methodology that lists only the institutions for which further conditions hold.
  ///
  /// Listed are those that it listed before and that meet each condition in turn. Scores and ranks
  /// stay what they are; one more node, which results give as ``ResultsDefinition/place``, repeats
  /// the last rank step of the ranking over those listed, with the same ties and keys: the place among
  /// them. Where the rank comes of no rank step, the ranks themselves are put in order.
  ///
  /// - Parameter filters: conditions over columns, nodes and parameters, each with the name of its
  ///   population for messages: one that expressions can't write.
  public func listing(
    only filters: [(name: String, condition: Expression)]
  ) -> Methodology {
    guard !filters.isEmpty else { return self }
    var filtered = self
    for (name, condition) in filters {
      filtered.populations.append(
        PopulationDefinition(
          name: name, condition: condition, within: filtered.results.listed,
          location: condition.location))
      filtered.results.listed = .named(name)
    }
    guard let rank = results.rank, let listed = filtered.results.listed else { return filtered }
    var place = placeNode(of: rank, over: listed)
    while nodes.contains(where: { $0.code == place.code }) { place.code += "'" }
    filtered.nodes.append(place)
    filtered.results.place = NodeReference(place.code)
    return filtered
  }

  private func placeNode(
    of rank: NodeReference, over population: PopulationReference
  ) -> NodeDefinition {
    let label = LocalizedText(en: "place among those listed", fr: "place parmi les affichés")
    let code = "\(rank) --only"
    guard let ranking = rankingNode(of: rank),
      let last = ranking.then.lastIndex(where: \.isRank)
    else {
      let step = Step(.rank(Rank(first: .low, ties: .min)), over: population)
      return NodeDefinition(code: code, source: .node(rank), then: [step], label: label)
    }
    var steps = Array(ranking.then[...last])
    steps[last].over = population
    steps[last].members = nil
    return NodeDefinition(
      code: code, source: ranking.source, then: steps.map(\.withoutStage), only: ranking.only,
      label: label, citation: ranking.citation, location: ranking.location)
  }

  /// The node whose steps rank, behind nodes that only show it.
  package func rankingNode(of rank: NodeReference) -> NodeDefinition? {
    var reference = rank
    for _ in nodes {
      guard reference.stage == nil, let node = nodes.first(where: { $0.code == reference.code })
      else { return nil }
      if node.then.contains(where: \.isRank) { return node }
      guard case .node(let inner) = node.source else { return nil }
      reference = inner
    }
    return nil
  }

  /// Whether a node holds ranks: its last step makes them, or it shows a node that does.
  package func isRank(_ reference: NodeReference) -> Bool {
    guard let node = rankingNode(of: reference) else { return false }
    return node.then.last?.isRank ?? false
  }
}

extension Step {
  package var isRank: Bool {
    if case .rank = operation { true } else { false }
  }

  fileprivate var withoutStage: Step {
    var step = self
    step.stage = nil
    return step
  }
}
