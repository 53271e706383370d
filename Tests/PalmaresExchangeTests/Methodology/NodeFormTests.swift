import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Forms that take several nodes.
@Suite struct NodeFormTests {
  private static let two = "p: {column: p}\nq: {column: q}\n"

  private func codes(_ nodes: String) throws -> [String] {
    try MethodologyText.nodes(Self.two + nodes).read().methodology.nodes.map(\.code)
  }

  private func problems(_ node: String) -> [String] {
    MethodologyText.nodes(Self.two + "s: {\(node)}").diagnostics.map(\.rule.identifier)
  }

  private static let forms = [
    "topsis: {of: [p, q], normalisation: vector}", "vikor: {of: {p: 2, q: w}, v: .5}",
    "mazziotta_pareto: {of: [p, q], penalty: positive, divide_by: n}",
    "wroclaw: {of: {p: {weight: 2, each: [{fill: 0}]}, q: 1}, divide_by: n-1, over: all}",
  ]

  @Test(arguments: forms)
  func expandingTheExpansionChangesNothing(form: String) throws {
    let text =
      MethodologyText.header + """
        data: {id: id}
        parameters: {w: 3}
        fit: all
        nodes:
          p: {column: p}
          q: {column: q}
          s: {\(form), needs: 1, only: p > 0, each: [{min_max: [1, 2]}], then: [{round: 2}]}

        """
    let once = try MethodologyText(text).read()
    let twice = try MethodologyText(once.expandedText).read()
    #expect(once.expandedText == twice.expandedText)
    #expect(once.methodology.nodes.count > 4)
  }

  @Test func makesItsNodesUnderItsOwnCode() throws {
    #expect(
      try codes("s: {topsis: {of: [p, q], normalisation: none}, needs: all}")
        == ["p", "q", "s.to_best", "s.to_worst", "s"])
    #expect(
      try codes("s: {vikor: {of: [p, q], v: 0}, needs: all}")
        == ["p", "q", "s.p", "s.q", "s.group_regret", "s.worst_regret", "s"])
    #expect(
      try codes(
        "s: {mazziotta_pareto: {of: [p, q], penalty: negative, divide_by: n}, needs: all}")
        == ["p", "q", "s.mean", "s.spread", "s"])
  }

  @Test func takesChildrenThatPointToItAndThoseOfAPattern() throws {
    let pointing = MethodologyText.nodes(
      "p: {column: p, into: {s: 2}}\nq: {column: q, into: {s: 1}}\n"
        + "s: {wroclaw: {of: children, divide_by: n}, needs: all}")
    let matching = MethodologyText.nodes(
      Self.two + "s: {wroclaw: {of: {\"*\": 2, q: 1}, divide_by: n}, needs: all}")
    for text in [pointing, matching] {
      let nodes = try text.read().methodology.nodes
      let distance = try #require(nodes.first { $0.code == "s.distance" })
      guard case .combination(let combination) = distance.source else {
        Issue.record("a distance combines")
        continue
      }
      #expect(combination.children.map(\.node.code) == ["p", "q"])
      #expect(combination.children.map(\.weight.text) == ["2", "1"])
    }
  }

  /// Where the node doesn't exist, none of its parts does; its population sets every step of its own.
  @Test func givesItsConditionAndItsPopulationToEveryNode() throws {
    let text =
      MethodologyText.header + """
        data: {id: id}
        populations: {big: p > 1}
        fit: all
        nodes:
          p: {column: p}
          s: {topsis: {of: [p], normalisation: sum, over: big}, needs: all, only: p > 0}

        """
    let nodes = try MethodologyText(text).read().methodology.nodes.dropFirst()
    #expect(nodes.allSatisfy { $0.only?.text == "p > 0" })
    let combined = nodes.compactMap { node -> Combination? in
      if case .combination(let combination) = node.source { combination } else { nil }
    }
    let steps = nodes.flatMap(\.then) + combined.flatMap(\.children).flatMap(\.each)
    #expect(steps.count == 3)
    #expect(steps.allSatisfy { $0.over == .named("big") && $0.form == "topsis" })
  }

  @Test func putsTheStepsOfEachAndOfMissingBeforeItsOwn() throws {
    let nodes = try MethodologyText.nodes(
      Self.two + "s: {promethee: {of: [p, q], preference: usual}, each: [{map: -x}], missing: zero}"
    ).read().methodology.nodes
    guard case .combination(let combination)? = nodes.last?.source else {
      Issue.record("PROMETHEE combines")
      return
    }
    let kinds = combination.each.map { String("\($0.operation)".prefix { $0 != "(" }) }
    #expect(kinds == ["map", "fill", "netFlow"])
  }

  @Test(arguments: [
    ("topsis: [p, q], needs: all", ["methodology.wrong-kind"]),
    ("topsis: {of: [p, q], normalisation: vector}", ["methodology.missing-key"]),
    ("topsis: {of: [p, q]}, needs: all", ["methodology.missing-key"]),
    ("topsis: {normalisation: vector}, needs: all", ["methodology.missing-key"]),
    ("topsis: {of: [p, q], normalisation: best}, needs: all", ["methodology.unknown-value"]),
    ("topsis: {of: [], normalisation: none}, needs: all", ["aggregation.no-children"]),
    ("topsis: {of: [p, p], normalisation: none}, needs: all", ["aggregation.duplicate-child"]),
    ("topsis: {of: [{p: 1}], normalisation: none}, needs: all", ["methodology.wrong-kind"]),
    (
      "topsis: {of: {p: {wight: 1}}, normalisation: none}, needs: all", ["methodology.unknown-key"]
    ),
    ("topsis: {of: [p], normalisation: none}, needs: all, each: 1", ["methodology.wrong-kind"]),
    ("topsis: {of: [p], normalisation: none}, needs: all, mean: [q]", ["methodology.one-source"]),
    ("vikor: {of: [p], v: .5}, needs: all, power: 2", ["methodology.misplaced-key"]),
    ("vikor: {of: [p, q]}, needs: all", ["methodology.missing-key"]),
    (
      "mazziotta_pareto: {of: [p], penalty: none, divide_by: n - 3}, needs: all",
      ["methodology.unknown-value", "methodology.unknown-value"]
    ),
    ("borda: {of: [p, q]}, needs: all", ["methodology.missing-key"]),
    ("promethee: {of: [p, q]}, needs: all", ["methodology.missing-key"]),
    (
      "promethee: {of: [p, q], preference: linear, strict: 3}, needs: all",
      ["methodology.missing-key"]
    ),
    ("quantile: [p, q], at: 2, needs: all", ["methodology.out-of-range"]),
    ("quantile: [p, q], needs: all", ["methodology.missing-key"]),
    ("spread: [p, q], divide_by: 2, needs: all", ["methodology.unknown-value"]),
    ("copeland: [p, q], at: .5, needs: all", ["methodology.misplaced-key"]),
    (
      "column: p, then: [{frozen_rank: {kept: q, first: high, ties: min}}]",
      ["methodology.missing-key"]
    ),
    (
      "column: p, then: [{net_flow: {preference: usual, strict: 1}}]", ["methodology.misplaced-key"]
    ),
    ("column: p, then: [{box_cox: {lambda: large}}]", ["methodology.not-a-number"]),
  ])
  func refusesWhatItCanNotMean(node: String, rules: [String]) {
    #expect(problems(node) == rules)
  }
}
