import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

struct CombinationCase: Sendable, CustomTestStringConvertible {
  var name: String
  var rule: CombinationRule
  /// The result lies between the least and the greatest child.
  var isMean: Bool
  /// Only the ratios of weights count.
  var dividesByWeights: Bool
  /// More of a child never gives less.
  var rises = true

  var testDescription: String { name }
}

private let combinationCases: [CombinationCase] = [
  CombinationCase(
    name: "arithmetic mean", rule: .mean(power: 1, zeros: .refuse), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "geometric mean", rule: .mean(power: 0, zeros: .refuse), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "harmonic mean", rule: .mean(power: -1, zeros: .refuse), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "mean of power 1/2", rule: .mean(power: 0.5, zeros: .refuse), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "mean of power 3", rule: .mean(power: 3, zeros: .giveZero), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "best two of four", rule: .ordered(weights: [2, 1], from: .high), isMean: true,
    dividesByWeights: true),
  CombinationCase(
    name: "lowest", rule: .ordered(weights: [1], from: .low), isMean: true,
    dividesByWeights: true),
  CombinationCase(name: "sum", rule: .sum, isMean: false, dividesByWeights: false),
  CombinationCase(name: "product", rule: .product, isMean: false, dividesByWeights: false),
  CombinationCase(name: "share", rule: .share, isMean: false, dividesByWeights: true),
  CombinationCase(
    name: "median", rule: .quantile(at: 0.5), isMean: true, dividesByWeights: true),
  CombinationCase(
    name: "upper quantile", rule: .quantile(at: 0.8), isMean: true, dividesByWeights: true),
  CombinationCase(
    name: "spread of all", rule: .spread(divideBy: .number), isMean: false,
    dividesByWeights: true, rises: false),
  CombinationCase(
    name: "spread of a sample", rule: .spread(divideBy: .numberLessOne), isMean: false,
    dividesByWeights: true, rises: false),
  CombinationCase(
    name: "Copeland", rule: .copeland(over: nil), isMean: false, dividesByWeights: true),
]

@Suite struct CombinationLawsTests {
  /// The same weight for all where a rule counts each child once.
  private func weights(for rule: CombinationRule) -> [Double] {
    switch rule {
    case .quantile, .spread: [1, 1, 1, 1]
    default: [3, 1, 2, 0.5]
    }
  }

  private let children: [[Double?]] = {
    var generator = SplitMix(seed: 11)
    return (0..<4).map { _ in
      (0..<50).map { _ in
        Int.random(in: 0..<10, using: &generator) == 0
          ? nil : Double.random(in: 0.1...100, using: &generator)
      }
    }
  }()

  private func values(
    _ example: CombinationCase, _ children: [[Double?]]? = nil, weights: [Double]? = nil,
    needs: Needs = .count(2)
  ) throws -> [Double?] {
    try combined(
      example.rule, children ?? self.children, weights: weights ?? self.weights(for: example.rule),
      needs: needs
    ).numbers
  }

  @Test func everyKindOfCombinationIsInTheList() {
    let kinds = Set(combinationCases.map { String("\($0.rule)".prefix { $0 != "(" }) })
    #expect(
      kinds == [
        "mean", "sum", "product", "ordered", "share", "quantile", "spread", "copeland",
      ])
  }

  @Test(arguments: combinationCases)
  func staysBetweenTheLeastAndTheGreatestChild(example: CombinationCase) throws {
    guard example.isMean else { return }
    for (unit, value) in try values(example).enumerated() {
      let known = children.compactMap { $0[unit] }
      guard let value, let least = known.min(), let greatest = known.max() else { continue }
      #expect(value >= least - 1e-12 * greatest && value <= greatest * (1 + 1e-12))
    }
  }

  @Test(arguments: combinationCases)
  func ignoresTheScaleOfWeightsWhereItDividesByThem(example: CombinationCase) throws {
    guard example.dividesByWeights else { return }
    let (once, tenfold) = (
      try values(example),
      try values(example, weights: weights(for: example.rule).map { $0 * 8 })
    )
    for (a, b) in zip(once, tenfold) {
      switch (a, b) {
      case (let a?, let b?): #expect(abs(a - b) <= 1e-12 * abs(a))
      default: #expect(a == nil && b == nil)
      }
    }
  }

  @Test(arguments: combinationCases)
  func risesWithEveryChild(example: CombinationCase) throws {
    guard example.rule != .share, example.rises else { return }
    let before = try values(example)
    for child in children.indices {
      var raised = children
      raised[child] = raised[child].map { $0.map { $0 + 5 } }
      for (old, new) in zip(before, try values(example, raised)) {
        guard let old, let new else { continue }
        #expect(new >= old - 1e-12 * abs(old))
      }
    }
  }

  @Test(arguments: combinationCases)
  func doesNotDependOnTheOrderOfInstitutions(example: CombinationCase) throws {
    var generator = SplitMix(seed: 5)
    let order = Array(0..<50).shuffled(using: &generator)
    let straight = try values(example)
    let shuffled = try values(example, children.map { child in order.map { child[$0] } })
    #expect(shuffled == order.map { straight[$0] })
  }

  @Test(arguments: combinationCases)
  func givesEqualInstitutionsEqualScores(example: CombinationCase) throws {
    let doubled = children.map { $0 + $0 }
    let results = try values(example, doubled)
    #expect(Array(results.prefix(50)) == Array(results.suffix(50)))
  }

  @Test(arguments: combinationCases)
  func hasNoValueWithoutEnoughChildren(example: CombinationCase) throws {
    guard example.rule != .share else { return }
    let results = try values(example, needs: .all)
    for (unit, value) in results.enumerated() {
      #expect((value != nil) == children.allSatisfy { $0[unit] != nil })
    }
  }
}
