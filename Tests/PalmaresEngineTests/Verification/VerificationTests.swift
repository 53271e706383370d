import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct VerificationTests {
  /// Compares one computed value with one published figure.
  private func agrees(
    _ ours: Double?, _ figure: PublishedFigure, _ rule: PublishedTable.Rule,
    between bounds: (Double, Double)? = nil
  ) throws -> Bool {
    let evaluation = try Graph(
      compiling: Methodology(
        nodes: ["v", "low", "high"].map {
          NodeDefinition(code: "n_\($0)", source: .column($0))
        })
    ).evaluated(
      on: dataset(["v": [ours], "low": [bounds?.0 ?? 0], "high": [bounds?.1 ?? 0]]),
      targets: ["n_v", "n_low", "n_high"].map { NodeReference($0) })
    let comparison = PublishedTable.Comparison(
      node: NodeReference("n_v"), heading: "v", rule: rule,
      between: bounds.map { _ in (NodeReference("n_low"), NodeReference("n_high")) },
      figures: [figure])
    let report = VerificationReport(
      of: PublishedTable(
        title: LocalizedText("t"), file: "f.csv", identifiers: ["A"], lines: [2],
        comparisons: [comparison]), against: evaluation)
    #expect(report.comparisons[0].compared + report.comparisons[0].absent == 1)
    return !report.hasDifferences
  }

  @Test(arguments: [
    (0.97249, 0.972, true), (0.9725, 0.973, true), (0.9725, 0.972, false), (0.973, 0.972, false),
  ])
  func roundsHalfUpToThePublishedDecimals(ours: Double, published: Double, expected: Bool) throws {
    #expect(try agrees(ours, .number(published, decimals: 3), .decimals(3)) == expected)
  }

  @Test func comparesWithinATolerance() throws {
    #expect(try agrees(1.0000000005, .number(1, decimals: 0), .within(1e-9)))
    #expect(try !agrees(1.00000001, .number(1, decimals: 0), .within(1e-9)))
    #expect(try agrees(1e9 + 0.5, .number(1e9, decimals: 0), .relative(1e-9)))
    #expect(try !agrees(1e9 + 2, .number(1e9, decimals: 0), .relative(1e-9)))
  }

  @Test func wantsAnAbsenceOnBothSides() throws {
    #expect(try agrees(nil, .absent, .exact))
    #expect(try !agrees(1, .absent, .exact))
    #expect(try !agrees(nil, .number(1, decimals: 0), .exact))
  }

  @Test(arguments: [
    (PublishedFigure.range(low: 201, high: 250, decimals: 0), 201.0, true),
    (.range(low: 201, high: 250, decimals: 0), 251, false),
    (.range(low: 1501, high: nil, decimals: 0), 9999, true),
    (.range(low: nil, high: 100, decimals: 0), 101, false),
    (.range(low: 77.5, high: 85.2, decimals: 1), 85.24, true),
    (.range(low: 77.5, high: 85.2, decimals: 1), 85.25, false),
    (.shared(4), 4, true), (.shared(4), 5, false),
    (.number(95, decimals: 1), 94.95, true), (.number(95, decimals: 1), 94.94, false),
  ])
  func readsWhatWasPrinted(figure: PublishedFigure, ours: Double, expected: Bool) throws {
    #expect(try agrees(ours, figure, .printed) == expected)
  }

  /// 95.2 was printed: anything from 95.15 to 95.25. Inputs allow what lies between the two nodes.
  @Test(arguments: [
    (95.25, 95.4, true), (95.26, 95.4, false), (95.0, 95.15, true), (95.0, 95.14, false),
  ])
  func meetsTheIntervalThatRoundedInputsAllow(low: Double, high: Double, expected: Bool) throws {
    #expect(
      try agrees(nil, .number(95.2, decimals: 1), .decimals(1), between: (low, high)) == expected)
  }

  @Test func namesRowsThatTheDatasetDoesNotHold() throws {
    let evaluation = try Graph(
      compiling: Methodology(nodes: [NodeDefinition(code: "n", source: .column("v"))])
    ).evaluated(on: dataset(["v": [1]]), targets: [NodeReference("n")])
    let report = VerificationReport(
      of: PublishedTable(
        title: LocalizedText("t"), file: "f.csv", identifiers: ["A", "Z"], lines: [2, 3],
        comparisons: [
          .init(
            node: NodeReference("n"), heading: "v", rule: .exact,
            figures: [.number(1, decimals: 0), .number(2, decimals: 0)])
        ]), against: evaluation)
    #expect(report.unknownIdentifiers == ["Z"])
    #expect(report.hasDifferences)
    #expect(report.comparisons[0].matched == 1)
  }
}
