import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// What named forms, `for` and patterns are in the words of the kernel.
@Suite struct ExpansionTests {
  private func node(_ code: String, _ nodes: String) throws -> String {
    let document = try MethodologyText.nodes(nodes).read()
    let tree = try #require(document.expanded["nodes"]?[code])
    let text = YAMLWriter.text(of: MarkedTree(.sequence([tree]), at: tree.mark))
    return text.split { $0 == " " || $0 == "\n" }.dropFirst().joined(separator: " ")
  }

  @Test(arguments: [
    ("{min_max: [0, 100]}", "[{scale: {from: [min, max], to: [0, 100]}, form: min_max}]"),
    (
      "{z_score: {mean: 0, sd: 1}}",
      "[{scale: {from: [mean, mean + sd], to: [0, 1]}, form: z_score}]"
    ),
    ("{fraction_of_best: 1}", "[{scale: {from: [0, max], to: [0, 1]}, form: fraction_of_best}]"),
    ("{lower_is_better: true}", "[{map: -x, form: lower_is_better}]"),
    ("{trim: [5%, 95%]}", "[{clip: [quantile(0.05), quantile(0.95)], form: trim}]"),
    (
      "{trim: [33.3%, 7e1%]}", "[{clip: [quantile(0.333), quantile(0.7)], form: trim}]"
    ),
    ("{cap: 1}", "[{clip: [null, 1], form: cap}]"),
    ("{floor: 0}", "[{clip: [0, null], form: floor}]"),
    (
      "{goalposts: {worst: 1, best: 2, to: [0, 1], beyond: keep}}",
      "[{scale: {from: [1, 2], to: [0, 1]}, form: goalposts}]"
    ),
    (
      "{distance_to_maximum: [0, 1]}",
      "[{scale: {from: [min, max], to: [0, 1]}, form: distance_to_maximum}]"
    ),
    (
      "{distance_to_reference: {reference: mean, to: [0, 1], beyond: keep}}",
      "[{scale: {from: [min, mean], to: [0, 1]}, form: distance_to_reference}]"
    ),
    ("{box_cox: {lambda: 0, shift: 3}}", "[{map: log(x + 3), form: box_cox}]"),
    (
      "{box_cox: {lambda: -1}}",
      "[{map: \"if(x > 0, (x^(-1) - 1) / (-1), log(x))\", form: box_cox}]"
    ),
    (
      "{log_from_minimum: {add: max - min}, over: p}",
      "[{map: log(x - min + (max - min)), over: p, form: log_from_minimum}]"
    ),
    ("{log_from_maximum: {add: 1}}", "[{map: -log(max - x + 1), form: log_from_maximum}]"),
    ("{points: {yes: 1, no: 0}}", "[{cut: {is: [yes, no], to: [1, 0]}, form: points}]"),
    ("{bands: {below: [1], names: [a, b]}}", "[{cut: {below: [1], to: [a, b]}, form: bands}]"),
  ])
  func writesAStepOut(form: String, kernel: String) throws {
    #expect(try node("a", "a: {of: b, then: [\(form)]}") == "{of: b, then: \(kernel)}")
  }

  @Test func clipsBetweenTheEndsInOrderAlsoWhereTheScaleFalls() throws {
    let falling = "goalposts: {worst: 0, best: 9, to: [100, 0], beyond:"
    #expect(try node("a", "a: {of: b, then: [{\(falling) clip}}]}").contains("clip: [0, 100]"))
    #expect(try node("a", "a: {of: b, then: [{\(falling) cap}}]}").contains("clip: [0, null]"))
  }

