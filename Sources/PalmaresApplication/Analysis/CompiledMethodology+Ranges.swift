import PalmaresEngine
import PalmaresExchange

extension CompiledMethodology {
  /// What an analysis does with printed ranges: where the methodology says that the table holds published
  /// scores, whoever has a range in a figure on which a score, rank, band or grade depends is set aside.
  ///
  /// - Parameters:
  ///   - targets: nodes wanted besides.
  ///   - columns: what is read besides, such as standard errors.
  func printedRanges(
    _ targets: [NodeReference]? = nil, alsoReading columns: [ColumnRequirement] = []
  ) -> PrintedRanges {
    guard document.data.holds == .publishedScores else { return .refused }
    let decisive = decisiveNodes(targets ?? [])
    let needed = graph.requirements(for: decisive) + columns
    return .setAside(
      columns: Set(needed.map(\.name)), everyPeriod: graph.looksBack(for: decisive))
  }

  /// The same for figures that another edition's rules read, too.
  func printedRanges(_ other: CompiledMethodology) -> PrintedRanges {
    guard case .setAside(let columns, let everyPeriod) = printedRanges() else { return .refused }
    let nodes = other.decisiveNodes([])
    return .setAside(
      columns: columns.union(other.graph.requirements(for: nodes).map(\.name)),
      everyPeriod: everyPeriod || other.graph.looksBack(for: nodes))
  }

  /// What a place depends on, and nodes that are wanted for themselves: not those that are only shown.
  private func decisiveNodes(_ targets: [NodeReference]) -> [NodeReference] {
    let results = document.methodology.results
    let shown = Set(graph.resultNodes)
    return [results.score, results.rank, results.band].compactMap { $0 } + results.grades
      + targets.filter { !shown.contains($0) }
  }
}
