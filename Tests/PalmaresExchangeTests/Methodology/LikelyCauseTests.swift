import PalmaresCore
import PalmaresExchange
import Testing

/// A message says what the author probably did, once, and what to write in its place.
@Suite struct LikelyCauseTests {
  @Test(arguments: [
    ("a: {const: 0,6}", "yaml.cut-at-comma", "Write 0.6"),
    (
      "a: {column: v, then: [{map: if(x > 50, x, 0)}]}", "yaml.cut-at-comma", "\"if(x > 50, x, 0)\""
    ),
    ("a: {column: v, then: [{clip: [least(v, 3), 5]}]}", "yaml.cut-at-comma", "\"least(v, 3)\""),
    ("a: {column: v, then: [{map: x * 60%}]}", "methodology.expression", "Write 0.6"),
    ("a: {column: v, then: [{map: x * 60 %}]}", "methodology.expression", "Write 0.6"),
    ("a: {const: 75%}", "methodology.not-a-number", "Write 0.75"),
    ("a: {formula: ln(v)}", "methodology.expression", "'log(x)'"),
    ("a: {formula: v && w}", "methodology.expression", "'and'"),
    ("a: {formula: \"v || w\"}", "methodology.expression", "'or'"),
    ("a: {formula: v ** 2}", "methodology.expression", "'^'"),
    ("a: {formula: v − 2}", "methodology.expression", "'-'"),
    ("a: {formula: v × 2}", "methodology.expression", "'*'"),
    ("a: {formula: v ÷ 2}", "methodology.expression", "'/'"),
    ("a: {formula: v ≥ 2}", "methodology.expression", "'>='"),
    ("a: {formula: v ≤ 2}", "methodology.expression", "'<='"),
    ("a: {formula: v ≠ 2}", "methodology.expression", "'!='"),
    ("a: {formula: v == “Africa”}", "methodology.expression", "straight quotation marks"),
    ("a: {formula: \"least(v; 2)\"}", "methodology.expression", "','"),
    ("a: {formula: \"1,5 * v\"}", "methodology.expression", "'1.5'"),
    ("a: {formula: \"if(v == NA, 0, v)\"}", "methodology.expression", "not present(v)"),
    ("a:", "methodology.wrong-kind", "Write a mapping"),
    ("a: {column: v, then: {round: 1}}", "methodology.wrong-kind", "Put '- '"),
    ("a: {mean: [b: .6], needs: all}", "methodology.wrong-kind", "Write {b: .6}"),
    ("a: {column: v, then: [{lower_is_better: yes}]}", "methodology.unknown-value", "Write 'true'"),
    ("a: {column: v, then: [{borda: false}]}", "methodology.unknown-value", "Take the key out"),
    ("a: {column: v, then: [{min_max: [0; 100]}]}", "methodology.wrong-count", "[0, 100]"),
    ("a: {column: v, then: [{trim: [5, 95%]}]}", "methodology.not-a-percentage", "'5%'"),
    ("a: {mean: [b], needs: 60 %}", "methodology.not-a-percentage", "'60%'"),
    ("a: {mean: [b], needs: .6}", "methodology.unknown-value", "'60%'"),
    ("a: {mean: [\"i*\"], needs: 1}", "methodology.pattern-without-match", ""),
    ("a: {mean: {\"i*\": 1}, needs: 1}", "methodology.pattern-without-match", ""),
    ("a: {mean: [b], need: all}", "methodology.unknown-key", "'needs'?"),
    ("a: {colunm: v}", "methodology.unknown-key", "'column'?"),
    ("a: {column: v, needs:\u{A0}all}", "methodology.unknown-key", "no-break space"),
    ("then: [{round: 1}]", "methodology.wrong-kind", "Indent the line further"),
  ])
  func saysOnceWhatToWrite(nodes: String, rule: String, fix: String) {
    let found = MethodologyText.nodes(nodes).diagnostics
    #expect(found.map(\.rule.identifier) == [rule])
    let fixes = found.flatMap(\.fixes).map(\.en).joined(separator: "\n")
    #expect(fixes.contains(fix), "\(fixes)")
  }

