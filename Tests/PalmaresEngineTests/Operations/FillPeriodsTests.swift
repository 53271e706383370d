import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct FillPeriodsTests {
  private static let times: [Double] = [2019, 2020, 2022, 2023, 2027]

  private func series(_ rows: [[Double?]], named names: [String]? = nil) -> PeriodSeries {
    let names = names ?? Self.times.map { "\(Int($0))" }
    return PeriodSeries(
      names.enumerated().map { position, name in
        (name: name, dataset: dataset(["v": rows.map { $0[position] }]))
      })
  }

  private func filled(
    _ method: FillPeriods.Method, _ series: PeriodSeries, at position: Int
  ) throws -> [Double?] {
    let node = NodeDefinition(
      code: "node", source: .column("v"), then: [Step(.fillPeriods(FillPeriods(method)))])
    return try Methodology(nodes: [node]).values(of: "node", on: series.dataset(at: position))
      .numbers
  }

  @Test(
    arguments: [
      (FillPeriods.Method.latest, [nil, 10, 10, 40, 40]),
      (.constant, [10, 10, 10, 40, 40]),
      (.linear, [nil, 10, 30, 40, nil]),
      (.linearConstant, [10, 10, 30, 40, 40]),
    ] as [(FillPeriods.Method, [Double?])])
  func fillsWhatItsWordSays(method: FillPeriods.Method, expected: [Double?]) throws {
    let row: [Double?] = [nil, 10, nil, 40, nil]
    for position in row.indices {
      #expect(try filled(method, series([row]), at: position) == [expected[position]])
    }
  }

  /// The rule read off its table, one period after the other.
  private func slow(_ method: FillPeriods.Method, _ row: [Double?], _ position: Int) -> Double? {
    if let own = row[position] { return own }
    var (before, after): (Int?, Int?)
    for other in row.indices where row[other] != nil {
      if other < position { before = other } else if after == nil { after = other }
    }
    if let before, let after, method == .linear || method == .linearConstant {
      let (a, b) = (Self.times[before], Self.times[after])
      let (y, z) = (row[before] ?? 0, row[after] ?? 0)
      return (y * (b - Self.times[position]) + z * (Self.times[position] - a)) / (b - a)
    }
    if let before, method != .linear { return row[before] }
    if let after, method == .constant || method == .linearConstant { return row[after] }
    return nil
  }

  @Test(arguments: FillPeriods.Method.allCases)
  func agreesWithTheSlowRuleOnEveryPatternOfAbsence(method: FillPeriods.Method) throws {
    let values: [Double] = [3, 14, -15, 92, 6]
    let rows: [[Double?]] = (0..<32).map { pattern in
      values.indices.map { pattern & (1 << $0) == 0 ? nil : values[$0] }
    }
    for position in values.indices {
      let found = try filled(method, series(rows), at: position)
      for (row, value) in zip(rows, found) {
        let expected = slow(method, row, position)
        #expect((value == nil) == (expected == nil))
        #expect(abs((value ?? 0) - (expected ?? 0)) < 1e-12)
        if row[position] != nil { #expect(value == row[position]) }
      }
    }
  }

  @Test func leavesWhatIsNotApplicable() throws {
    var absent = dataset(["v": [nil]])
    absent = Dataset(
      units: absent.units, columns: ["v": Column(absent: .notApplicable, count: 1)])
    let series = PeriodSeries([("2019", dataset(["v": [1]])), ("2020", absent)])
    #expect(try filled(.latest, series, at: 1) == [nil])
  }

  @Test func aLineNeedsPeriodsThatAreNumbers() throws {
    let named = series([[1, nil, 3]], named: ["a", "b", "c"])
    #expect(
      rules { try filled(.linear, named, at: 1) } == ["imputation.periods-not-numbers"])
    #expect(try filled(.latest, named, at: 1) == [1])
  }

  @Test func standsFirstOnAColumnOfThisPeriod() throws {
    let fill = Step(.fillPeriods(FillPeriods(.latest)))
    let round = Step(.round(Round(digits: 0)))
    let wrong = [
      NodeDefinition(code: "node", source: .column("v"), then: [round, fill]),
      NodeDefinition(code: "node", source: .column("v"), back: 1, then: [fill]),
      NodeDefinition(code: "node", source: .constant(1), then: [fill]),
    ]
    for node in wrong {
      #expect(
        rules { try Graph(compiling: Methodology(nodes: [node])) }
          == ["imputation.periods-place"])
    }
  }
}
