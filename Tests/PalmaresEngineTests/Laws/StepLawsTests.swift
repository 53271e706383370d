import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// A kind of step with what it promises, for the laws that all steps keep.
struct StepCase: Sendable, CustomTestStringConvertible {
  enum Order: Sendable { case keeps, reverses, any }

  var name: String
  var steps: [Step]
  var order: Order
  var bounds: ClosedRange<Double>?
  /// Missing values come out with a value: the step fills.
  var fills = false

  var testDescription: String { name }
}

private func expression(_ text: String) -> Expression {
  (try? Expression(parsing: text)) ?? 0
}

private func scale(
  _ from: (String, String), _ to: (Expression, Expression) = (0, 100)
) -> Step {
  Step(.scale(Scale(from: (expression(from.0), expression(from.1)), to: to)))
}

private func map(_ text: String) -> Step { Step(.map(Map(to: expression(text)))) }

private let stepCases: [StepCase] =
  [
    StepCase(
      name: "min–max", steps: [scale(("min", "max"))], order: .keeps, bounds: 0...100),
    StepCase(
      name: "min–max, lower is better", steps: [map("-x"), scale(("min", "max"))],
      order: .reverses, bounds: 0...100),
    StepCase(name: "z-score", steps: [scale(("mean", "mean + sd"), (0, 1))], order: .keeps),
    StepCase(name: "fraction of best", steps: [scale(("0", "max"))], order: .keeps),
    StepCase(
      name: "goalposts", steps: [scale(("20", "60"), (0, 1)), Step(.clip(Clip(low: 0, high: 1)))],
      order: .keeps, bounds: 0...1),
    StepCase(
      name: "trimmed",
      steps: [
        Step(.clip(Clip(low: expression("quantile(.05)"), high: expression("quantile(.95)"))))
      ], order: .keeps),
    StepCase(name: "rounded", steps: [Step(.round(Round(digits: 0)))], order: .keeps),
    StepCase(name: "logarithm", steps: [map("log(x)")], order: .keeps),
    StepCase(
      name: "points",
      steps: [
        Step(
          .cut(
            Cut(
              test: .atLeast, limits: [.number(60), .number(30)],
              to: [.number(3), .number(2), .number(1)])))
      ], order: .keeps, bounds: 1...3),
    StepCase(
      name: "winsorised",
      steps: [
        Step(.winsorise(Winsorise(until: expression("abs(skew) < .2"), atMost: 100)))
      ], order: .keeps),
    StepCase(
      name: "filled with the mean", steps: [Step(.fill(Fill(with: expression("mean"))))],
      order: .keeps, fills: true),
    StepCase(
      name: "replaced", steps: [Step(.replace(Replace(pairs: [.init(value: 7, by: 7.5)])))],
      order: .any),
    StepCase(
      name: "blanked", steps: [Step(.blank(Blank(when: expression("x > 90"))))], order: .any),
  ]
  + Rank.Ties.allCases.map { ties in
    StepCase(
      name: "rank, ties \(ties)", steps: [Step(.rank(Rank(first: .high, ties: ties)))],
      order: .reverses, bounds: 1...60)
  }
  + Rank.Ties.allCases.map { ties in
    StepCase(
      name: "percentile rank, ties \(ties)",
      steps: [Step(.rank(Rank(first: .low, ties: ties))), scale(("1", "n"), (0, 1))],
      order: .keeps)
  }
  + NetFlow.Preference.allCases.map { preference in
    StepCase(
      name: "net flow, \(preference)",
      steps: [
        Step(
          .netFlow(
            NetFlow(
              preference: preference, indifference: 5, strict: expression("1.5 * sd"),
              inflection: expression("sd"))))
      ], order: .keeps, bounds: -1...1)
  }

@Suite struct StepLawsTests {
  /// Whole numbers 1…99 with ties and gaps: sixty institutions, two of them without a value.
  private let values: [Double?] = {
    var generator = SplitMix(seed: 42)
    var values = (0..<60).map { _ -> Double? in Double(Int.random(in: 1...99, using: &generator)) }
    values[7] = nil
    values[33] = nil
    return values
  }()

  @Test func everyKindOfStepIsInTheList() {
    let kinds = Set(
      stepCases.flatMap { $0.steps.map { String("\($0.operation)".prefix { $0 != "(" }) } })
    #expect(
      kinds == [
        "scale", "rank", "clip", "round", "map", "cut", "fill", "blank", "replace", "winsorise",
        "netFlow",
      ])
  }

  @Test(arguments: stepCases)
  func keepsOrReversesOrderAsDeclared(example: StepCase) throws {
    guard example.order != .any else { return }
    let results = try applied(example.steps, to: values).numbers
    for a in values.indices {
      for b in values.indices {
        guard let x = values[a], let y = values[b], x < y, let fx = results[a], let fy = results[b]
        else { continue }
        #expect(example.order == .keeps ? fx <= fy : fx >= fy)
      }
    }
  }

  @Test(arguments: stepCases)
  func givesEqualInstitutionsEqualValues(example: StepCase) throws {
    if example.name.contains("ties order") { return }
    let results = try applied(example.steps, to: values).numbers
    for a in values.indices {
      for b in values.indices where values[a] != nil && values[a] == values[b] {
        #expect(results[a] == results[b])
      }
    }
  }

  @Test(arguments: stepCases)
  func doesNotDependOnTheOrderOfInstitutions(example: StepCase) throws {
    if example.name.contains("ties order") { return }
    var generator = SplitMix(seed: 1)
    let order = Array(values.indices).shuffled(using: &generator)
    let straight = try applied(example.steps, to: values).numbers
    let shuffled = try applied(example.steps, to: order.map { values[$0] }).numbers
    #expect(shuffled == order.map { straight[$0] })
  }

  @Test(arguments: stepCases)
  func leavesMissingValuesMissingUnlessItFills(example: StepCase) throws {
    let results = try applied(example.steps, to: values).numbers
    for unit in values.indices where values[unit] == nil {
      #expect((results[unit] != nil) == example.fills)
    }
  }

  @Test(arguments: stepCases)
  func staysInItsBounds(example: StepCase) throws {
    guard let bounds = example.bounds else { return }
    for result in try applied(example.steps, to: values).numbers.compactMap({ $0 }) {
      #expect(bounds.contains(result))
    }
  }

  /// What is fitted on some doesn't change when the values of the others do.
  @Test(arguments: stepCases)
  func isFittedOnItsPopulationOnly(example: StepCase) throws {
    let members = values.indices.map { $0 % 3 == 0 ? 0.0 : 1.0 }
    var others = values
    for unit in values.indices where members[unit] == 0 {
      others[unit] = values[unit].map { 100 - $0 }
    }
    let population = PopulationDefinition(name: "members", condition: expression("member == 1"))
    func results(_ values: [Double?]) throws -> [Double?] {
      try applied(
        example.steps, to: values, beside: ["member": members], populations: [population],
        fit: .named("members")
      ).numbers
    }
    let (first, second) = (try results(values), try results(others))
    for unit in values.indices where members[unit] == 1 { #expect(first[unit] == second[unit]) }
  }
}
