public import PalmaresCore
import PalmaresEngine

/// Every ranking on the way from one group of weights to the other: the stretches of t in which it stays the
/// same, and the points at which institutions exchange their places.
///
/// Pairs that are equal all along never exchange; pairs that are equal at t = 0 or 1 alone share their rank
/// there, which is no stretch. Given the scores at both ends, which points there are, which coincide and in
/// what order they come is exact.
///
/// - Source: Asudeh, Jagadish, Miklau & Stoyanovich (2018), "On obtaining stable rankings", *PVLDB* 12(3),
///   two-dimensional ray sweeping.
/// - Complexity: O(*n*² + *k* log *k*) for *k* exchanges; 16 bytes for each.
public struct StableRegions: Sendable {
  /// A stretch of t, without its ends.
  public struct Region: Sendable, Hashable {
    /// From 0, in the order of t.
    public let number: Int
    public let from: Double
    public let to: Double
    /// Positions in the dataset of those who are first.
    public let leaders: [Int]
    /// Which pairs exchange at its end; empty for the last.
    public let exchanges: [Pair]

    public var width: Double { to - from }
  }

  public struct Pair: Sendable, Hashable {
    public let overtaking: [Int]
    public let overtaken: [Int]
  }

  /// Where the published weights stand.
  public enum Nominal: Sendable, Hashable {
    case region(Int)
    /// On the point between this region and the next.
    case pointAfter(Int)
  }

  /// Those who are first in part of the way, with the share of t.
  public struct Leader: Sendable, Hashable {
    public let units: [Int]
    public let share: Double
  }

  public let segment: WeightSegment
  /// How many pairs of institutions exchange.
  public let exchangeCount: Int
  public let nominal: Nominal
  /// In the order of their first region.
  public let leaders: [Leader]
  /// Numbers of the widest regions, widest first; of equally wide ones the first.
  public let widest: [Int]

  private let contenders: Contenders
  private let exchanges: [Exchange]
  private let starts: [Int]

  public var count: Int { starts.count }

  /// More exchanges than this are not kept.
  public static let limit = 5_000_000

  /// How many pairs exchange on the way: O(*n* log *n*).
  public static func exchangeCount(on segment: WeightSegment) -> Int {
    Contenders(segment).institutionExchangeCount
  }

  /// - Parameters:
  ///   - segment: the scores at both ends.
  ///   - widest: how many of the widest regions are wanted.
  ///   - monitor: hears of the pairs looked at.
  /// - Returns: `nil` where more than ``limit`` pairs exchange (institutions that are equal all along count as
  ///   one), or where it was interrupted.
  public init?(on segment: WeightSegment, widest: Int = 5, monitor: WorkMonitor = .silent) {
    let contenders = Contenders(segment)
    guard contenders.exchangeCount <= Self.limit else { return nil }
    let order = ExchangeOrder(contenders: contenders)
    var found: [Exchange] = []
    for before in 0..<contenders.count {
      if monitor.isInterrupted { return nil }
      for behind in before..<contenders.count where contenders.exchange(before, behind) {
        found.append(order.exchange(before, behind))
      }
      let rest = contenders.count - before - 1
      let pairs = contenders.count * (contenders.count - 1) / 2
      monitor.advance(to: pairs - rest * (rest - 1) / 2, of: pairs)
    }
    if monitor.isInterrupted { return nil }
    let (exchanges, starts) = order.ordered(found)
    if monitor.isInterrupted { return nil }
    self.segment = segment
    self.contenders = contenders
    self.exchanges = exchanges
    self.starts = starts
    exchangeCount = contenders.institutionExchangeCount
    nominal = Self.nominal(exchanges, starts, order)
    (leaders, self.widest) = Self.summary(contenders, exchanges, starts, widest: widest)
  }

  private static func nominal(
    _ exchanges: [Exchange], _ starts: [Int], _ order: ExchangeOrder
  ) -> Nominal {
    let points = starts.dropLast()
    let before = points.prefix { order.compareWithNominal(exchanges[$0]) < 0 }.count
    if before < points.count, order.compareWithNominal(exchanges[points[before]]) == 0 {
      return .pointAfter(before)
    }
    return .region(before)
  }

