public import PalmaresCore

/// Another table of the same ranking, with results of its own: one goal, one subject, one country.
///
///     results:
///       score: overall
///       tables: {sdg6: {title: Clean water, score: goal6, rank: goal6_rank}}
public struct ResultsTable: Sendable {
  /// What `--table` names it by; unique among the tables of a methodology.
  public var id: String
  public var title: LocalizedText
  /// Which nodes are its results; nothing is taken over from those of the main table.
  public var results: ResultsDefinition

  public init(id: String, title: LocalizedText, results: ResultsDefinition) {
    self.id = id
    self.title = title
    self.results = results
  }
}

extension Methodology {
  /// The results of the main table, then those of every other.
  var everyResults: [ResultsDefinition] { [results] + tables.map(\.results) }

  /// Every node that some table names, once, in the order of the file.
  public var resultNodes: [NodeReference] {
    var seen = Set<NodeReference>()
    return everyResults.flatMap(\.references).filter { seen.insert($0).inserted }
  }

  /// Every population that some table lists, once, in the order of the file.
  public var listedPopulations: [PopulationReference] {
    var seen = Set<PopulationReference>()
    return everyResults.compactMap(\.listed).filter { seen.insert($0).inserted }
  }
}
