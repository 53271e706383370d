import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct TraceTests {
  private let columns: [String: [Double?]] = [
    "a": [3.7, 81.25, 12], "b": [0.1, 33.3, nil], "c": [7, 2.5, 19],
  ]

  private func evaluation(_ combination: Combination) throws -> Evaluation {
    let node = NodeDefinition(
      code: "score", source: .combination(combination),
      then: [Step(.round(Round(digits: 1)), stage: "rounded")])
    return try Graph(compiling: Methodology(nodes: [node])).evaluated(
      on: dataset(columns), targets: [NodeReference("score")], keepingSteps: true)
  }

  private func combination(_ rule: CombinationRule) -> Combination {
    Combination(
      rule: rule,
      children: [("a", 0.7), ("b", 0.1), ("c", 1.9)].map {
        Child(node: NodeReference($0.0), weight: Expression($0.1))
      }, needs: .count(2))
  }

  private static let rules: [CombinationRule] = [
    .mean(power: 1, zeros: .refuse), .mean(power: 0, zeros: .refuse),
    .mean(power: -1, zeros: .refuse), .mean(power: 3, zeros: .refuse), .sum, .product,
    .ordered(weights: [0.3, 0.6], from: .high), .share,
  ]

  /// Adding the printed terms in order, on paper, gives the value before the steps.
  @Test(arguments: rules, 0..<3)
  func addsUp(rule: CombinationRule, unit: Int) throws {
    let evaluation = try evaluation(combination(rule))
    let trace = try #require(Trace(of: NodeReference("score"), at: unit, in: evaluation))
    guard case .combination(let sum) = trace.source else {
      Issue.record("The trace of a combination says something else")
      return
    }
    let terms = sum.children.compactMap(\.term)
    let value = try #require(trace.sourceValue.number)
    let total = rule == .product ? terms.reduce(1, *) : terms.reduce(0, +)
    let mean = sum.divisor.map { total / $0 } ?? total
    let expected: Double =
      switch rule {
      case .mean(0, _): exponential(mean)
      case .mean(-1, _): 1 / mean
      case .mean(3, _): cubeRoot(mean)
      default: mean
      }
    #expect(abs(value - expected) <= 1e-12 * abs(value))
    #expect(sum.total.map { abs($0 - total) <= 1e-14 * abs(total) } == true)
  }

  @Test func givesContributionsThatSumToAnAdditiveScore() throws {
    let evaluation = try evaluation(combination(.mean(power: 1, zeros: .refuse)))
    let trace = try #require(Trace(of: NodeReference("score"), at: 2, in: evaluation))
    guard case .combination(let sum) = trace.source else { return }
    let contributions = sum.children.compactMap(\.contribution)
    #expect(contributions.count == 2)
    let value = try #require(trace.sourceValue.number)
    #expect(abs(contributions.reduce(0, +) - value) < 1e-14)
    #expect(sum.children.map(\.value.state) == [.present, .missing, .present])
  }

  @Test func followsTheStepsToTheResult() throws {
    let evaluation = try evaluation(combination(.sum))
    let trace = try #require(Trace(of: NodeReference("score"), at: 0, in: evaluation))
    #expect(trace.steps.count == 1)
    #expect(trace.steps.first?.before == trace.sourceValue)
    #expect(trace.steps.first?.after == trace.result)
    #expect(trace.inputs.map(\.code) == ["a", "b", "c"])
  }

  @Test func endsAtTheCellOfTheFile() throws {
    let origin = DatasetOrigin(
      places: ["a": .init(file: "data.csv", heading: "Waste", number: 4)],
      line: { _, unit in unit + 2 }, text: { _, _ in "3,70" })
    let dataset = Dataset(
      units: StatisticalUnits(identifiers: ["X"]), columns: ["a": Column([3.7])], origin: origin)
    let evaluation = try Graph(
      compiling: Methodology(nodes: [NodeDefinition(code: "n", source: .column("a"))])
    ).evaluated(on: dataset, targets: [NodeReference("n")], keepingSteps: true)
    let trace = try #require(Trace(of: NodeReference("n"), at: 0, in: evaluation))
    guard case .cell(let column, let location, let text) = trace.source else {
      Issue.record("The source is a cell")
      return
    }
    #expect(column == "a" && text == "3,70")
    #expect(location?.file == "data.csv" && location?.line == 2)
  }

  @Test func showsTheNumbersThatTheDataDecided() throws {
    let scale = Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))
    let node = NodeDefinition(code: "n", source: .column("a"), then: [Step(.scale(scale))])
    let evaluation = try Graph(compiling: Methodology(nodes: [node])).evaluated(
      on: dataset(columns), targets: [NodeReference("n")], keepingSteps: true)
    let trace = try #require(Trace(of: NodeReference("n"), at: 1, in: evaluation))
    #expect(trace.steps.first?.facts.map(\.number) == [3.7, 81.25, 0, 100])
    #expect(trace.steps.first?.facts.first?.expression == "min")
  }
}

/// eˣ by its series, so that the trace isn't checked with the function that made it.
private func exponential(_ x: Double) -> Double {
  let halvings = 10
  let y = x / Double(1 << halvings)
  var (term, sum) = (1.0, 1.0)
  for k in 1..<30 {
    term *= y / Double(k)
    sum += term
  }
  return (0..<halvings).reduce(sum) { square, _ in square * square }
}

/// ∛x by Newton's iteration.
private func cubeRoot(_ x: Double) -> Double {
  (0..<100).reduce(x) { root, _ in root - (root * root * root - x) / (3 * root * root) }
}
