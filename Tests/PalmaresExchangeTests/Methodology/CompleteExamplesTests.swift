import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Whole methodologies of different shapes are read without a word, and say what they say.
@Suite struct CompleteExamplesTests {
  static let hdi =
    MethodologyText.header + """
      data: {file: hdi.csv, id: country}
      fit: all
      nodes:
        health:    {column: le,    then: [{goalposts: {worst: 20, best: 85, to: [0, 1], beyond: cap}}]}
        expected:  {column: eys,   then: [{scale: {from: [0, 18], to: [0, 1]}}, {clip: [null, 1]}]}
        achieved:  {column: mys,   then: [{scale: {from: [0, 15], to: [0, 1]}}, {cap: 1}]}
        income:    {column: gnipc, then: [{map: log(x)}, {scale: {from: [log(100), log(75000)], to: [0, 1]}}, {clip: [null, 1]}]}
        education: {mean: [expected, achieved], needs: all}
        hdi:       {geometric_mean: [health, education, income], needs: all, then: [{round: 3}]}
        rank:      {of: hdi, then: [{rank: {first: high, ties: min}}]}
        gni_rank:  {column: gnipc, then: [{rank: {first: high, ties: min}}]}
        gain:      {difference: [gni_rank, rank]}
      results: {score: hdi, rank: rank, show: [gain]}
      published:
        - file: published.csv
          id: country
          title: HDR 2025, table 1
          compare:
            hdi: {column: hdi, decimals: 3}
            rank: {column: rank, exact: true}
            gain: {column: gain, exact: true, missing: skip}

      """

  static let sdg =
    MethodologyText.header + """
      data: {file: sdg.csv, id: id}
      tables:
        indicators:
          rows:
            - {code: poverty, goal: 1, worst: 72.6, best: 0, weight: 1}
            - {code: "1.10", goal: 1, worst: 51.5, best: 0}
            - {code: hunger, goal: 2, worst: 42.3, best: 0, weight: .5}
          defaults: {weight: 1}
      populations: {ranked: included == 1}
      fit: ranked
      nodes:
        "${code}":
          for: {rows: indicators}
          column: "${code}"
          only: included == 1
          then: [{scale: {from: ["${worst}", "${best}"], to: [0, 100]}}, {clip: [0, 100]}]
          into: {"goal${goal}": "${weight}"}
        "goal${g}": {for: {g: {from: 1, to: 2}}, mean: children, needs: 1, into: {index: 1}}
        index:
          mean: children
          each: [{fill: mean, by: region}]
          needs: all
          only: included == 1
        rank: {of: index, then: [{rank: {first: high, ties: min}}]}
      results: {score: index, rank: rank, show: ["goal*"]}

      """

  static let impact =
    MethodologyText.header + """
      data: {file: impact.csv, id: id}
      tables:
        metrics:
          rows:
            - {indicator: 1.1, sdg: 1, type: numeric, weight: 60}
            - {indicator: 1.2, sdg: 1, type: evidence, max_points: 3, weight: 40}
            - {indicator: 2.1, sdg: 2, type: external (patents), weight: 100}
      fit: all
      nodes:
        evidence: {id: "m${indicator}", for: {rows: metrics, where: {type: evidence}}, column: "${indicator}",
          then: [{scale: {from: [0, "${max_points}"], to: [0, 100]}}], into: {"sdg${sdg}": "${weight}"}}
        measured: {id: "m${indicator}", for: {rows: metrics, where: {type: [numeric, external (patents)]}}, column: "${indicator}",
          then: [{z_score: {mean: 0, sd: 1}}, {map: 100*cdf(x)}], into: {"sdg${sdg}": "${weight}"}}
        "sdg${g}":
          for: {g: {from: 1, to: 2}}
          only: submitted_${g} == 1
          mean: children
          total: {is: 100, within: 0.02}
          each: [{fill: 0}]
          needs: all
        "scaled${g}": {for: {g: {from: 1, to: 2}}, of: "sdg${g}", then: [{min_max: [0, 100]}]}
        best1:   {best: {k: 1, of: [scaled*, "!scaled2"]}, needs: 1}
        total:   {sum: {best1: .78, scaled2: .22}, total: 1, needs: all}
        overall: {mean: [total, previous_total], needs: 1, only: present(total), then: [{round: 1}]}
        previous_total: {column: previous_total}
        rank:    {of: overall, then: [{rank: {first: high, ties: min}}]}
        band:    {of: rank, then: [{cut: {at_most: [100, 200, 300], to: [exact, 101–200, 201–300, 301+]}}]}
      results: {score: overall, rank: rank, band: band, show: ["sdg*"]}

      """

