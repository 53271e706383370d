import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport

/// A random composite: indicators with holes and ties → groups by one rule or another → a score, with
/// steps on the way → ranks.
struct RandomIndex {
  var seed: Int
  private let random: CounterRandom

  init(seed: Int) {
    self.seed = seed
    random = CounterRandom(seed: UInt64(seed), stream: 99)
  }

  private func uniform(_ place: Int, _ index: Int) -> Double {
    random.uniform(draw: place, index: index)
  }

  private func choose<Choice>(_ place: Int, _ choices: [Choice]) -> Choice {
    choices[Int(uniform(1000 + place, 0) * Double(choices.count))]
  }

  func evaluation() throws -> (Evaluation, Variation) {
    let units = 3 + Int(uniform(0, 0) * 40)
    let groups = 3 + Int(uniform(0, 1) * 3)
    var columns: [String: [Double?]] = [:]
    var nodes: [NodeDefinition] = []
    var inputs: [VariedInput] = []
    var names: [String] = []
    func vary(_ code: String, _ weights: [Double]) {
      inputs.append(.weights(VariedWeights(of: code, nominal: weights, .box(share: 0.25))))
    }
    for group in 0..<groups {
      let size = 2 + Int(uniform(1, group) * 5)
      let children = (0..<size).map { "c\(group)_\($0)" }
      for (number, child) in children.enumerated() {
        columns[child] = (0..<units).map { value(group * 10 + number, $0) }
      }
      let weights = children.indices.map { 0.5 + uniform(2 + group, $0) }
      let rule: CombinationRule =
        choose(
          group,
          [
            .mean(power: 1, zeros: .refuse), .sum, .mean(power: 1, zeros: .refuse),
            .ordered(weights: [3, 2], from: .high), .mean(power: 0, zeros: .giveZero),
            .mean(power: -1, zeros: .giveZero), .mean(power: 2, zeros: .refuse),
          ])
      let code = "g\(group)"
      nodes.append(combination(code, rule, children, weights, steps: groupSteps(group)))
      if case .ordered(let positions, _) = rule {
        vary(code, positions)
      } else {
        vary(code, weights)
      }
      names.append(code)
    }
    let weights = names.indices.map { 1 + uniform(30, $0) }
    let last = choose(
      77,
      [
        nil, nil, Step(.round(Round(digits: 0))),
        Step(.map(Map(to: statistic("x + 2 * g0"), when: nil))),
      ])
    nodes.append(
      combination(
        "score",
        choose(88, [.mean(power: 1, zeros: .refuse), .ordered(weights: [2, 1, 1], from: .low)]),
        names, weights, steps: [last].compactMap { $0 }))
    if case .combination(let score) = nodes[nodes.count - 1].source, case .ordered = score.rule {
      vary("score", [2, 1, 1])
    } else {
      vary("score", weights)
    }
    let rank = Rank(
      first: choose(5, [.high, .low]), ties: choose(6, Rank.Ties.allCases),
      thenBy: choose(7, [[], [Rank.TieBreak(node: NodeReference("c0_0"), first: .high)]]))
    nodes.append(
      NodeDefinition(
        code: "rank", source: .node(NodeReference("score")),
        then: [Step(.rank(rank), over: choose(8, [nil, .named("some")]))]))
    let methodology = Methodology(
      nodes: nodes,
      populations: [
        PopulationDefinition(name: "some", condition: try .parsed("present(c0_0) and c0_0 > 2"))
      ], results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    let base = try Graph(compiling: methodology).evaluated(on: dataset(columns))
    return (base, Variation(inputs))
  }

  /// Whole numbers from 0 to 9, so that there are ties and zeros; one in eight is missing.
  private func value(_ column: Int, _ unit: Int) -> Double? {
    let u = uniform(100 + column, unit)
    return u < 0.125 ? nil : (uniform(500 + column, unit) * 10).rounded(.down)
  }

  private func groupSteps(_ group: Int) -> [Step] {
    let minMax = Scale(from: (min, max), to: (0, 100))
    return choose(
      40 + group,
      [
        [], [], [Step(.scale(minMax))],
        [Step(.scale(Scale(from: (0, 10), to: (0, 1)))), Step(.clip(Clip(low: 0.2, high: nil)))],
        [Step(.rank(Rank(first: .low, ties: .average)))],
        [Step(.map(Map(to: statistic("sqrt(abs(x)) + mean"), when: nil)))],
        [Step(.fill(Fill(with: statistic("median"), otherwiseMissing: true)))],
      ])
  }

  private var min: Expression { statistic("min") }
  private var max: Expression { statistic("max + 1") }

  private func statistic(_ text: String) -> Expression {
    (try? Expression(parsing: text)) ?? 0
  }

  private func combination(
    _ code: String, _ rule: CombinationRule, _ children: [String], _ weights: [Double],
    steps: [Step]
  ) -> NodeDefinition {
    NodeDefinition(
      code: code,
      source: .combination(
        Combination(
          rule: rule,
          children: zip(children, weights).map {
            Child(node: NodeReference($0), weight: Expression($1))
          }, needs: choose(60, [.count(1), .percent(50), .applicable]))), then: steps)
  }
}
