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
        == ["Node 'a': step 1 (rank): what ties share: max (was: min)."])
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
        "Node 'a': what it is made of: sum of 1 (b) (was: mean of 1 (b))."
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
        "Node 'a': gone (was: column 'x').", "Node 'b': column 'x' (new).",
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

  private func grouped(_ a: String, _ b: String) throws -> [String] {
    try differences(a, b).sentences.map(\.en)
  }

  @Test func tellsWhatIsTheSameForSeveralNodesOnce() throws {
    #expect(
      try grouped(
        "a: {column: x, then: [{round: 1}]}\nb: {column: y, then: [{round: 1}]}",
        "a: {column: x, then: [{round: 2}]}\nb: {column: y, then: [{round: 2}]}") == [
          "2 nodes ('a' and 'b'): what follows is made on the value rounded to 2 decimals "
            + "(was: rounded to 1 decimals)."
        ])
  }

  @Test func tellsTheWeightsOfANodeInOneSentence() throws {
    #expect(
      try grouped(
        "a: {mean: {b: 1, c: 2, d: 3}, needs: all}", "a: {mean: {b: 4, c: 5, d: 3}, needs: all}")
        == ["Node 'a': the weights of 2 children change: 'b' 4 (was: 1), 'c' 5 (was: 2)."])
  }

  @Test func tellsStepsThatCameAndWentInWords() throws {
    #expect(
      try sentences("a: {column: x}", "a: {column: x, then: [{min_max: [0, 1]}, {cap: 1}]}") == [
        "Node 'a': step 1: scale from [min, max] to [0, 1] (new).",
        "Node 'a': step 2: keep within [null, 1] (new).",
      ])
    #expect(
      try sentences("a: {column: x, then: [{round: 1}]}", "a: {column: x}") == [
        "Node 'a': what follows is made on the value unrounded (was: rounded to 1 decimals)."
      ])
  }

  /// Every step of the kernel has words of its own in both languages: none is told as YAML.
  @Test(arguments: [
    "{scale: {from: [0, 1], to: [0, 2]}}", "{rank: {first: low, ties: min, then_by: [b]}}",
    "{clip: [0, 1]}", "{map: -x}", "{map: {to: -x, when: b > 1}}",
    "{cut: {at_least: [2, 1], to: [A, B, C]}}", "{cut: {is: [1], to: [2], else: 0}}", "{fill: 0}",
    "{fill: {with: mean, or: missing}}", "{blank: x < 0}", "{replace: {0: .1}}",
    "{winsorise: {until: abs(skew) < 2, at_most: 5, else: []}}",
  ])
  func tellsEveryStepInWords(step: String) throws {
    let found = try differences("a: {column: x}", "a: {column: x, then: [\(step)]}")
    #expect(found.count == 1)
    #expect(found[0].summary.en != found[0].summary.fr)
    #expect(!found[0].summary.en.contains("{"), "\(found[0].summary.en)")
    #expect(!found[0].summary.fr.contains("{"), "\(found[0].summary.fr)")
  }

  @Test func tellsLimitsOfCuts() throws {
    #expect(
      try sentences(
        "a: {column: x, then: [{cut: {at_least: [70, 50], to: [A, B, C]}}]}",
        "a: {column: x, then: [{cut: {at_least: [60, 50], to: [A, B, C]}}]}") == [
          "Node 'a': step 1 (cut): the limits (at least): [60, 50] (was: [70, 50])."
        ])
  }

  private func fileDifferences(_ old: String, _ new: String) throws -> [MethodologyDifference] {
    let text = MethodologyText.nodes("a: {column: x}").text
    let other = text.replacing(old, with: new)
    #expect(text != other)
    return try MethodologyText(text).read().differences(to: MethodologyText(other).read())
  }

  @Test(arguments: [
    (
      "fit: all", "fit: big\npopulations: {big: x > 1}",
      [
        "The values that set scales and ranks: big (was: all).",
        "The population 'big': x > 1 (new).",
      ]
    ),
    ("fit: all", "fit: all\nresults: {score: a}", ["The results: the score: a (new)."]),
    ("fit: all", "fit: all\nparameters: {k: 2}", ["The parameter 'k': 2 (new)."]),
  ])
  func tellsTheOtherSections(old: String, new: String, sentences: [String]) throws {
    #expect(try fileDifferences(old, new).map(\.summary.en).sorted() == sentences.sorted())
  }

  @Test func tellsTextsInTheReadersLanguage() throws {
    let found = try differences(
      "a: {column: x, label: {en: One, fr: Un}}", "a: {column: x, label: {en: Two, fr: Deux}}")
    #expect(found.map(\.summary.en) == ["Node 'a': its label: Two (was: One)."])
    #expect(
      found.map(\.summary.fr) == [
        "Nœud «\u{202F}a\u{202F}»\u{202F}: son libellé\u{202F}: Deux (avant\u{202F}: Un)."
      ])
  }
}
