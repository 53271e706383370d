import PalmaresEngine
import PalmaresTestSupport

/// A random composite of three levels on random figures: any rule of combination and any step, holes
/// in the figures, groups of scales.
struct RandomComposite {
  let evaluation: Evaluation
  let units: Int
  static let score = NodeReference("score")

  /// - Parameter isAdditive: only means of power 1, sums, positions and straight lines above the
  ///   indicators.
  init(seed: UInt64, isAdditive: Bool) throws {
    var random = SplitMix(seed: seed)
    let units = Int.random(in: 2...12, using: &random)
    let holes = Bool.random(using: &random)
    var columns: [String: [Double?]] = [:]
    var nodes: [NodeDefinition] = []
    for index in 0..<9 {
      columns["c\(index)"] = (0..<units).map { _ in
        holes && Int.random(in: 0..<6, using: &random) == 0
          ? nil : Double(Int.random(in: 1...60, using: &random)) / 4
      }
      nodes.append(
        NodeDefinition(
          code: "i\(index)", source: .column("c\(index)"),
          then: Self.chain(&random, ofIndicator: true, isAdditive: false)))
    }
    for group in 0..<3 {
      nodes.append(
        Self.node(
          "g\(group)", of: (0..<3).map { "i\(group * 3 + $0)" }, &random, isAdditive: isAdditive))
    }
    nodes.append(Self.node("score", of: ["g0", "g1", "g2"], &random, isAdditive: isAdditive))
    let methodology = Methodology(
      nodes: nodes, results: ResultsDefinition(score: Self.score))
    let words = (0..<units).map { $0 % 2 == 0 ? "even" : "odd" }
    evaluation = try Graph(compiling: methodology).evaluated(
      on: dataset(columns, words: ["kind": words]), keepingSteps: true)
    self.units = units
  }

  private static func node(
    _ code: String, of children: [String], _ random: inout SplitMix, isAdditive: Bool
  ) -> NodeDefinition {
    let rules: [CombinationRule] =
      [
        .mean(power: 1, zeros: .refuse), .sum,
        .ordered(weights: [3, 2], from: Bool.random(using: &random) ? .high : .low),
      ]
      + (isAdditive
        ? []
        : [
          .mean(power: 0, zeros: .giveZero), .mean(power: -1, zeros: .giveZero),
          .mean(power: 2, zeros: .refuse), .product, .quantile(at: 0.5), .spread(divideBy: .number),
        ])
    let rule = rules.randomElement(using: &random) ?? .sum
    let countsOnce: Bool =
      switch rule {
      case .quantile, .spread, .ordered: true
      default: false
      }
    let combination = Combination(
      rule: rule,
      children: children.map { child in
        Child(
          node: NodeReference(child),
          weight: countsOnce ? 1 : Expression(Double(Int.random(in: 1...5, using: &random)) / 4),
          each: Bool.random(using: &random)
            ? [Step(.map(Map(to: expression("2 * x + 1"))))] : [])
      }, needs: .count(1))
    return NodeDefinition(
      code: code, source: .combination(combination),
      then: chain(&random, ofIndicator: false, isAdditive: isAdditive))
  }

  /// Above the indicators; values stay at or above zero, as means of other powers want.
  private static func chain(
    _ random: inout SplitMix, ofIndicator: Bool, isAdditive: Bool
  ) -> [Step] {
    let lines = [
      Step(.map(Map(to: expression("x / 3 + 0.25")))),
      Step(.scale(Scale(from: (0, 20), to: (0, 100)))),
      Step(.scale(Scale(from: (0, expression("max + 1")), to: (0, 1))), by: NodeReference("kind")),
      Step(.round(Round(digits: 2))), Step(.clip(Clip(low: 0.5, high: 40))),
    ]
    let curves = [
      Step(.map(Map(to: expression("sqrt(x)")))),
      Step(.rank(Rank(first: .low, ties: .average))),
      Step(
        .cut(
          Cut(
            test: .atLeast, limits: [.number(8), .number(2)],
            to: [.number(3), .number(2), .number(1)]))),
    ]
    let choice = isAdditive ? lines : lines + curves
    var steps = (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
      choice.randomElement(using: &random)
    }
    if ofIndicator, Int.random(in: 0..<4, using: &random) == 0 {
      steps.insert(Step(.fill(Fill(with: 5))), at: 0)
    }
    return steps
  }
}

private func expression(_ text: String) -> Expression {
  (try? Expression(parsing: text)) ?? 0
}
