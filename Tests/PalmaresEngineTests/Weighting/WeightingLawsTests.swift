import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// What every method of weighting keeps, whatever its formula.
@Suite struct WeightingLawsTests {
  /// Positive, of different scales, correlated, with a few holes.
  private static let children: [[Double?]] = {
    var generator = SplitMix(seed: 23)
    let common = (0..<60).map { _ in Double.random(in: 1...100, using: &generator) }
    return (0..<4).map { child in
      common.map { shared -> Double? in
        if Int.random(in: 0..<15, using: &generator) == 0 { return nil }
        let own = Double.random(in: 1...160, using: &generator)
        return (shared + own) * [1, 3, 0.5, 10][child]
      }
    }
  }()
  private static let order = [2, 0, 3, 1]

  private func weights(
    _ method: WeightingMethod, _ children: [[Double?]] = Self.children
  ) throws -> [Double] {
    try fitted(method, children).weights
  }

  @Test(arguments: WeightingMethod.allCases)
  func isNeverNegativeAndSumsToOne(method: WeightingMethod) throws {
    let weights = try weights(method)
    #expect(weights.count == 4)
    #expect(weights.allSatisfy { $0 >= 0 })
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
  }

  @Test(arguments: WeightingMethod.allCases)
  func doesNotDependOnTheOrderOfInstitutions(method: WeightingMethod) throws {
    var generator = SplitMix(seed: 3)
    let order = Array(0..<60).shuffled(using: &generator)
    let shuffled = try weights(method, Self.children.map { child in order.map { child[$0] } })
    #expect(try shuffled == weights(method))
  }

  @Test(arguments: WeightingMethod.allCases)
  func followsTheOrderOfChildren(method: WeightingMethod) throws {
    let straight = try weights(method)
    let turned = try weights(method, Self.order.map { Self.children[$0] })
    for (place, child) in Self.order.enumerated() {
      #expect(abs(turned[place] - straight[child]) < 1e-12)
    }
  }

  @Test(arguments: WeightingMethod.allCases)
  func ignoresAScaleThatAllChildrenShare(method: WeightingMethod) throws {
    let scaled = try weights(method, Self.children.map { $0.map { $0.map { $0 * 7 } } })
    for (a, b) in zip(scaled, try weights(method)) { #expect(abs(a - b) < 1e-12) }
  }

  @Test(
    arguments: [.variance, .entropy, .critic, .merec, .gini, .angle, .pca] as [WeightingMethod])
  func ignoresTheScaleOfEachChild(method: WeightingMethod) throws {
    let scaled = Self.children.enumerated().map { child, values in
      values.map { $0.map { $0 * [0.01, 5, 1000, 2][child] } }
    }
    for (a, b) in zip(try weights(method, scaled), try weights(method)) {
      #expect(abs(a - b) < 1e-11)
    }
  }

  @Test(arguments: [.standardDeviation, .variance, .critic, .pca, .balance] as [WeightingMethod])
  func ignoresWhereEachChildStarts(method: WeightingMethod) throws {
    let moved = Self.children.enumerated().map { child, values in
      values.map { $0.map { $0 + [50, 200, 10, 7][child] } }
    }
    for (a, b) in zip(try weights(method, moved), try weights(method)) {
      #expect(abs(a - b) < 1e-11)
    }
  }

  @Test func balanceGivesTheSameOrderWhateverTheScaleOfAChild() throws {
    let scaled = [Self.children[0].map { $0.map { $0 * 50 } }] + Self.children.dropFirst()
    let (before, after) = (try weights(.balance), try weights(.balance, scaled))
    #expect(abs(after[0] * 50 / after[1] - before[0] / before[1]) < 1e-10)
    #expect(abs(after[2] / after[1] - before[2] / before[1]) < 1e-10)
  }

  @Test(arguments: WeightingMethod.allCases)
  func leavesOutWhoLacksAChild(method: WeightingMethod) throws {
    let whole = (0..<60).filter { unit in Self.children.allSatisfy { $0[unit] != nil } }
    let complete = Self.children.map { child in whole.map { child[$0] } }
    #expect(whole.count < 60)
    #expect(try weights(method, complete) == weights(method))
    let weighting = try fitted(method, Self.children).weighting
    #expect(weighting.institutions == whole.count)
    #expect(weighting.leftOut == 60 - whole.count)
  }

  @Test(arguments: WeightingMethod.allCases)
  func refusesAChildThatIsTheSameForEveryone(method: WeightingMethod) {
    #expect(
      rules(brokenBy: {
        try fitted(method, [[1, 2, 3, 4, 5], [7, 7, 7, 7, 7], [2, 5, 1, 4, 9]])
      }) == [
        "weighting.constant-child"
      ])
  }

  @Test(arguments: WeightingMethod.allCases)
  func refusesASingleInstitution(method: WeightingMethod) {
    #expect(
      rules(brokenBy: { try fitted(method, [[1], [2]]) }) == ["weighting.too-few-institutions"])
  }
}
