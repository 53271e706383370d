import PalmaresEngine

/// The rank of one institution on the way from one group of weights to the other.
///
/// - Complexity: O(*n* log *n*): only its own meetings with the others are looked at.
public struct RankPath: Sendable {
  public struct Stretch: Sendable, Hashable {
    public let from: Double
    public let to: Double
    /// As the methodology counts equal scores.
    public let rank: Double
    /// Who comes before it at the end of the stretch, and whom it comes before; both empty for the last.
    public let overtakenBy: [Int]
    public let overtakes: [Int]
  }

  /// In the order of t. A stretch may follow one of the same rank, where it passes one institution while
  /// another passes it.
  public let stretches: [Stretch]
  public var best: Double { stretches.map(\.rank).min() ?? 0 }
  public var worst: Double { stretches.map(\.rank).max() ?? 0 }

  /// - Parameter unit: position in the dataset of an institution of the segment.
  /// - Returns: `nil` where the segment doesn't hold it.
  public init?(of unit: Int, on segment: WeightSegment) {
    let contenders = Contenders(segment)
    guard let own = contenders.units.firstIndex(where: { $0.contains(unit) }) else { return nil }
    let order = ExchangeOrder(contenders: contenders)
    var meetings: [Exchange] = []
    for other in 0..<contenders.count where other != own {
      let (before, behind) = (min(own, other), max(own, other))
      if contenders.exchange(before, behind) { meetings.append(order.exchange(before, behind)) }
    }
    let (exchanges, starts) = order.ordered(meetings)
    var standing = Standing(
      institutions: contenders.units[..<own].reduce(0) { $0 + $1.count }, groups: own,
      equals: contenders.units[own].count, ties: segment.ties)
    var stretches: [Stretch] = []
    var from = 0.0
    for number in starts.indices {
      let isLast = number == starts.count - 1
      let passing = isLast ? exchanges[0..<0] : exchanges[starts[number]..<starts[number + 1]]
      let to = max(from, passing.first?.t ?? 1)
      let rank = standing.rank
      var (overtakenBy, overtakes): ([Int], [Int]) = ([], [])
      for exchange in passing {
        let isOvertaken = Int(exchange.overtaken) == own
        let others = contenders.units[
          Int(isOvertaken ? exchange.overtaking : exchange.overtaken)]
        standing.pass(others.count, isOvertaken: isOvertaken)
        if isOvertaken { overtakenBy += others } else { overtakes += others }
      }
      stretches.append(
        Stretch(from: from, to: to, rank: rank, overtakenBy: overtakenBy, overtakes: overtakes))
      from = to
    }
    self.stretches = stretches
  }
}

/// How many stand before, and what rank that is.
private struct Standing {
  var institutions: Int
  var groups: Int
  var equals: Int
  var ties: Rank.Ties

  mutating func pass(_ count: Int, isOvertaken: Bool) {
    institutions += isOvertaken ? count : -count
    groups += isOvertaken ? 1 : -1
  }

  var rank: Double {
    switch ties {
    case .min, .order: Double(institutions + 1)
    case .max: Double(institutions + equals)
    case .average: Double(institutions) + Double(equals + 1) / 2
    case .dense: Double(groups + 1)
    }
  }
}