  private static func summary(
    _ contenders: Contenders, _ exchanges: [Exchange], _ starts: [Int], widest: Int
  ) -> (leaders: [Leader], widest: [Int]) {
    var shares: [(contender: Int, share: Double)] = []
    var widths: [Double] = []
    var sweep = Sweep(contenders)
    for number in starts.indices {
      let ends = Self.ends(of: number, exchanges, starts)
      widths.append(ends.to - ends.from)
      if let leader = sweep.order.first {
        if shares.last?.contender != leader { shares.append((leader, 0)) }
        shares[shares.count - 1].share = ends.to
      }
      sweep.pass(exchanges[Self.range(of: number, starts)])
    }
    var total: [Int: Double] = [:]
    var seen: [Int] = []
    var from = 0.0
    for (contender, to) in shares {
      if total[contender] == nil { seen.append(contender) }
      total[contender, default: 0] += to - from
      from = to
    }
    let numbers = widths.indices.sorted {
      widths[$0] == widths[$1] ? $0 < $1 : widths[$0] > widths[$1]
    }
    return (
      seen.map { Leader(units: contenders.units[$0], share: total[$0] ?? 0) },
      Array(numbers.prefix(widest))
    )
  }

  /// What exchanges at the end of a region.
  private static func range(of number: Int, _ starts: [Int]) -> Range<Int> {
    number < starts.count - 1 ? starts[number]..<starts[number + 1] : 0..<0
  }

  private static func ends(
    of number: Int, _ exchanges: [Exchange], _ starts: [Int]
  ) -> (from: Double, to: Double) {
    let from = number == 0 ? 0 : exchanges[starts[number - 1]].t
    // Different points may be the same double.
    let to = number == starts.count - 1 ? 1 : exchanges[starts[number]].t
    return (from, max(from, to))
  }

  /// Goes through the regions in order, with the ranking of each: institutions in groups that share a rank,
  /// first to last. Nothing of them is kept.
  public func forEach(_ work: (Region, _ ranking: () -> [[Int]]) -> Void) {
    var sweep = Sweep(contenders)
    for number in starts.indices {
      let (from, to) = Self.ends(of: number, exchanges, starts)
      let passing = exchanges[Self.range(of: number, starts)]
      let region = Region(
        number: number, from: from, to: to,
        leaders: sweep.order.first.map { contenders.units[$0] } ?? [],
        exchanges: passing.map { exchange in
          Pair(
            overtaking: contenders.units[Int(exchange.overtaking)],
            overtaken: contenders.units[Int(exchange.overtaken)])
        })
      work(region) { sweep.order.map { contenders.units[$0] } }
      sweep.pass(passing)
    }
  }

  /// The ranks that a ranking gives, by position in the dataset, as the methodology counts equal scores.
  public func ranks(of ranking: [[Int]]) -> [Int: Double] {
    var ranks: [Int: Double] = [:]
    var before = 0
    for (place, group) in ranking.enumerated() {
      let rank: Double =
        switch segment.ties {
        case .min, .order: Double(before + 1)
        case .max: Double(before + group.count)
        case .average: Double(before) + Double(group.count + 1) / 2
        case .dense: Double(place + 1)
        }
      for unit in group { ranks[unit] = rank }
      before += group.count
    }
    return ranks
  }

  /// Some regions with their rankings, in the order asked for.
  public func regions(_ numbers: [Int]) -> [(region: Region, ranking: [[Int]])] {
    let wanted = Set(numbers)
    var found: [Int: (region: Region, ranking: [[Int]])] = [:]
    forEach { region, ranking in
      if wanted.contains(region.number) { found[region.number] = (region, ranking()) }
    }
    return numbers.compactMap { found[$0] }
  }
}

/// The order of contenders while t goes from 0 to 1.
private struct Sweep {
  private(set) var order: [Int]
  private var places: [Int]

  init(_ contenders: Contenders) {
    order = Array(0..<contenders.count)
    places = order
  }

  /// Everyone goes back by one place for each that overtakes it, and forward for each that it overtakes: so
  /// any number of lines may meet in one point.
  mutating func pass(_ exchanges: ArraySlice<Exchange>) {
    for exchange in exchanges {
      places[Int(exchange.overtaken)] += 1
      places[Int(exchange.overtaking)] -= 1
    }
    for exchange in exchanges {
      order[places[Int(exchange.overtaken)]] = Int(exchange.overtaken)
      order[places[Int(exchange.overtaking)]] = Int(exchange.overtaking)
    }
  }
}