  @Test func givesWhatStandsBesideAFormToTheStepsItIsFor() throws {
    let steps = try node(
      "a",
      "a: {of: b, then: [{quantile_group: {groups: 10, first: high, ties: min, rule: ceiling}, over: p, by: g, as: s, source: t, note: u}]}"
    )
    #expect(
      steps
        == "of: b then: - {rank: {first: high, ties: min}, over: p, by: g, source: t, note: u, form: quantile_group} "
        + "- {scale: {from: [0, n], to: [0, 10]}, over: p, by: g, form: quantile_group} "
        + "- {map: ceil(x), as: s, form: quantile_group}")
  }

  @Test(arguments: [
    ("arithmetic_mean: [b, c], needs: 1", "{mean: [b, c], power: 1, needs: 1}"),
    ("median: [b, c], needs: 1", "{quantile: [b, c], at: .5, needs: 1}"),
    ("geometric_mean: {b: 2}, needs: 1", "{mean: {b: 2}, power: 0, needs: 1}"),
    ("harmonic_mean: [b], needs: 1", "{mean: [b], power: -1, needs: 1}"),
    ("generalised_mean: [b], power: 3, needs: 1", "{mean: [b], power: 3, needs: 1}"),
    ("weighted_sum: {b: 2}, needs: 1", "{sum: {b: 2}, needs: 1}"),
    ("best: {k: 2, of: [b, c]}, needs: 1", "{ordered: [b, c], weights: [1, 1], needs: 1}"),
    (
      "worst: {k: 1, of: [b, c]}, needs: 1",
      "{ordered: [b, c], weights: [1], from: low, needs: 1}"
    ),
    ("maximum: [b, c], needs: 1", "{ordered: [b, c], weights: [1], needs: 1}"),
    ("minimum: [b, c], needs: 1", "{ordered: [b, c], weights: [1], from: low, needs: 1}"),
    ("ratio: [b, c]", "{product: {b: 1, c: -1}, needs: all}"),
    ("difference: [b, c]", "{sum: {b: 1, c: -1}, needs: all}"),
    ("mean: [b], missing: reweight", "{mean: [b], needs: 1}"),
    ("mean: [b], missing: missing", "{mean: [b], needs: all}"),
    ("mean: [b], missing: {minimum: 60%}", "{mean: [b], needs: 60%}"),
    ("mean: [b], missing: zero", "{mean: [b], needs: all, each: [{fill: 0}]}"),
    (
      "mean: [b], each: [{round: 1}], missing: {fill: mean, by: g}",
      "{mean: [b], each: [{round: 1}, {fill: mean, by: g}], needs: all}"
    ),
    (
      "mean: {b: {weight: 2, each: [{cap: 1}]}}, needs: 1",
      "{mean: {b: {weight: 2, each: [{clip: [null, 1], form: cap}]}}, needs: 1}"
    ),
  ])
  func writesACombineOut(form: String, kernel: String) throws {
    #expect(try node("a", "a: {\(form)}") == kernel)
  }

  @Test func writesFormsOutInsideWinsorise() throws {
    let steps = try node(
      "a", "a: {of: b, then: [{winsorise: {until: n > 1, at_most: 1, else: [{cap: 1}]}}]}")
    #expect(steps.contains("else: [{clip: [null, 1], form: cap}]"))
  }

  @Test(arguments: [
    ("[a*]", "[a1, a2, ab]"), ("['a*', '!a2']", "[a1, ab]"), ("[b, 'a?*', c]", nil),
    ("['*b']", "[ab, b]"), ("[ab, 'a*']", "[ab, a1, a2]"), ("['*']", "[a1, a2, ab, b, c]"),
    ("{'a*': 2, ab: 5}", "{a1: 2, a2: 2, ab: 5}"),
  ])
  func choosesChildrenByPattern(children: String, chosen: String?) throws {
    let nodes =
      "a1: {column: x}\na2: {column: x}\nab: {column: x}\nb: {column: x}\nc: {column: x}\nt: {sum: \(children), needs: 1}"
    guard let chosen else {
      #expect(MethodologyText.nodes(nodes).problems == ["methodology.pattern-without-match 14:16"])
      return
    }
    #expect(try node("t", nodes) == "{sum: \(chosen), needs: 1}")
  }

  @Test func makesEveryPairInTheOrderWritten() throws {
    let document = try MethodologyText.nodes(
      "\"${s}_${y}\": {for: {s: [f, m], y: {from: 1, to: 2}}, column: \"${s}${y}\"}"
    ).read()
    #expect(document.methodology.nodes.map(\.code) == ["f_1", "f_2", "m_1", "m_2"])
  }

  @Test func doesNotReportWhatFollowsFromARefusedTable() {
    let text = MethodologyText(
      MethodologyText.header
        + "data: {id: id}\nfit: all\ntables: {t: absent.csv}\nnodes:\n"
        + "  \"${c}\": {for: {rows: t}, column: x, into: {i: 1}}\n  i: {mean: children, needs: 2}\n"
        + "  j: {mean: ['k*'], needs: 1}\n")
    #expect(text.diagnostics.map(\.rule.identifier) == ["input.file-missing"])
  }

  @Test func readsCellsAsIfTheyStoodThere() throws {
    let text = MethodologyText(
      MethodologyText.header + """
        data: {id: id}
        fit: all
        tables: {t: {rows: [{c: "1.10", lo: 5, hi: , word: "NO"}]}}
        nodes:
          "${c}": {for: {rows: t}, column: "${c}", then: [{clip: ["${lo}", "${hi}"]}, {cut: {is: ["${lo}"], to: ["${word}"]}}]}
        """)
    let document = try text.read()
    #expect(
      document.expandedText.contains(
        "1.10: {column: 1.10, then: [{clip: [5, null]}, {cut: {is: [5], to: [NO]}}]}"))
  }
}
