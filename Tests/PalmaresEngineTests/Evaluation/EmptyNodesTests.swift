import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

/// Nodes that have no value for anyone.
@Suite struct EmptyNodesTests {
  private func warnings(_ nodes: [NodeDefinition]) throws -> [Diagnostic] {
    let methodology = Methodology(code: "m", fit: .all, nodes: nodes)
    let graph = try Graph(compiling: methodology)
    let dataset = Dataset(
      units: StatisticalUnits(identifiers: ["A", "B"]),
      columns: ["none": Column([nil, nil]), "some": Column([1, nil])])
    return try graph.evaluated(on: dataset, targets: nodes.map { NodeReference($0.code) })
      .warnings
      .filter { $0.rule == DiagnosticRule("node.no-values") }
  }

  @Test func areToldInOneWarning() throws {
    let found = try warnings([
      NodeDefinition(code: "a", source: .column("none")),
      NodeDefinition(code: "b", source: .node(NodeReference("a"))),
      NodeDefinition(code: "c", source: .column("some")),
    ])
    #expect(found.map(\.summary.en) == ["'a' and 'b' have no value for any of the 2 institutions."])
  }

  @Test func thatApplyToNobodyAreNotTold() throws {
    let nobody = try Expression.parsed("false")
    #expect(
      try warnings([NodeDefinition(code: "a", source: .column("some"), only: nobody)]).isEmpty)
  }

  @Test func thatApplyToSomebodyAreTold() throws {
    let second = try Expression.parsed("not present(some)")
    let found = try warnings([NodeDefinition(code: "a", source: .column("some"), only: second)])
    #expect(found.map(\.summary.en) == ["'a' has no value for any of the 2 institutions."])
  }
}
