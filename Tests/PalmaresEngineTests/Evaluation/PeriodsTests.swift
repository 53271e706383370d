import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct PeriodsTests {
  /// A period with its institutions and one column.
  private func part(_ name: String, _ values: [(String, Double?)]) -> (String, Dataset) {
    (
      name,
      Dataset(
        units: StatisticalUnits(identifiers: values.map(\.0)),
        columns: ["v": Column(values.map(\.1))])
    )
  }

  private func series(_ parts: [(String, Dataset)]) -> PeriodSeries {
    PeriodSeries(parts.map { (name: $0.0, dataset: $0.1) })
  }

  private var three: PeriodSeries {
    series([
      part("2024", [("A", 80), ("B", 40), ("D", 60)]),
      part("2022", [("A", 5), ("C", 6)]),
      part("2023", [("B", 30), ("A", 10), ("C", 20)]),
    ])
  }

  private func minMax() throws -> Step {
    Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
  }

  private func node(
    _ code: String, of other: String, back: Int, then: [Step] = []
  ) -> NodeDefinition {
    NodeDefinition(code: code, source: .node(NodeReference(other)), back: back, then: then)
  }

  private func evaluation(
    _ nodes: [NodeDefinition], _ dataset: Dataset, checks: [CheckDefinition] = []
  ) throws -> Evaluation {
    var methodology = Methodology(nodes: nodes)
    methodology.checks = checks
    let graph = try Graph(compiling: methodology)
    return try graph.evaluated(
      on: dataset, targets: nodes.map { NodeReference($0.code) }, keepingSteps: true)
  }

  private func values(
    _ nodes: [NodeDefinition], of code: String, _ dataset: Dataset
  ) throws -> [Double?]? {
    try evaluation(nodes, dataset).column(NodeReference(code))?.numbers
  }

  @Test func putsPeriodsInOrderAsNumbersAndOtherwiseAsTexts() {
    #expect(three.names == ["2022", "2023", "2024"])
    let names = ["9", "10", "-1"].map { part($0, [("A", 1)]) }
    #expect(series(names).names == ["-1", "9", "10"])
    let words = ["b", "10", "a"].map { part($0, [("A", 1)]) }
    #expect(series(words).names == ["10", "a", "b"])
  }

  @Test func readsAColumnOfThePeriodBeforeInstitutionByInstitution() throws {
    let before = NodeDefinition(code: "before", source: .column("v"), back: 1)
    #expect(try values([before], of: "before", three.dataset(at: 2)) == [10, 30, nil])
    #expect(try values([before], of: "before", three.dataset(at: 1)) == [nil, 5, 6])
    #expect(try values([before], of: "before", three.dataset(at: 0)) == [nil, nil])
  }

  @Test func readsANodeAsItWasWorkedOutThenOnItsOwnCohort() throws {
    let nodes = [
      NodeDefinition(code: "now", source: .column("v"), then: [try minMax()]),
      node("before", of: "now", back: 1),
    ]
    let alone = Dataset(
      units: three.dataset(at: 1).units, columns: three.dataset(at: 1).columns)
    let then = try #require(try values([nodes[0]], of: "now", alone))
    let before = try #require(try values(nodes, of: "before", three.dataset(at: 2)))
    #expect(before == [then[1], then[0], nil])
    #expect(before == [0, 100, nil])
  }

  @Test func appliesStepsOfTheNodeThatLooksBackToThisPeriod() throws {
    let scaled = NodeDefinition(
      code: "scaled", source: .column("v"), back: 1, then: [try minMax()])
    #expect(try values([scaled], of: "scaled", three.dataset(at: 2)) == [0, 100, nil])
  }

  @Test func severalPeriodsBackIsTheSameAsOneAndOne() throws {
    let nodes = [
      NodeDefinition(code: "v_now", source: .column("v")),
      node("one", of: "v_now", back: 1), node("one_and_one", of: "one", back: 1),
      node("two", of: "v_now", back: 2),
    ]
    #expect(try values(nodes, of: "two", three.dataset(at: 2)) == [5, nil, nil])
    // B has no row in 2022; A has one in all three.
    #expect(try values(nodes, of: "one_and_one", three.dataset(at: 2)) == [5, nil, nil])
  }

  @Test func aNodeMayLookBackAtItselfWithoutACircle() throws {
    let mean = Combination(
      rule: .mean(power: 1, zeros: .refuse),
      children: [Child(node: NodeReference("now")), Child(node: NodeReference("before"))],
      needs: .count(1))
    let nodes = [
      NodeDefinition(code: "now", source: .column("v")),
      NodeDefinition(code: "smoothed", source: .combination(mean)),
      node("before", of: "smoothed", back: 1),
    ]
    // A: 5, then (10 + 5)/2, then (80 + 7.5)/2; B: 30, then (40 + 30)/2.
    #expect(try values(nodes, of: "smoothed", three.dataset(at: 2)) == [43.75, 35, 60])
  }

  @Test func neverTakesAnotherPeriodInPlaceOfOneThatIsNotThere() throws {
    let gap = series([
      part("2019", [("A", 1)]), part("2020", [("A", 2)]), part("2022", [("A", 4)]),
    ])
    let one = NodeDefinition(code: "one", source: .column("v"), back: 1)
    let found = try evaluation([one], gap.dataset(at: 2))
    #expect(found.column(NodeReference("one"))?.numbers == [nil])
    #expect(found.warnings.map(\.rule.identifier) == ["period.gap"])
    let two = NodeDefinition(code: "two", source: .column("v"), back: 2)
    #expect(try values([two], of: "two", gap.dataset(at: 2)) == [2])
  }

  @Test func theFirstPeriodIsNoGap() throws {
    let before = NodeDefinition(code: "before", source: .column("v"), back: 1)
    #expect(try evaluation([before], three.dataset(at: 0)).warnings.isEmpty)
  }

  @Test func countsOtherNamesInTheirOrder() throws {
    let named = series([part("autumn", [("A", 1)]), part("spring", [("A", 2)])])
    let before = NodeDefinition(code: "before", source: .column("v"), back: 1)
    #expect(try values([before], of: "before", named.dataset(at: 1)) == [1])
  }

  @Test func figuresWithoutPeriodsHaveNothingBefore() throws {
    let before = NodeDefinition(code: "before", source: .column("v"), back: 1)
    #expect(try values([before], of: "before", dataset(["v": [1, 2]])) == [nil, nil])
  }

  @Test func saysWhyThereIsNothingEarlier() throws {
    let nodes = [
      NodeDefinition(code: "v_now", source: .column("v")), node("before", of: "v_now", back: 1),
    ]
    let found = try evaluation(nodes, three.dataset(at: 2))
    let reference = NodeReference("before")
    #expect(found.reason(forAbsenceOf: reference, at: 0) == nil)
    #expect(found.reason(forAbsenceOf: reference, at: 2)?.en == "'D' has no row in 2023.")
    let missing = series([part("2023", [("A", nil)]), part("2024", [("A", 1)])])
    let reason = try evaluation(nodes, missing.dataset(at: 1)).reason(
      forAbsenceOf: reference, at: 0)
    #expect(reason?.en == "In 2023: 'v' is missing in the data.")
    let first = try evaluation(nodes, three.dataset(at: 0)).reason(forAbsenceOf: reference, at: 0)
    #expect(first?.en.contains("looks back 1 period") == true)
  }

  @Test func aProblemOfAnEarlierPeriodIsToldOnceWithItsPeriod() throws {
    let constant = series([
      part("2023", [("A", 1), ("B", 1)]), part("2024", [("A", 1), ("B", 2)]),
    ])
    let nodes = [
      NodeDefinition(code: "now", source: .column("v"), then: [try minMax()]),
      node("before", of: "now", back: 1), node("again", of: "now", back: 1),
      NodeDefinition(code: "change", source: .formula(try .parsed("now - before + again"))),
    ]
    let error = #expect(throws: DiagnosticError.self) {
      try evaluation(nodes, constant.dataset(at: 1))
    }
    let found = try #require(error).diagnostics
    #expect(found.map(\.rule.identifier) == ["normalisation.constant-indicator"])
    #expect(found.first?.summary.en.hasPrefix("In 2023: ") == true)
  }

  @Test func figuresThatAreRefusedInAnEarlierPeriodAreRefused() throws {
    let check = CheckDefinition(
      name: "rule", .refuse, where: try .parsed("v > 25"), because: LocalizedText("b"))
    let nodes = [
      NodeDefinition(code: "v_now", source: .column("v")), node("before", of: "v_now", back: 1),
    ]
    let later = series([part("2023", [("A", 30)]), part("2024", [("A", 1)])])
    let error = #expect(throws: DiagnosticError.self) {
      try evaluation(nodes, later.dataset(at: 1), checks: [check])
    }
    #expect(try #require(error).diagnostics.map(\.rule.identifier) == ["data.refused"])
  }

  @Test func theTraceLeadsToTheCellOrTheNodeOfThatPeriod() throws {
    let nodes = [
      NodeDefinition(code: "v_now", source: .column("v")), node("before", of: "v_now", back: 1),
    ]
    let found = try evaluation(nodes, three.dataset(at: 2))
    let trace = try #require(Trace(of: NodeReference("before"), at: 0, in: found))
    guard case .earlier(let of, let back, let period, let value) = trace.source else {
      Issue.record("no earlier source")
      return
    }
    #expect(of == NodeReference("v_now") && back == 1 && period == "2023" && value.number == 10)
  }
}
