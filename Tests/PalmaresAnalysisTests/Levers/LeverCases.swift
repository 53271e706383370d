import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// A small invented methodology with figures, and levers of its first institution.
struct LeverCase: Sendable, CustomTestStringConvertible {
  enum Shape: String, CaseIterable, Sendable {
    case mean, best, cut, minMax, geometric, twoLevels, low, zScore, roundedMean, missing
  }

  var shape: Shape
  var number: Int
  var testDescription: String { "\(shape.rawValue) \(number)" }

  static let all = Shape.allCases.flatMap { shape in
    (0..<12).map { LeverCase(shape: shape, number: $0) }
  }

  private static let names = ["p", "q", "r", "s"]

  func model() throws -> LeverModel {
    var random = SplitMix(
      seed: UInt64(number) &* 977
        &+ UInt64(shape.rawValue.utf8.reduce(0) { Int($0) * 31 + Int($1) }))
    let columns = Dictionary(
      uniqueKeysWithValues: Self.names.map { name in
        (
          name,
          (0..<7).map { unit -> Double? in
            shape == .missing && unit > 0 && Int.random(in: 0..<4, using: &random) == 0
              ? nil : Double(Int.random(in: 1...20, using: &random))
          }
        )
      })
    let weights = Self.names.map { _ in Double(Int.random(in: 1...5, using: &random)) }
    let levers = Self.names.map { name -> Lever in
      let value = columns[name]?[0] ?? 0
      let count = Int.random(in: 1...3, using: &random)
      let step = Double(Int.random(in: 1...4, using: &random))
      let cost = Double(Int.random(in: 1...9, using: &random))
      let sign = shape == .low ? -1.0 : 1.0
      return Lever(
        column: name, value: value,
        options: (1...count).map {
          Lever.Option(value: value + sign * step * Double($0), cost: cost * Double($0))
        })
    }
    let base = try Graph(compiling: methodology(weights)).evaluated(on: dataset(columns))
    return LeverModel(base, unit: 0, levers: levers)
  }

  private func methodology(_ weights: [Double]) throws -> Methodology {
    let minMax = Step(.scale(Scale(from: (try .parsed("min"), try .parsed("max")), to: (0, 100))))
    let zScore = Step(
      .scale(Scale(from: (try .parsed("mean"), try .parsed("mean + sd")), to: (0, 1))))
    let cut = Step(
      .cut(
        Cut(
          test: .atLeast, limits: [18, 12, 6].map { .number(Expression($0)) },
          to: [.number(10), .number(6), .number(1), .number(0)])))
    let steps: [Step] =
      switch shape {
      case .cut: [cut]
      case .minMax, .missing, .twoLevels, .best: [minMax]
      case .zScore: [zScore]
      default: []
      }
    let leaves = Self.names.map {
      NodeDefinition(code: "node_\($0)", source: .column($0), then: steps)
    }
    func combined(_ rule: CombinationRule, _ names: [String], _ weights: [Double]) -> NodeSource {
      .combination(
        Combination(
          rule: rule,
          children: zip(names, weights).map {
            Child(node: NodeReference($0), weight: Expression($1))
          }, needs: shape == .missing ? .count(1) : .all))
    }
    let codes = leaves.map(\.code)
    var middle: [NodeDefinition] = []
    let score: NodeDefinition
    let mean = CombinationRule.mean(power: 1, zeros: .refuse)
    switch shape {
    case .best:
      score = NodeDefinition(
        code: "score", source: combined(.ordered(weights: [2, 1], from: .high), codes, weights))
    case .geometric:
      score = NodeDefinition(
        code: "score", source: combined(.mean(power: 0, zeros: .refuse), codes, weights))
    case .twoLevels:
      middle = [
        NodeDefinition(
          code: "a", source: combined(mean, Array(codes[..<2]), weights), then: [minMax]),
        NodeDefinition(
          code: "b",
          source: combined(.ordered(weights: [1], from: .high), Array(codes[2...]), weights)),
      ]
      score = NodeDefinition(code: "score", source: combined(.sum, ["a", "b"], [0.6, 0.4]))
    case .roundedMean:
      score = NodeDefinition(
        code: "score", source: combined(mean, codes, weights),
        then: [Step(.round(Round(digits: 0)))])
    default:
      score = NodeDefinition(code: "score", source: combined(mean, codes, weights))
    }
    let rank = NodeDefinition(
      code: "rank", source: .node(NodeReference("score")),
      then: [Step(.rank(Rank(first: shape == .low ? .low : .high, ties: .min)))])
    return Methodology(
      nodes: leaves + middle + [score, rank],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
  }
}

extension LeverModel {
  /// Every choice that the levers leave, evaluated from the beginning.
  func everyStanding() throws -> [(choice: LeverChoice, standing: LeverStanding)] {
    var choices: [LeverChoice] = [[:]]
    for (number, lever) in levers.enumerated() {
      choices += choices.flatMap { choice in
        lever.options.indices.map { choice.merging([number: $0]) { $1 } }
      }
    }
    let graph = base.graph
    return try choices.map { choice in
      let evaluation = try graph.evaluated(
        on: base.dataset.replacing(change(values(of: choice)).columns))
      return (
        choice,
        LeverStanding(
          score: evaluation.column(NodeReference("score"))?.number(at: unit),
          rank: evaluation.column(NodeReference("rank"))?.number(at: unit))
      )
    }
  }
}