  static let all = [hdi, sdg, impact]

  @Test(arguments: all)
  func readsWithoutAWord(text: String) {
    #expect(MethodologyText(text).diagnostics.map(\.summary.en) == [])
  }

  @Test func readsTheHumanDevelopmentIndex() throws {
    let document = try MethodologyText(Self.hdi).read()
    let nodes = document.methodology.nodes
    #expect(nodes.count == 9)
    guard case .combination(let index) = nodes[5].source else {
      Issue.record("the index combines")
      return
    }
    #expect(index.rule == .mean(power: 0, zeros: .refuse))
    #expect(index.needs == .all)
    #expect(index.children.map(\.node.code) == ["health", "education", "income"])
    guard case .combination(let gain) = nodes[8].source else {
      Issue.record("the gain combines")
      return
    }
    #expect(gain.rule == .sum)
    #expect(gain.children.map(\.weight.constant) == [1, -1])
    #expect(nodes[0].then.map(\.form) == ["goalposts", "goalposts"])
    #expect(document.methodology.results.score == NodeReference("hdi"))
    #expect(document.published[0].comparisons.map(\.rule) == [.decimals(3), .exact, .exact])
    #expect(document.published[0].comparisons.map(\.skipsMissing) == [false, false, true])
    #expect(document.data.file == "hdi.csv")
    #expect(document.sha256.count == 64)
  }

  @Test func makesOneNodePerRow() throws {
    let nodes = try MethodologyText(Self.sdg).read().methodology.nodes
    #expect(
      nodes.map(\.code) == ["poverty", "1.10", "hunger", "goal1", "goal2", "index", "rank"])
    guard case .column(let column) = nodes[1].source else {
      Issue.record("a column")
      return
    }
    #expect(column == "1.10")
    guard case .combination(let goal) = nodes[3].source else {
      Issue.record("a goal combines")
      return
    }
    #expect(goal.children.map(\.node.code) == ["poverty", "1.10"])
    #expect(goal.children.map(\.weight.constant) == [1, 1])
    guard case .combination(let second) = nodes[4].source,
      case .scale(let scale) = nodes[2].then[0].operation
    else {
      Issue.record("a goal combines")
      return
    }
    #expect(second.children.map(\.weight.constant) == [0.5])
    #expect(scale.from.0.constant == 42.3)
  }

  @Test func choosesRowsAndPatterns() throws {
    let document = try MethodologyText(Self.impact).read()
    let nodes = document.methodology.nodes
    #expect(nodes.map(\.code).prefix(3) == ["m1.2", "m1.1", "m2.1"])
    let best = nodes.first { $0.code == "best1" }
    guard case .combination(let combination) = best?.source else {
      Issue.record("best combines")
      return
    }
    #expect(combination.rule == .ordered(weights: [1], from: .high))
    #expect(combination.children.map(\.node.code) == ["scaled1"])
    #expect(document.methodology.results.shown.map(\.node.code) == ["sdg1", "sdg2"])
  }

  @Test(arguments: all)
  func expandingTheExpansionChangesNothing(text: String) throws {
    let once = try MethodologyText(text).read()
    let twice = try MethodologyText(once.expandedText).read()
    #expect(twice.expanded.hasSameContent(as: once.expanded))
    #expect(twice.expandedText == once.expandedText)
    #expect(describe(twice) == describe(once))
  }

  /// The methodology without its places in the file.
  private func describe(_ document: MethodologyDocument) -> String {
    var text = ""
    dump(document.methodology, to: &text)
    let places = ["location", "m.yml", "line:", "column:", "file:", "name: Optional", "- some: "]
    return text.split(separator: "\n")
      .filter { line in !places.contains { line.contains($0) } }
      .joined(separator: "\n")
  }
}
