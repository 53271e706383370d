import PalmaresCore
import PalmaresEngine

extension ScoreStructure {
  /// Whether more of each part's value raises the score (1) or lowers it (−1); `nil` where it does both,
  /// or the rule doesn't say.
  func directions() -> [Int?] {
    var directions = [Direction](repeating: .unreached, count: parts.count)
    directions[parts.count - 1] = .known(1)
    for index in parts.indices.reversed() {
      guard directions[index] != .unreached else { continue }
      let part = parts[index]
      let outer = part.steps.reduce(directions[index]) { $0 * $1.direction }
      for (entry, sign) in part.source.signs {
        let inner = entry.steps.reduce(outer * Direction(sign)) { $0 * $1.direction }
        directions[entry.part] = directions[entry.part].joined(with: inner)
      }
    }
    return directions.map { if case .known(let sign) = $0 { sign } else { nil } }
  }

  fileprivate enum Direction: Equatable {
    case unreached
    case known(Int)
    case unclear

    init(_ sign: Int?) { self = sign.map { .known($0) } ?? .unclear }

    static func * (left: Direction, right: Direction) -> Direction {
      guard case .known(let a) = left, case .known(let b) = right else { return .unclear }
      return .known(a * b)
    }

    func joined(with other: Direction) -> Direction {
      self == .unreached || self == other ? other : .unclear
    }
  }
}

extension ScoreStructure.Source {
  /// The parts inside, with the sign of each one's effect.
  fileprivate var signs: [(entry: ScoreStructure.Entry, sign: Int?)] {
    switch self {
    case .indicator: []
    case .same(let entry): [(entry, 1)]
    case .first(let entries): entries.map { ($0, 1) }
    case .linear(_, let list): list.map { ($0.entry, $0.coefficient < 0 ? -1 : 1) }
    case .formula(_, let operands, _): operands.map { ($0.entry, nil) }
    case .combined(let combined): combined.signs
    }
  }
}

extension ScoreStructure.Combined {
  fileprivate var signs: [(entry: ScoreStructure.Entry, sign: Int?)] {
    switch rule {
    case .mean, .sum, .product:
      zip(entries, weights).map { ($0, $1 < 0 ? -1 : 1) }
    case .ordered(let positions, _):
      entries.map { ($0, positions.allSatisfy { $0 >= 0 } ? 1 : nil) }
    case .quantile, .benefitOfDoubt: entries.map { ($0, 1) }
    case .spread, .share, .copeland: entries.map { ($0, nil) }
    }
  }
}

extension ChainStep {
  /// Whether what comes out rises or falls with what goes in, as the figures show it.
  fileprivate var direction: ScoreStructure.Direction {
    if case .nearIdentity = kind { return .known(1) }
    let held = before.states.indices.filter {
      before.states[$0] == .present && after.states[$0] == .present
    }
    let order = held.sorted { before.values[$0] < before.values[$1] }
    var (rises, falls) = (false, false)
    for (a, b) in zip(order, order.dropFirst()) where before.values[a] < before.values[b] {
      if after.values[a] < after.values[b] { rises = true }
      if after.values[a] > after.values[b] { falls = true }
    }
    if rises && falls { return .unclear }
    return .known(falls ? -1 : 1)
  }
}

extension ScoreStructure {
  /// Whether a higher value of what is explained is nearer the first place (1) or a lower one (−1), by the
  /// rank of the results; 1 for anything that this doesn't rank.
  var directionOfRank: Int {
    let graph = evaluation.graph
    var reference = graph.methodology.results.rank
    var sign = -1
    while let next = reference, next != root.node {
      reference = nil
      guard let node = graph.node(next.code) else { break }
      for case .rank(let rank) in node.then.map(\.operation) where rank.first == .high {
        sign = -sign
      }
      if case .node(let inner) = node.source { reference = inner }
    }
    return reference == nil ? 1 : sign
  }
}
