import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// `members`, `checks` and `between` as they are read from a file.
@Suite struct DataRulesTests {
  private func problems(_ nodes: String) -> [String] {
    do throws(DiagnosticError) {
      let document = try MethodologyText.nodes(nodes).read()
      _ = try Graph(compiling: document.methodology)
      return []
    } catch {
      return error.diagnostics.map(\.rule.identifier)
    }
  }

  @Test(arguments: [
    "round: 1", "lower_is_better: true", "cap: 3", "scale: {from: [0, 9], to: [0, 1]}",
  ])
  func refusesMembersBesideAStepThatNoValueSets(step: String) {
    #expect(
      problems("a: {column: x, then: [{\(step), members: 3}]}") == ["step.members-without-fit"])
  }

  @Test(arguments: [
    "min_max: [0, 1]", "borda: true", "fill: mean", "trim: [5%, 95%]",
    "distance_to_target: {target: 9, to: [0, 1], beyond: clip}",
    "percentile_rank: {best: high, ties: min, denominator: n, to: [0, 1]}",
    "winsorise: {until: max < 3, at_most: 2}",
  ])
  func takesMembersBesideEveryStepThatValuesSet(step: String) throws {
    let text = MethodologyText.nodes("a: {column: x, then: [{\(step), members: 3}]}")
    let document = try text.read()
    _ = try Graph(compiling: document.methodology)
    let fitted = try #require(document.methodology.nodes.first).then.filter { $0.members == 3 }
    #expect(!fitted.isEmpty)
  }

  private func check(_ check: String) -> [String] {
    let text = MethodologyText.nodes("a: {column: x}")
    return MethodologyText(text.text + "checks:\n  c: \(check)\n").problems
  }

  @Test(arguments: [
    ("{because: b}", "methodology.check 11:6"),
    ("{refuse: x > 1, warn: x > 2, because: b}", "methodology.check 11:6"),
    ("{refuse: x > 1}", "methodology.missing-key 11:6"),
    ("{refuse: x >, because: b}", "methodology.expression 11:"),
    ("{refuse: x > 1, because: {en: b}}", "methodology.missing-key 11:"),
    ("{refuse: x > 1, because: b, fixes: c}", "methodology.unknown-key 11:"),
    ("x > 1", "methodology.wrong-kind 11:6"),
  ])
  func refusesAHalfSaidCheck(text: String, expected: String) {
    let found = check(text)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func readsACheckInEveryForm() throws {
    #expect(check("{refuse: x > 1, because: {en: b, fr: c}, fix: [d, {en: e, fr: f}]}") == [])
    #expect(
      check("{warn: x > 1, because: b, fix: {en: e, fr: f}, source: Own rule, note: n}") == [])
  }

  @Test(arguments: [
    ("{between: [3, 0]}", "methodology.out-of-range"),
    ("{between: [0]}", "methodology.wrong-count"),
    ("{between: [a, 1]}", "methodology.not-a-number"),
    ("{between: [0, 1], type: text}", "methodology.misplaced-key"),
    ("{value: v, heading: h}", "methodology.misplaced-key"),
  ])
  func refusesAColumnThatContradictsItself(column: String, expected: String) {
    let text = MethodologyText.nodes("a: {column: x}").text.replacing(
      "data: {id: id}", with: "data: {id: id, columns: {x: \(column)}}")
    let found = MethodologyText(text).problems
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  private func ofPeriods(_ nodes: String, data: String = "{id: id, period: year}") -> [String] {
    MethodologyText(
      MethodologyText.nodes(nodes).text.replacing("data: {id: id}", with: "data: \(data)")
    ).problems
  }

  @Test(arguments: [
    ("a: {column: x, back: 0}", "methodology.out-of-range"),
    ("a: {column: x, back: 1.5}", "methodology.out-of-range"),
    ("a: {const: 1, back: 1}", "methodology.misplaced-key"),
    ("a: {formula: x, back: 1}", "methodology.misplaced-key"),
    ("a: {column: x, then: [{fill_periods: nearest}]}", "methodology.unknown-value"),
  ])
  func refusesARuleOfPeriodsThatSaysNothing(nodes: String, expected: String) {
    let found = ofPeriods(nodes)
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test(arguments: [
    "a: {column: x, back: 1}", "a: {column: x, then: [{fill_periods: latest}]}",
  ])
  func asksForTheColumnOfPeriods(nodes: String) {
    #expect(ofPeriods(nodes).isEmpty)
    let found = ofPeriods(nodes, data: "{id: id}")
    #expect(found.allSatisfy { $0.hasPrefix("methodology.no-period") } && found.count == 1)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
