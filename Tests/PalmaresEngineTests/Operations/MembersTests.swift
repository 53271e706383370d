import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct MembersTests {
  /// Every operation that values may set.
  static let fitted: [String] = [
    "scale", "rank", "clip", "map", "cut", "fill", "blank", "winsorise", "net_flow",
  ]

  private func step(_ word: String, members: Int?, by: String? = nil) throws -> Step {
    let operation: StepOperation =
      switch word {
      case "scale":
        .scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 1)))
      case "rank": .rank(Rank(first: .high, ties: .min))
      case "clip": .clip(Clip(low: try .parsed("quantile(.1)"), high: nil))
      case "map": .map(Map(to: try .parsed("x - mean")))
      case "cut":
        .cut(
          Cut(
            test: .atLeast, limits: [.number(try .parsed("median"))], to: [.number(1), .number(0)]))
      case "fill": .fill(Fill(with: try .parsed("mean")))
      case "blank": .blank(Blank(when: try .parsed("x > mean")))
      case "net_flow": .netFlow(NetFlow(preference: .usual))
      default: .winsorise(Winsorise(until: try .parsed("max < 100"), atMost: 1))
      }
    return Step(operation, by: by.map { NodeReference($0) }, members: members)
  }

  @Test(arguments: fitted)
  func leavesResultsAsTheyAreWhereEnoughHaveAValue(word: String) throws {
    let values: [Double?] = [1, 4, nil, 9]
    let plain = try applied([step(word, members: nil)], to: values)
    #expect(try applied([step(word, members: 3)], to: values) == plain)
    #expect(plain.states.contains(.present))
  }

  @Test(arguments: fitted)
  func givesNobodyAResultWhereTooFewHaveAValue(word: String) throws {
    let column = try applied([step(word, members: 4)], to: [1, 4, nil, 9])
    let expected: [Double?] = word == "fill" ? [1, 4, nil, 9] : [nil, nil, nil, nil]
    #expect(column.numbers == expected)
    #expect(column.states[2] == .missing)
  }

  @Test(arguments: fitted)
  func givesNobodyAResultWithoutAnyValue(word: String) throws {
    let column = try applied([step(word, members: 1)], to: [nil, nil])
    #expect(column.states == [.missing, .missing])
  }

  @Test func countsThePopulationAndNotThoseOutside() throws {
    var limited = try step("scale", members: 3)
    limited.over = .named("old")
    let old = [PopulationDefinition(name: "old", condition: try .parsed("old == 1"))]
    let column = try applied(
      [limited], to: [1, 4, 9, 16], beside: ["old": [1, 1, 0, 0]], populations: old)
    #expect(column.numbers == [nil, nil, nil, nil])
  }

  @Test func countsEachGroupApart() throws {
    let column = try applied(
      [step("scale", members: 2, by: "region")], to: [1, 5, 9],
      words: ["region": ["N", "N", "S"]])
    #expect(column.numbers == [0, 1, nil])
  }

  @Test func countsTheColumnWhoseStatisticIsRead() throws {
    let map = Step(.map(Map(to: try .parsed("x / mean(staff)"))), members: 2)
    #expect(try applied([map], to: [1, 4], beside: ["staff": [2, nil]]).numbers == [nil, nil])
    #expect(try applied([map], to: [1, 4], beside: ["staff": [2, 2]]).numbers == [0.5, 2])
  }

  @Test func oneInstitutionAloneGetsTheReasonAndNoError() throws {
    let node = NodeDefinition(
      code: "papers", source: .column("v"), then: [try step("scale", members: 30)])
    let score = NodeDefinition(
      code: "score",
      source: .combination(
        Combination(rule: .sum, children: [Child(node: NodeReference("papers"))], needs: .all)))
    let graph = try Graph(compiling: Methodology(nodes: [node, score]))
    let evaluation = try graph.evaluated(
      on: dataset(["v": [5]]), targets: [NodeReference("score")])
    #expect(evaluation.warnings.map(\.rule.identifier) == ["step.too-few-members"])
    let reason = evaluation.reason(forAbsenceOf: NodeReference("papers"), at: 0)
    #expect(
      reason?.en == "'papers': 30 institutions are needed to set the scale; 1 has a value.")
    let below = evaluation.reason(forAbsenceOf: NodeReference("score"), at: 0)
    #expect(below?.en.hasSuffix(reason?.en ?? "?") == true)
  }

  @Test func refusesAFewestNumberBesideAStepThatNoValueSets() throws {
    let round = Step(.round(Round(digits: 0)), members: 3)
    #expect(rules { try applied([round], to: [1]) } == ["step.members-without-fit"])
  }
}
