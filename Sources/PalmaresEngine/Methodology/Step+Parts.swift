extension Step {
  /// The expressions of a step, those of the steps inside it included.
  var expressions: [Expression] {
    switch operation {
    case .scale(let scale): [scale.from.0, scale.from.1, scale.to.0, scale.to.1]
    case .clip(let clip): [clip.low, clip.high].compactMap { $0 }
    case .map(let map): [map.to] + [map.when].compactMap { $0 }
    case .cut(let cut):
      cut.limits.compactMap { limit in
        if case .number(let expression) = limit { expression } else { nil }
      }
    case .fill(let fill): [fill.with]
    case .blank(let blank): [blank.when]
    case .winsorise(let winsorise):
      [winsorise.until] + (winsorise.otherwise ?? []).flatMap(\.expressions)
    case .netFlow(let flow): NetFlow.Threshold.allCases.compactMap { flow[$0] }
    case .rank, .round, .replace, .fillPeriods: []
    }
  }

  /// The steps inside this one.
  var innerSteps: [Step] {
    if case .winsorise(let winsorise) = operation { winsorise.otherwise ?? [] } else { [] }
  }

  /// Nodes and columns that it reads by name, besides the value in hand.
  package var references: [NodeReference] {
    var all = expressions.flatMap { $0.tree.references } + [by].compactMap { $0 }
    if case .rank(let rank) = operation { all += rank.thenBy.map(\.node) }
    return all + innerSteps.flatMap { $0.by.map { [$0] } ?? [] }
  }

  /// Whether the values of a population set it.
  var isFitted: Bool {
    switch operation {
    case .rank, .winsorise, .netFlow: true
    default: expressions.contains { $0.tree.usesStatistics }
    }
  }
}

extension NodeDefinition {
  /// All steps of a node: of its edges, of `each`, of `then`, and those inside them.
  var allSteps: [Step] {
    var steps: [Step] = []
    if case .combination(let combination) = source {
      steps += combination.children.flatMap(\.each) + combination.each
    }
    steps += then
    return steps + steps.flatMap(\.innerSteps)
  }
}

extension StepOperation {
  /// The key that it is written with, `scale`.
  public var word: String {
    switch self {
    case .scale: "scale"
    case .rank: "rank"
    case .clip: "clip"
    case .round: "round"
    case .map: "map"
    case .cut: "cut"
    case .fill: "fill"
    case .fillPeriods: "fill_periods"
    case .blank: "blank"
    case .replace: "replace"
    case .winsorise: "winsorise"
    case .netFlow: "net_flow"
    }
  }
}
