import PalmaresCore

extension ExpressionTree {
  /// The expressions directly inside.
  var parts: [ExpressionTree] {
    switch self {
    case .number, .text, .truth, .current, .identifier, .name, .statistic: []
    case .negative(let part), .not(let part): [part]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right): [left, right]
    case .both(let left, let right), .either(let left, let right): [left, right]
    case .member(let item, let list): [item] + list
    case .call(_, let arguments): arguments
    }
  }

  /// Nodes, stages, parameters and columns that it reads, in order.
  var references: [NodeReference] {
    switch self {
    case .name(let reference): [reference]
    case .statistic(_, let reference, _): [reference].compactMap { $0 }
    default: parts.flatMap(\.references)
    }
  }

  /// Whether it uses a statistic of a population.
  var usesStatistics: Bool {
    if case .statistic = self { return true }
    return parts.contains { $0.usesStatistics }
  }

  /// Whether it can give a value where the value in hand has none.
  var asksForAbsence: Bool {
    switch self {
    case .call(.present, _), .call(.first, _): true
    default: parts.contains { $0.asksForAbsence }
    }
  }
}
