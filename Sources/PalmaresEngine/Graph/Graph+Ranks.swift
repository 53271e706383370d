extension Graph {
  /// Whether a value is a place or comes of places, such as a band cut from a rank: a rank step stands in its
  /// node or in one that it depends on in this period.
  package func comesOfRank(_ reference: NodeReference) -> Bool {
    guard let position = positions[reference.code] else { return false }
    return orderedDependencies(of: [position]).contains { position in
      methodology.nodes[position].allSteps.contains(where: \.isRank)
    }
  }
}
