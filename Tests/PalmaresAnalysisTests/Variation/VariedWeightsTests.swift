import PalmaresAnalysis
import PalmaresCore
import PalmaresTestSupport
import Testing

@Suite struct VariedWeightsTests {
  private let nominal = [22.0, 26, 26, 26]
  private let laws: [VariedWeights.Law] = [
    .box(share: 0.25), .sumBox(share: 0.25), .sumBox(share: 1), .dirichlet(concentration: 50),
    .dirichlet(concentration: 0.01), .dirichlet(concentration: 1_000_000),
  ]

  private func draws(_ law: VariedWeights.Law, _ count: Int = 200) -> [[Double]] {
    let weights = VariedWeights(of: "overall", nominal: nominal, law)
    let random = CounterRandom(seed: 7)
    let points =
      [[0, 0, 0, 0], [1 - 0x1p-53, 1 - 0x1p-53, 1 - 0x1p-53, 1 - 0x1p-53]]
      + (0..<count).map { random.uniforms(draw: $0, count: 4) }
    return points.map { weights.values(at: $0[...]) }
  }

  @Test func neverGivesANegativeWeightNorNoWeightAtAll() {
    for law in laws {
      for weights in draws(law) {
        #expect(weights.allSatisfy { $0.isFinite && $0 >= 0 }, "\(law)")
        #expect(weights.reduce(0, +) > 0, "\(law)")
      }
    }
  }

  @Test func keepsTheSumWhereItSaysSo() {
    for law in laws {
      if case .box = law { continue }
      for weights in draws(law) { #expect(abs(weights.reduce(0, +) - 100) < 1e-9, "\(law)") }
    }
  }

  /// The free box of the studies: the sum moves, and each weight reaches its own ends.
  @Test func letsTheSumOfAFreeBoxMove() {
    let free = draws(.box(share: 0.25))
    #expect(free[0] == nominal.map { $0 * 0.75 })
    #expect(free.contains { abs($0.reduce(0, +) - 100) > 5 })
  }

  @Test func staysWithinTheBox() {
    for law in [VariedWeights.Law.box(share: 0.25), .sumBox(share: 0.25)] {
      for weights in draws(law) {
        for (weight, nominal) in zip(weights, nominal) {
          #expect(abs(weight / nominal - 1) <= 0.25 + 1e-12, "\(law)")
        }
      }
    }
  }

  /// The order of children decides nothing: COINr's `sample_2_para` and ours differ here.
  @Test func drawsTheSameForChildrenInAnotherOrder() {
    let random = CounterRandom(seed: 3)
    for draw in 0..<50 {
      let point = random.uniforms(draw: draw, count: 4)
      for law in laws {
        let there = VariedWeights(of: "n", nominal: nominal, law).values(at: point[...])
        let back = VariedWeights(of: "n", nominal: nominal.reversed(), law)
          .values(at: Array(point.reversed())[...])
        for (a, b) in zip(there, back.reversed()) { #expect(abs(a - b) <= 1e-9 * max(1, a)) }
      }
    }
  }

  /// `get_noisy_weights` of COINr has no Dirichlet; the moments are those of the textbook: p and
  /// p (1 − p) / (c + 1).
  @Test(arguments: [2.0, 50])
  func hasTheMomentsOfADirichlet(concentration: Double) {
    let count = 20_000
    let weights = VariedWeights(
      of: "n", nominal: [1, 3, 6], .dirichlet(concentration: concentration))
    let random = CounterRandom(seed: 11)
    let shares = (0..<count).map { draw in
      weights.values(at: random.uniforms(draw: draw, count: 3)[...]).map { $0 / 10 }
    }
    for (child, p) in [0.1, 0.3, 0.6].enumerated() {
      let values = shares.map { $0[child] }
      let mean = values.reduce(0, +) / Double(count)
      let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(count)
      let exact = p * (1 - p) / (concentration + 1)
      #expect(abs(mean - p) < 5 * (exact / Double(count)).squareRoot())
      #expect(abs(variance / exact - 1) < 0.08)
    }
  }

  /// COINr draws sets of weights with replacement: 1,000 runs used 634 of them.
  @Test func neverDrawsTheSameWeightsTwice() {
    let sets = Set(draws(.box(share: 0.25), 1000))
    #expect(sets.count == 1002)
  }

  @Test func leavesAWeightOfZeroAtZero() {
    for law in laws {
      let weights = VariedWeights(of: "n", nominal: [1, 0, 2], law)
      #expect(weights.values(at: [0.1, 0.9, 0.4])[1] == 0, "\(law)")
    }
  }
}
