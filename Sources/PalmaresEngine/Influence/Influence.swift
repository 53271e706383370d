/// How a node's value moves when a figure rises, all else as it is.
public enum Influence: Sendable, Hashable {
  case rises
  case falls
  /// It rises along one path and falls along another, or where that depends on the figures.
  case bothWays
  /// It only divides other figures, as a population or a budget does.
  case onlyDivides
  /// No value of it goes in: it only decides who is ranked, which group one is in or what orders equals.
  case none
}

/// The ways in which a value moves with a figure, over all paths from one to the other.
struct InfluenceWays: OptionSet, Hashable {
  let rawValue: UInt8

  static let rises = InfluenceWays(rawValue: 1)
  static let falls = InfluenceWays(rawValue: 2)
  static let risesAsDivisor = InfluenceWays(rawValue: 4)
  static let fallsAsDivisor = InfluenceWays(rawValue: 8)

  /// The same, for a value that falls where this one rises.
  var reversed: InfluenceWays {
    InfluenceWays(rawValue: (rawValue & 0b0101) << 1 | (rawValue & 0b1010) >> 1)
  }

  /// The same, for what divides on the way.
  var asDivisor: InfluenceWays { InfluenceWays(rawValue: (rawValue | rawValue << 2) & 0b1100) }

  /// Either way: which one isn't known.
  var unclear: InfluenceWays { union(reversed) }

  var isUnclear: Bool { !isEmpty && self == reversed }

  /// After a factor of some sign; of any where `nil`.
  func times(_ sign: Int?) -> InfluenceWays {
    switch sign {
    case nil: unclear
    case 0: []
    case let sign?: sign > 0 ? self : reversed
    }
  }

  func through(_ sign: ChainSign?) -> InfluenceWays {
    switch sign {
    case nil: unclear
    case .keeps: self
    case .reverses: reversed
    }
  }

  var influence: Influence {
    if isEmpty { return .none }
    if isDisjoint(with: [.rises, .falls]) { return .onlyDivides }
    let up = !isDisjoint(with: [.rises, .risesAsDivisor])
    let down = !isDisjoint(with: [.falls, .fallsAsDivisor])
    return up && down ? .bothWays : up ? .rises : .falls
  }
}
