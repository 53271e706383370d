import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Each refusal has its rule, and the line and column of what is wrong. Nodes start on line 9.
@Suite struct RefusalTests {
  @Test(arguments: [
    ("a: {column: x, thne: []}", "methodology.unknown-key 9:18"),
    ("a: {geometric_men: [b], needs: all}", "methodology.unknown-key 9:7"),
    ("a: {then: []}", "methodology.one-source 9:6"),
    ("a: {column: x, of: b}", "methodology.one-source 9:6"),
    ("a: {arithmetic_mean: [b], ordered: [b], needs: 1}", "methodology.one-source 9:6"),
    ("a: {column: x, then: [{min_max: [40, 40]}]}", "normalisation.equal-ends 9:35"),
    (
      "a: {column: x, then: [{scale: {from: [0, 1], to: [2, 2.0]}}]}",
      "normalisation.equal-ends 9:52"
    ),
    ("a: {column: x, needs: all}", "methodology.misplaced-key 9:18"),
    ("a: {column: x, missing: zero}", "methodology.misplaced-key 9:18"),
    ("a: [b]", "methodology.wrong-kind 9:6"),
    ("a: {column: [b]}", "methodology.wrong-kind 9:15"),
    ("a: {column: }", "methodology.wrong-kind 9:15"),
    ("a: {const: 1,5}", "yaml.cut-at-comma 9:14"),
    ("a: {const: \"1,5\"}", "methodology.not-a-number 9:14"),
    ("a: {formula: a + }", "methodology.expression 9:19"),
    ("a: {formula: \"a + )\"}", "methodology.expression 9:21"),
    ("a: {formula: 'lgo(a)'}", "methodology.expression 9:17"),
    ("a: {mean: [b]}", "methodology.missing-key 9:6"),
    ("a: {mean: [b], needs: most}", "methodology.unknown-value 9:25"),
    ("a: {mean: [b], needs: 0}", "methodology.unknown-value 9:25"),
    ("a: {mean: [b], needs: 2}", "aggregation.needs 9:25"),
    ("a: {mean: [b], needs: 160%}", "methodology.not-a-percentage 9:25"),
    ("a: {mean: [b], needs: {weight: 60}}", "methodology.not-a-percentage 9:34"),
    ("a: {mean: [], needs: all}", "aggregation.no-children 9:13"),
    ("a: {mean: [b, b], needs: all}", "aggregation.duplicate-child 9:17"),
    ("a: {mean: {b: {wieght: 1}}, needs: all}", "methodology.unknown-key 9:18"),
    ("a: {sum: [b], needs: all, power: 2}", "methodology.misplaced-key 9:29"),
    (
      "a: {mean: [b], weights: {by: entropie}, needs: all}", "methodology.unknown-value 9:32"
    ),
    ("a: {mean: [b], weights: {over: all}, needs: all}", "methodology.missing-key 9:27"),
    ("a: {mean: [b], weights: [1], needs: all}", "methodology.wrong-kind 9:27"),
    ("a: {share: [b], weights: {by: pca}}", "methodology.misplaced-key 9:19"),
    ("a: {mean: [b], weights: {by: pca}, total: 1, needs: all}", "methodology.misplaced-key 9:38"),
    ("a: {mean: [b], shares: [5%, 30%], needs: all}", "methodology.misplaced-key 9:18"),
    ("a: {mean: [b], over: all, needs: all}", "methodology.misplaced-key 9:18"),
    ("a: {benefit_of_doubt: [b], shares: [5%], needs: all}", "methodology.wrong-count 9:38"),
    (
      "a: {benefit_of_doubt: [b], shares: [.05, .3], needs: all}",
      "methodology.not-a-percentage 9:39"
    ),
    ("a: {benefit_of_doubt: [b]}", "methodology.missing-key 9:6"),
    ("a: {share: [b], needs: all}", "methodology.misplaced-key 9:19"),
    ("a: {ordered: [b], needs: 1}", "methodology.missing-key 9:6"),
    ("a: {ordered: [b], weights: [0], needs: 1}", "weighting.zero-sum 9:6"),
    ("a: {generalised_mean: [b], needs: 1}", "methodology.missing-key 9:7"),
    ("a: {ratio: [b], needs: 1}", "methodology.wrong-count 9:14"),
    ("a: {ratio: [b, c], needs: 1}", "methodology.said-twice 9:22"),
    ("a: {harmonic_mean: [b], power: 2, needs: 1}", "methodology.said-twice 9:27"),
    ("a: {mean: [b], needs: all, missing: zero}", "methodology.said-twice 9:30"),
    ("a: {mean: [b], missing: skip}", "methodology.unknown-value 9:27"),
    ("a: {mean: [b], missing: {minimum: 60%, by: c}}", "methodology.misplaced-key 9:42"),
    (
      "a: {column: x, then: [{scale: {from: [1, 1], to: [0, 1]}}]}",
      "normalisation.equal-anchors 9:40"
    ),
    ("a: {column: x, then: [{scale: {from: [min], to: [0, 1]}}]}", "methodology.wrong-count 9:40"),
    ("a: {column: x, then: [{scale: {to: [0, 1]}}]}", "methodology.missing-key 9:33"),
    ("a: {column: x, then: [{scael: 1}]}", "methodology.unknown-key 9:26"),
    ("a: {column: x, then: [min_max]}", "methodology.wrong-kind 9:25"),
    ("a: {column: x, then: {round: 2}}", "methodology.wrong-kind 9:24"),
    ("a: {column: x, then: [{round: 1, map: -x}]}", "methodology.one-step 9:25"),
    ("a: {column: x, then: [{round: 1, cap: 2}]}", "methodology.one-step 9:25"),
    ("a: {column: x, then: [{min_max: [0, 1], members: 0}]}", "methodology.out-of-range 9:52"),
    ("a: {column: x, then: [{as: y}]}", "methodology.one-step 9:25"),
    ("a: {column: x, then: [{rank: {ties: min}}]}", "methodology.missing-key 9:32"),
    ("a: {column: x, then: [{rank: {first: high}}]}", "methodology.missing-key 9:32"),
    ("a: {column: x, then: [{rank: {first: top, ties: min}}]}", "methodology.unknown-value 9:40"),
    (
      "a: {column: x, then: [{rank: {first: low, ties: min, then_by: [{b: c}]}}]}",
      "methodology.unknown-value 9:70"
    ),
    ("a: {column: x, then: [{clip: [2, 1]}]}", "step.limits-out-of-order 9:32"),
    ("a: {column: x, then: [{clip: [null, null]}]}", "methodology.no-limit 9:32"),
    ("a: {column: x, then: [{round: 1.5}]}", "methodology.out-of-range 9:33"),
    ("a: {column: x, then: [{round: {digits: 1, mode: down}}]}", "methodology.unknown-value 9:51"),
    ("a: {column: x, then: [{map: {to: 1}}]}", "methodology.missing-key 9:31"),
    (
      "a: {column: x, then: [{cut: {at_least: [1, 2], to: [a, b, c]}}]}",
      "step.limits-out-of-order 9:46"
    ),
    (
      "a: {column: x, then: [{cut: {below: [2, 2], to: [a, b, c]}}]}",
      "step.limits-out-of-order 9:43"
    ),
    ("a: {column: x, then: [{cut: {at_most: [1, 2], to: [a, b]}}]}", "methodology.cut-values 9:31"),
    ("a: {column: x, then: [{cut: {is: [a, b], to: [1]}}]}", "methodology.cut-values 9:31"),
    ("a: {column: x, then: [{cut: {to: [1]}}]}", "methodology.cut-test 9:31"),
    (
      "a: {column: x, then: [{cut: {above: [1], below: [1], to: [1, 2]}}]}",
      "methodology.cut-test 9:31"
    ),
    (
      "a: {column: x, then: [{cut: {above: [1], to: [1, 2], else: 3}}]}",
      "methodology.misplaced-key 9:56"
    ),
    (
      "a: {column: x, then: [{cut: {above: [1], to: [1, b]}}]}",
      "methodology.numbers-among-words 9:49"
    ),
    (
      "a: {column: x, then: [{cut: {is: [a, 1], to: [2, 3]}}]}",
      "methodology.numbers-among-words 9:40"
    ),
    ("a: {column: x, then: [{fill: {with: mean, or: zero}}]}", "methodology.unknown-value 9:49"),
    ("a: {column: x, then: [{blank: {when: x < 0, as: gone}}]}", "methodology.unknown-value 9:51"),
    (
      "a: {column: x, then: [{blank: {when: x < 0, as: present}}]}",
      "methodology.unknown-value 9:51"
    ),
    ("a: {column: x, then: [{replace: {0: y}}]}", "methodology.not-a-number 9:39"),
    ("a: {column: x, then: [{replace: {0: 1, 0.0: 2}}]}", "methodology.value-twice 9:42"),
    ("a: {column: x, then: [{winsorise: {until: abs(skew) < 2}}]}", "methodology.missing-key 9:37"),
    (
      "a: {column: x, then: [{winsorise: {until: x > 1, at_most: 1, else: [{cup: 1}]}}]}",
      "methodology.unknown-key 9:72"
    ),
    ("a: {column: x, then: [{round: 1, as: \"y z\"}]}", "methodology.stage-name 9:40"),
    (
      "a: {column: x, then: [{round: 1, as: y}, {round: 0, as: y}]}", "methodology.stage-twice 9:44"
    ),
    (
      "a: {column: x, then: [{goalposts: {worst: 0, best: 1, to: [0, 1]}}]}",
      "methodology.missing-key 9:37"
    ),
    ("a: {column: x, then: [{trim: [95%, 5%]}]}", "step.limits-out-of-order 9:32"),
    ("a: {column: x, then: [{trim: [5, 95]}]}", "methodology.not-a-percentage 9:33"),
    ("a: {column: x, then: [{borda: false}]}", "methodology.unknown-value 9:33"),
    (
      "a: {column: x, then: [{percentile_rank: {best: high, ties: min, denominator: m, to: [0, 1]}}]}",
      "methodology.unknown-value 9:80"
    ),
    ("a: {column: x, print: {decimals: two}}", "methodology.not-a-number 9:36"),
    ("a: {column: x, print: exact}", "methodology.unknown-value 9:25"),
    ("a: {column: x, direction: up}", "methodology.unknown-value 9:29"),
    ("a: {column: x, label: {en: A}}", "methodology.missing-key 9:25"),
    ("\"a@b\": {column: x}", "methodology.node-code 9:3"),
    ("\"\": {column: x}", "methodology.node-code 9:3"),
    ("a: {mean: [\"goal*\"], needs: 1}", "methodology.pattern-without-match 9:14"),
    ("a: {mean: children, needs: 1}", "aggregation.no-children 9:13"),
    ("a: {column: x, into: {b: 1}}", "methodology.unknown-target 9:25"),
    (
      "a: {column: x, into: {b: 1}}\nb: {mean: [a], needs: 1}",
      "methodology.children-at-both-ends 10:13"
    ),
    ("a: {column: \"${x}\"}", "methodology.unknown-name 9:15"),
    ("a: {for: {g: {from: 1, to: 2}}, column: x}", "methodology.duplicate-node 9:3"),
    ("\"a${g}\": {for: {g: {from: 2, to: 1}}, column: x}", "methodology.range-out-of-order 9:22"),
    ("\"a${h}\": {for: {g: {from: 1, to: 2}}, column: x}", "methodology.unknown-name 9:3"),
    ("\"a${g\": {for: {g: {from: 1, to: 2}}, column: x}", "methodology.unclosed-name 9:3"),
    ("\"a${code}\": {for: {rows: indicators}, column: x}", "methodology.unknown-table 9:28"),
    (
      "\"a${g}\": {for: {g: {from: 1, to: 99999}, h: {from: 1, to: 99}}, column: x}",
      "methodology.too-many 9:18"
    ),
    ("\"a${g}\": {for: {g: [1], where: {x: 1}}, column: x}", "methodology.misplaced-key 9:34"),
    ("\"a${g}\": {for: g, column: x}", "methodology.wrong-kind 9:18"),
    ("\"a${g}\": {for: {g: [b]}, sum: {\"${g}\": 1, b: 2}, needs: 1}", "methodology.key-twice"),
  ])
  func refusesWithRuleAndPlace(nodes: String, expected: String) {
    let problems = MethodologyText.nodes(nodes).problems
    #expect(
      problems.contains { $0.hasPrefix(expected) }, "\(problems)")
  }

  @Test(arguments: [
    ("palmares: 1", "palmares: 2", "methodology.version 1:11"),
    ("palmares: 1\n", "", "methodology.missing-key 1:1"),
    ("id: test\n", "id: Test 1\n", "methodology.identifier 2:5"),
    ("status: example", "status: draft", "methodology.unknown-value 5:9"),
    ("fit: all\n", "", "methodology.missing-key 1:1"),
    ("data: {id: id}\n", "", "methodology.missing-key 1:1"),
    ("data: {id: id}", "data: {file: x.csv}", "methodology.missing-key 6:7"),
    ("data: {id: id}", "data: {id: id, separator: ':'}", "methodology.unknown-value 6:27"),
    ("data: {id: id}", "data: {id: id, missing: {c: secret}}", "methodology.unknown-value 6:29"),
    (
      "data: {id: id}", "data: {id: id, columns: {x: {tpye: text}}}", "methodology.unknown-key 6:30"
    ),
    ("data: {id: id}", "data: {id: id, long: {value: v}}", "methodology.missing-key 6:22"),
    (
      "data: {id: id}", "data: {id: id, join: [{id: id, join: []}]}", "methodology.unknown-key 6:32"
    ),
    ("fit: all", "fit: all\nparameters: {a: b}", "methodology.not-a-number 8:17"),
    ("fit: all", "fit: all\nparameters: {a: {source: s s}}", "methodology.missing-key 8:17"),
    ("fit: all", "fit: all\npopulations: {all: a == 1}", "methodology.reserved-name 8:15"),
    ("fit: all", "fit: all\npopulations: {p: a = 1}", "methodology.expression 8:20"),
    ("fit: all", "fit: all\npopulations: {p: a == \"${g}\"}", "yaml.syntax"),
    ("fit: all", "fit: all\nsources: {tn: {url: u}}", "methodology.missing-key 8:15"),
    ("fit: all", "fit: all\ntables: {t: {}}", "methodology.table-source 8:13"),
    (
      "fit: all", "fit: all\ntables: {t: {rows: [{a: 1}], defaults: {b: 2}}}",
      "methodology.unknown-table-column 8:41"
    ),
    ("fit: all", "fit: all\ntables: {t: absent.csv}", "input.file-missing"),
    ("fit: all", "fit: all\nresults: {scroe: a}", "methodology.unknown-key 8:11"),
    ("fit: all", "fit: all\nresults: {tables: {t: {score: a}}}", "methodology.missing-key 8:23"),
    (
      "fit: all", "fit: all\nresults: {tables: {t: {title: T}}}",
      "methodology.table-without-results 8:23"
    ),
    (
      "fit: all", "fit: all\nresults: {tables: {t: {title: T, scroe: a}}}",
      "methodology.unknown-key 8:34"
    ),
    (
      "fit: all", "fit: all\nresults: {tables: {t: {title: T, tables: {}, rank: a}}}",
      "methodology.unknown-key 8:34"
    ),
    (
      "fit: all", "fit: all\nresults: {tables: {t: {title: T, score: z}}}",
      "methodology.unknown-node 8:41"
    ),
    (
      "fit: all", "fit: all\nresults: {tables: {t: {title: T, rank: a, listed: z}}}",
      "methodology.unknown-population 8:51"
    ),
    ("fit: all", "fit: all\nresults: {tables: [t]}", "methodology.wrong-kind 8:19"),
    (
      "fit: all", "fit: all\nresults: {tables: {'${g}': {title: T, score: a}}}",
      "methodology.unknown-name 8:20"
    ),
    ("fit: all", "fit: all\nresults: {show: ['z*']}", "methodology.pattern-without-match 8:18"),
    ("fit: all", "fit: all\nresults: {show: [{rank: a}]}", "methodology.missing-key 8:18"),
    (
      "fit: all", "fit: all\npublished: [{id: i, title: t, compare: {a: {column: c}}}]",
      "methodology.comparison-rule 8:44"
    ),
    (
      "fit: all",
      "fit: all\npublished: [{id: i, title: t, compare: {a: {column: c, exact: true, within: 1}}}]",
      "methodology.comparison-rule 8:44"
    ),
    (
      "fit: all",
      "fit: all\npublished: [{id: i, title: t, compare: {a: {column: c, exact: true, between: [a, b]}}}]",
      "methodology.comparison-rule 8:44"
    ),
    (
      "fit: all",
      "fit: all\npublished: [{id: i, title: t, compare: {a: {column: c, within: -1}}}]",
      "methodology.out-of-range 8:64"
    ),
    (
      "fit: all", "fit: all\npublished: [{id: i, title: t, compare: [{column: c, exact: true}]}]",
      "methodology.missing-key 8:41"
    ),
    ("nodes:\n  a: {column: x}\n", "nodes: {}\n", "methodology.no-nodes 8:8"),
    ("nodes:\n  a: {column: x}\n", "", "methodology.missing-key 1:1"),
  ])
  func refusesInTheOtherSections(old: String, new: String, expected: String) throws {
    var text = MethodologyText.nodes("a: {column: x}").text
    text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    let problems = MethodologyText(text).problems
    #expect(problems.contains { $0.hasPrefix(expected) }, "\(problems)")
  }

  @Test func offersTheNearestWordAlsoAmongNamedForms() {
    func fixes(_ nodes: String) -> String {
      MethodologyText.nodes(nodes).diagnostics.flatMap(\.fixes).map(\.en).joined(separator: "\n")
    }
    #expect(fixes("a: {geometric_men: [b], needs: all}").contains("'geometric_mean'?"))
    #expect(fixes("a: {column: x, then: [{minmax: [0, 1]}]}").contains("'min_max'?"))
    #expect(fixes("a: {column: x, then: [{rank: {first: hihg, ties: min}}]}").contains("'high'?"))
    #expect(fixes("a: {column: x, then: [{cap: \"1,5\"}]}").contains("'1.5'"))
    #expect(
      fixes("abc: {column: x, into: {goal: 1}}\ngaol: {sum: [abc], needs: 1}").contains("'gaol'?"))
  }

  @Test func reportsEveryProblemOfAFileAtOnceFromTopToBottom() {
    let text = MethodologyText(
      """
      palmares: 1
      id: My Index
      edition: 2025
      title: {en: Index}
      status: exemple
      colour: blue
      data: {file: x.csv, id: id, decimal: ";"}
      nodes:
        a: {column: x, then: [{min_max: [0]}, {rund: 2}]}
        b: {mean: [a, c], then: [{map: log(x}]}
        c: {column: y, only: z = 1, then: [{clip: [5, 1]}, {cut: {at_least: [1, 2], to: [A]}}]}
        c: {column: z}
        d: &anchor {const: one}
      results: {score: b, scores: c}
      """)
    #expect(
      text.problems == [
        "methodology.missing-key 1:1", "methodology.identifier 2:5", "methodology.missing-key 4:8",
        "methodology.unknown-value 5:9", "methodology.unknown-key 6:1",
        "methodology.unknown-value 7:38", "methodology.wrong-count 9:35",
        "methodology.unknown-key 9:42", "methodology.missing-key 10:6",
        "methodology.expression 10:39", "methodology.expression 11:26",
        "step.limits-out-of-order 11:45", "step.limits-out-of-order 11:75",
        "yaml.duplicate-key 12:3", "yaml.anchor 13:6", "methodology.not-a-number 13:22",
        "methodology.unknown-key 14:21",
      ])
    #expect(text.diagnostics.allSatisfy { $0.summary.en != $0.summary.fr })
    #expect(text.diagnostics.flatMap(\.locations).allSatisfy { $0.file == "m.yml" })
  }

  @Test func namesTheRowThatBrokeAPattern() throws {
    let text = MethodologyText(
      MethodologyText.header + """
        data: {id: id}
        fit: all
        tables: {t: {rows: [{code: a, best: 1}, {code: b, best: "2,5"}, {code: a, best: 3}]}}
        nodes:
          "${code}": {for: {rows: t}, column: x, then: [{goalposts: {worst: 0, best: "${best}", to: [0, 1], beyond: keep}}]}
        """)
    #expect(text.problems == ["methodology.duplicate-node 10:3", "methodology.expression 10:78"])
    let places = text.diagnostics.map { $0.locations.compactMap { $0.name?.en } }
    #expect(places[0].contains("tables.t.rows[0]") && places[0].contains("tables.t.rows[2]"))
    #expect(places[1].contains("tables.t.rows[1]"))
    #expect(text.diagnostics[1].fixes.contains { $0.en.contains("2.5") })
  }

  @Test func reportsAMistakeInAPatternOnce() {
    let text = MethodologyText.nodes(
      "\"a${g}\": {for: {g: {from: 1, to: 17}}, column: x, thne: []}")
    #expect(text.problems.count == 1)
  }

  @Test func marksThePlaceInAnExpression() {
    let diagnostic = MethodologyText.nodes("a: {formula: \"b + lgo(c)\"}").diagnostics.first
    #expect(diagnostic?.explanation?.en == "The place is marked with ▸: b + ▸lgo(c)")
    #expect(diagnostic?.locations.first?.column == 21)
    #expect(diagnostic?.locations.first?.name?.en == "nodes.a.formula")
  }

  @Test func warnsOfAnUnknownSourceWithoutRefusingTheFile() throws {
    let text = MethodologyText(
      MethodologyText.nodes(
        "a: {column: x, source: tm}\nb: {column: x, source: \"tn, p. 3\"}\nc: {column: x, source: \"OECD (2008), step 5\"}\nd: {column: x, source: \"tm, p. 4\"}"
      ).text + "sources: {tn: {title: Technical notes}}\n")
    #expect(
      text.problems == ["methodology.unknown-source 9:26", "methodology.unknown-source 12:26"])
    #expect(try text.read().methodology.nodes[0].citation == "tm")
  }

  @Test func readsAMissingFileAsSuch() {
    #expect(throws: DiagnosticError.self) { try MethodologyReader.read(file: "/nowhere/m.yml") }
  }

  @Test func survivesEveryPrefixOfAMethodology() {
    let bytes = Array(CompleteExamplesTests.impact.utf8)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      do throws(DiagnosticError) {
        _ = try MethodologyReader.read(Array(bytes.prefix(length)), file: "m.yml")
      } catch {
        #expect(error.diagnostics.hasErrors)
      }
    }
  }
}