  @Test func namesATabInTheIndentation() {
    let found = MethodologyText(MethodologyText.header + "nodes:\n\ta: {column: v}\n").diagnostics
    #expect(found.map(\.summary.en) == ["A tab stands in the indentation."])
    #expect(found.first?.fixes.first?.en.hasPrefix("Indent with spaces") == true)
  }

  @Test func namesANoBreakSpaceAndItsPlace() {
    let found = MethodologyText(
      MethodologyText.header + "data: {id: id}\nfit:\u{A0}all\nnodes:\n  a: {column: v}\n"
    ).diagnostics
    #expect(found.first?.summary.en.contains("(U+00A0)") == true)
    #expect(found.first?.locations.first?.line == 7)
    #expect(found.first?.locations.first?.column == 5)
  }

  @Test func warnsOfCurlyQuotesAroundAValue() throws {
    let text = MethodologyText(
      MethodologyText.nodes("a: {column: v}").text.replacing("\"2025\"", with: "“2025”"))
    #expect(text.problems == ["yaml.curly-quotes 3:10"])
    #expect(try text.read().header.edition == "“2025”")
  }

  @Test func keepsKeysBetweenQuotationMarksAsWords() throws {
    let text = MethodologyText.nodes(
      "a: {column: v, then: [{points: {\"1.10\": 4, NO: 1}}, {points: {4: 1, else: 0}}]}")
    #expect(try text.read().expandedText.contains("is: [\"1.10\", NO]"))
    #expect(
      MethodologyText.nodes("a: {column: v, then: [{points: {1.10: 4, NO: 1}}]}").problems
        == ["methodology.numbers-among-words 9:35"])
  }

  @Test func readsTheNumbersAmongTheKeysOfJSON() throws {
    let text = MethodologyText(
      """
      {"palmares": 1, "id": "j", "edition": "1", "title": "J", "status": "example",
       "data": {"id": "id"}, "fit": "all",
       "nodes": {"a": {"column": "v", "then": [{"points": {"1": 3, "2": 4}}]}}}
      """)
    #expect(try text.read().expandedText.contains("is: [1, 2]"))
  }

  @Test func tellsWhereUnknownPopulationsAndNodesAreNamed() {
    let text = MethodologyText(
      MethodologyText.header + """
        data: {id: id}
        fit: ranked
        nodes:
          a: {column: v}
        results: {score: b, grades: [a, c], show: [d, {node: a, rank: e}], listed: few}
        published:
          - {id: id, title: T, only: some, compare: {f: {column: f, exact: true}}}
        """)
    #expect(
      text.problems == [
        "methodology.unknown-population 7:6", "methodology.unknown-node 10:18",
        "methodology.unknown-node 10:33", "methodology.unknown-node 10:44",
        "methodology.unknown-node 10:63", "methodology.unknown-population 10:76",
        "methodology.unknown-population 12:30", "methodology.unknown-node 12:46",
      ])
  }

  @Test func tellsWeightsAndDirectionsBesideOtherMistakes() {
    let found = MethodologyText.nodes(
      """
      a: {column: v, direction: lower_is_better, then: [{min_max: [0, 1]}]}
      b: {column: w, thne: []}
      c: {mean: {a: .6, b: .5}, total: 1, needs: all}
      """)
    #expect(
      Set(found.diagnostics.map(\.rule.identifier)) == [
        "normalisation.direction", "methodology.unknown-key", "weighting.total",
      ])
  }

  @Test func tellsACircleBesideOtherMistakes() {
    let text = MethodologyText.nodes("a: {of: b}\nb: {of: a}\nc: {column: v, thne: []}")
    #expect(text.problems == ["methodology.circle 9:3", "methodology.unknown-key 11:18"])
  }

  @Test func keepsQuietOnWhatFollowsFromAMistake() {
    let text = MethodologyText.nodes(
      "a: {column: v, then: [{scael: 1}], direction: lower_is_better}\nb: {mean: {a: .6, c: x y}, total: 1, needs: all}"
    )
    #expect(text.problems == ["methodology.unknown-key 9:26", "methodology.expression 10:26"])
  }
}
