import PalmaresCore

/// Which of the results besides ranks come of places among others.
struct ResultsOfRank: Sendable {
  private let band: Bool
  private let grades: [Bool]
  private let shown: [Bool]

  init(_ definition: ResultsDefinition, in graph: Graph) {
    band = definition.band.map(graph.comesOfRank) ?? false
    grades = definition.grades.map(graph.comesOfRank)
    shown = definition.shown.map { graph.comesOfRank($0.node) }
  }

  /// Takes them out of one institution's results, with the ranks of nodes.
  func clear(_ row: inout ResultRow) {
    if band { row.band = nil }
    for index in row.grades.indices where grades[index] { row.grades[index].word = nil }
    for index in row.nodes.indices {
      row.nodes[index].rank = nil
      guard shown[index] else { continue }
      row.nodes[index].number = nil
      row.nodes[index].word = nil
      row.nodes[index].state = .missing
    }
  }
}
