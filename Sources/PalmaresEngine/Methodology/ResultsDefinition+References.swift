extension ResultsDefinition {
  /// Every node that the results name, once, in the order of the file.
  public var references: [NodeReference] {
    var seen = Set<NodeReference>()
    let all =
      [score, rank, band, place, groupedBy].compactMap { $0 } + grades
      + shown.flatMap { [$0.node, $0.rank, $0.group].compactMap { $0 } }
    return all.filter { seen.insert($0).inserted }
  }
}
