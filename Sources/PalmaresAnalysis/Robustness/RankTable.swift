import CDrawKernels

/// How often each of a few thousand institutions had each rank: two bytes for each, all side by side.
///
/// It is filled from the first draw on; nothing grows, and a draw touches one place for each institution.
struct RankTable: Sendable {
  /// Up to this many institutions a table fits where memory is still near.
  static let mostUnits = 4_096

  private let units: Int
  private let kernels = draw_best_kernels()
  private var counts: [UInt16] = []
  private(set) var draws = 0

  init(units: Int) { self.units = units }

  /// Whether a draw of whole ranks goes in.
  var takesOne: Bool { takes(1) }

  /// Whether so many draws go in beside those here.
  func takes(_ more: Int) -> Bool {
    units <= Self.mostUnits && draws + more <= Int(UInt16.max)
  }

  /// - Returns: whether every rank was a place among the institutions; where not, nothing was added.
  mutating func add(_ ranks: UnsafeBufferPointer<Int32>) -> Bool {
    let width = units + 1
    if counts.isEmpty { counts = [UInt16](repeating: 0, count: units * width) }
    let kernels = kernels
    let isCounted = counts.withUnsafeMutableBufferPointer { counts in
      draw_count(
        kernels, ranks.baseAddress, UInt32(ranks.count), UInt32(width), counts.baseAddress) != 0
    }
    if isCounted { draws += 1 }
    return isCounted
  }

  /// - Precondition: its draws go in.
  mutating func add(_ other: RankTable) {
    draws += other.draws
    if other.counts.isEmpty { return }
    guard !counts.isEmpty else {
      counts = other.counts
      return
    }
    counts.withUnsafeMutableBufferPointer { counts in
      other.counts.withUnsafeBufferPointer { others in
        for place in counts.indices { counts[place] &+= others[place] }
      }
    }
  }

  /// What one institution had.
  func distribution(of unit: Int) -> RankDistribution {
    guard !counts.isEmpty else { return RankDistribution(doubledRanks: [], absent: 0) }
    return counts.withUnsafeBufferPointer { counts in
      let row = UnsafeBufferPointer(rebasing: counts[unit * (units + 1)..<(unit + 1) * (units + 1)])
      let absent = Int(row[0])
      var (low, high) = (1, units)
      while low <= high, row[low] == 0 { low += 1 }
      while high >= low, row[high] == 0 { high -= 1 }
      guard low <= high else { return RankDistribution(doubledRanks: [], absent: absent) }
      let met = UnsafeBufferPointer(rebasing: row[low...high])
      return RankDistribution(
        RankDistribution.Dense(first: 2 * Int32(low), step: 2, counts: met.map(UInt32.init)),
        absent: absent)
    }
  }
}
