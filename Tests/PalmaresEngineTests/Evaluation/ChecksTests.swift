import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct ChecksTests {
  private func graph(
    _ checks: [CheckDefinition], _ extra: [NodeDefinition] = []
  ) throws -> Graph {
    var methodology = Methodology(
      nodes: [NodeDefinition(code: "score", source: .column("v"))] + extra,
      parameters: [ParameterDefinition(name: "most", value: 3)],
      results: ResultsDefinition(score: NodeReference("score")))
    methodology.checks = checks
    return try Graph(compiling: methodology)
  }

  private func check(
    _ effect: CheckDefinition.Effect, _ condition: String
  ) throws -> CheckDefinition {
    CheckDefinition(
      name: "rule", effect, where: try .parsed(condition),
      because: LocalizedText(en: "reason", fr: "raison"), fix: [LocalizedText("remedy")])
  }

  private func problems(_ check: CheckDefinition, _ data: Dataset) -> [Diagnostic] {
    do {
      return try graph([check]).evaluated(on: data).warnings
    } catch let error as DiagnosticError {
      return error.diagnostics
    } catch {
      return []
    }
  }

  @Test func refusesNamingEveryInstitutionAndTheReason() throws {
    let found = try problems(check(.refuse, "v > most"), dataset(["v": [4, 1, 5]]))
    #expect(found.map(\.rule.identifier) == ["data.refused"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.summary.en.contains("'A' and 'C'") == true)
    #expect(found.first?.summary.en == "reason. Refused: the figures of 'A' and 'C'.")
    #expect(found.first?.summary.fr.hasPrefix("raison. Refusé\u{202F}: ") == true)
    #expect(found.first?.explanation?.en == "The check 'rule' asks: v > most")
    #expect(found.first?.fixes == [LocalizedText("remedy")])
  }

  @Test func warnsAndKeepsTheResult() throws {
    let evaluation = try graph([check(.warn, "v > 3")]).evaluated(on: dataset(["v": [4, 1]]))
    #expect(evaluation.warnings.map(\.rule.identifier) == ["data.doubtful"])
    #expect(evaluation.column(NodeReference("score"))?.numbers == [4, 1])
  }

  @Test func aConditionLeftOpenDoesNotHold() throws {
    #expect(try problems(check(.refuse, "v > 3"), dataset(["v": [nil, 1]])).isEmpty)
    #expect(
      try problems(check(.refuse, "not present(v)"), dataset(["v": [nil, 1]])).count == 1)
  }

  @Test func readsColumnsThatNoResultNeeds() throws {
    let graph = try graph([check(.refuse, "other > 3")])
    #expect(graph.requirements().map(\.name) == ["v", "other"])
    #expect(
      rules { try graph.evaluated(on: dataset(["v": [1], "other": [4]])) } == ["data.refused"])
  }

  @Test func runsForEveryTargetAlsoWhenItReadsNodesThatAreNotAskedFor() throws {
    let double = NodeDefinition(code: "double", source: .formula(try .parsed("2 * v")))
    let graph = try graph([check(.refuse, "double > 3")], [double])
    let broken = rules {
      try graph.evaluated(on: dataset(["v": [2]]), targets: [NodeReference("score")])
    }
    #expect(broken == ["data.refused"])
  }

  @Test func refusedFiguresAreNotAlsoToldByWhatFollowsFromThem() throws {
    let scaled = NodeDefinition(
      code: "scaled", source: .column("v"),
      then: [Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 1))))])
    let checks = [try check(.warn, "scaled > 2"), try check(.refuse, "v > 3")]
    let graph = try graph(checks, [scaled])
    #expect(rules { try graph.evaluated(on: dataset(["v": [5, 5]])) } == ["data.refused"])
  }

  @Test func aConditionOfStatisticsIsAboutTheFiguresAsAWhole() throws {
    let found = try problems(check(.warn, "n(v) < 3"), dataset(["v": [4, 1]]))
    #expect(found.first?.summary.en == "reason. In doubt: the figures as a whole.")
  }
}
