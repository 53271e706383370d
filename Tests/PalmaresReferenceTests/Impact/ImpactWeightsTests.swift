import Testing

/// The weights of the 2027 guide, version 1, as THE Impact Rankings carry them.
@Suite struct ImpactWeightsTests {
  private let goals: [[String: String]]
  private let metrics: [[String: String]]
  private let indicators: [[String: String]]

  init() throws {
    goals = try ImpactFiles.rows(ImpactFiles.shipped("goals.csv"))
    metrics = try ImpactFiles.rows(ImpactFiles.shipped("metrics.csv"))
    indicators = try ImpactFiles.rows(ImpactFiles.shipped("indicators.csv"))
  }

  @Test func carriesSeventeenGoalsSeventySixMetricsAnd260Indicators() {
    #expect(goals.count == 17)
    #expect(metrics.count == 76)
    #expect(indicators.count == 260)
    #expect(Set(indicators.compactMap { $0["code"] }).count == 260)
  }

  @Test func metricsOfEachGoalSumToOneHundred() throws {
    for goal in 1...17 {
      let weights = try metrics.filter { $0["goal"] == "\(goal)" }
        .map { try ImpactFiles.number($0, "weight") }
      #expect(abs(weights.reduce(0, +) - 100) < 1e-9, "goal \(goal)")
    }
  }

  @Test func indicatorsSumToTheirMetricButForTwoThatArePrintedRounded() throws {
    let rounded = ["8.2": 19.59, "17.4": 27.18]
    for metric in metrics {
      let code = try #require(metric["metric"])
      let sum = try indicators.filter { $0["metric"] == code }
        .map { try ImpactFiles.number($0, "weight") }.reduce(0, +)
      let expected = try rounded[code] ?? ImpactFiles.number(metric, "weight")
      #expect(abs(sum - expected) < 1e-9, "metric \(code)")
    }
  }

  @Test func everyIndicatorHasANameOfItsOwnMetricInBothLanguages() {
    for rows in [goals, metrics, indicators] {
      #expect(rows.allSatisfy { $0["name_en"]?.isEmpty == false })
      #expect(rows.allSatisfy { $0["name_fr"]?.isEmpty == false })
    }
    let named = indicators.map { [$0["metric"], $0["name_en"]] }
    #expect(Set(named).count == indicators.count)
  }

  @Test(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
  func agreesWithTheTranscriptionOfTheGuide() throws {
    let guide = try ImpactFiles.rows(
      ReferenceFiles.shared("rankings/the_impact/metric_weights_2027v1.csv"))
    #expect(guide.count == indicators.count)
    for (theirs, ours) in zip(guide, indicators) {
      let code = try #require(ours["code"])
      #expect(theirs["indicator"] == code)
      #expect(theirs["sdg"] == ours["goal"], "\(code)")
      #expect(theirs["metric"] == ours["metric"], "\(code)")
      #expect(theirs["max_points"] == ours["most"], "\(code)")
      let kind = theirs["type"] == "external (patents)" ? "patents" : theirs["type"]
      #expect(kind == ours["kind"], "\(code)")
      let weight = try ImpactFiles.number(theirs, "indicator_weight_pct")
      #expect(try weight == ImpactFiles.number(ours, "weight"), "\(code)")
      // The wording is the publisher's; ours says it in other words.
      #expect(theirs["indicator_name"] != ours["name_en"], "\(code)")
    }
    let ofGuide = Dictionary(grouping: guide) { $0["metric"] ?? "" }
    for metric in metrics {
      let theirs = try #require(ofGuide[metric["metric"] ?? ""]?.first)
      #expect(
        try ImpactFiles.number(theirs, "metric_weight_pct") == ImpactFiles.number(metric, "weight"))
    }
  }
}
