import PalmaresCore
import PalmaresExchange
import Testing

/// What two methodologies say differently, and nothing else.
@Suite struct MethodologyDifferenceTests {
  private func differences(_ a: String, _ b: String) throws -> [MethodologyDifference] {
    try MethodologyText.nodes(a).read().differences(to: MethodologyText.nodes(b).read())
  }

  private func sentences(_ a: String, _ b: String) throws -> [String] {
    try differences(a, b).map(\.summary.en)
  }

  @Test func aFormAndItsExpansionAreTheSame() throws {
    #expect(
      try differences(
        "a: {arithmetic_mean: [b], missing: reweight, then: [{min_max: [0, 1]}]}",
        "a: {mean: {b: 1.0}, needs: 1, then: [{scale: {from: [min, max], to: [0, 1]}}]}") == [])
  }

  @Test func namesARoundingThatWent() throws {
    let found = try differences(
      "a: {column: x, then: [{round: 3}, {rank: {first: high, ties: min}}]}",
      "a: {column: x, then: [{rank: {first: high, ties: min}}]}")
    #expect(found.count == 1)
    #expect(found[0].kind == .removed)
    #expect(found[0].path == "nodes.a.then[0]")
    #expect(found[0].before == "{round: 3}")
    #expect(found[0].isRule)
    #expect(
      found[0].summary.en
        == "Node 'a': what follows is made on the value unrounded (was: rounded to 3 decimals).")
  }

  @Test func tellsWhatChangedInAStep() throws {
    #expect(
      try sentences(
        "a: {column: x, then: [{rank: {first: high, ties: min}}]}",
        "a: {column: x, then: [{rank: {first: high, ties: max}}]}")
        == ["Node 'a': step 1, 'rank.ties': max (was: min)."])
  }

  @Test func tellsWeightsNeedsAndCombines() throws {
    #expect(
      try sentences(
        "a: {mean: {b: 1, c: 2}, needs: all}", "a: {mean: {b: 1, c: 3, d: 1}, needs: 2}") == [
          "Node 'a': the weight of 'c': 3 (was: 2).", "Node 'a': the weight of 'd': 1 (new).",
          "Node 'a': the children that must have a value: 2 (was: all).",
        ])
    #expect(
      try sentences("a: {mean: [b], needs: all}", "a: {sum: [b], needs: all}") == [
        "Node 'a': its source: sum: {b: 1} (was: mean: {b: 1})."
      ])
  }

  @Test func tellsTheRulesOfComparisons() throws {
    #expect(
      try sentences(
        "a: {median: [b, c], needs: all}", "a: {quantile: [b, c], at: .75, needs: all}")
        == ["Node 'a': the share of the quantile: .75 (was: .5)."])
    #expect(
      try sentences(
        "a: {spread: [b], divide_by: n, needs: all}",
        "a: {spread: [b], divide_by: n - 1, needs: all}"
      ) == ["Node 'a': what the spread is divided by: n - 1 (was: n)."])
    #expect(
      try sentences("a: {copeland: [b], needs: all}", "a: {copeland: [b], over: p, needs: all}")
        == ["Node 'a': the institutions it is compared with: p (new)."])
  }

  @Test func tellsNodesThatCameAndWent() throws {
    #expect(
      try sentences("a: {column: x}", "b: {column: x}") == [
        "Node 'a': gone (was: {column: x}).", "Node 'b': {column: x} (new).",
      ])
  }

  @Test func tellsWordsFromRules() throws {
    let found = try differences("a: {column: x, label: A}", "a: {column: y, label: B}")
    #expect(found.map(\.isRule) == [true, false])
  }

  @Test func placesBothSides() throws {
    let found = try differences("a: {const: 1}", "b: {const: 1}\na: {const: 2}")
    #expect(found[0].locations.map(\.line) == [9, 10])
    #expect(found[0].summary.fr != found[0].summary.en)
  }
}
