/// The ranks of whole draws as they came, of institutions too many for a range of counts each while draws are
/// few: two bytes for each institution and draw.
///
/// They are counted in strips of institutions that stand side by side, so that each line of memory is read
/// once.
struct RankRows: Sendable {
  /// From this many institutions on; with fewer, ranges of counts stay in the fast memory.
  static let leastUnits = 8_192
  /// What is kept takes no more than so many bytes.
  static let most = 700 << 20
  private static let strip = 32
  private static let drawsOfChunk = 128

  private let units: Int
  /// Chunks of draws, each `[draw][institution]`.
  private var chunks: [[UInt16]] = []
  private(set) var draws = 0

  init(units: Int) { self.units = units }

  /// Whether draws of whole ranks are kept as they are.
  func takes(_ ranks: UnsafeBufferPointer<Int32>) -> Bool {
    units >= Self.leastUnits && units <= Int(UInt16.max)
  }

  /// Whether no more should be kept.
  var isFull: Bool { (draws + Self.drawsOfChunk) * units * 2 > Self.most }

  mutating func add(_ ranks: UnsafeBufferPointer<Int32>) {
    let full = Self.drawsOfChunk * units
    if chunks.last.map({ $0.count == full }) ?? true {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(full)
    }
    chunks[chunks.count - 1].append(contentsOf: ranks.lazy.map { UInt16(truncatingIfNeeded: $0) })
    draws += 1
  }

  mutating func add(_ other: RankRows) {
    chunks = other.chunks + chunks
    draws += other.draws
  }

  /// How often some institutions had each rank, in order: doubled ranks from the first up with their counts,
  /// and how often they had none.
  func forEachCount(
    of wanted: Range<Int>, _ body: (Int, [(rank: Int32, count: Int)], _ absent: Int) -> Void
  ) {
    guard draws > 0 else {
      for unit in wanted { body(unit, [], 0) }
      return
    }
    var columns = [[UInt16]](repeating: [], count: Self.strip)
    for index in columns.indices { columns[index].reserveCapacity(draws) }
    var counts = [UInt32](repeating: 0, count: units + 1)
    for first in stride(from: wanted.lowerBound, to: wanted.upperBound, by: Self.strip) {
      let strip = first..<min(first + Self.strip, wanted.upperBound)
      gather(strip, into: &columns)
      for unit in strip {
        let (ranks, absent) = Self.counted(columns[unit - first], &counts)
        body(unit, ranks, absent)
      }
    }
  }

  private func gather(_ strip: Range<Int>, into columns: inout [[UInt16]]) {
    for index in columns.indices { columns[index].removeAll(keepingCapacity: true) }
    for chunk in chunks {
      for start in stride(from: 0, to: chunk.count, by: units) {
        for unit in strip { columns[unit - strip.lowerBound].append(chunk[start + unit]) }
      }
    }
  }

  /// - Parameter counts: all zero, before and after.
  private static func counted(
    _ ranks: [UInt16], _ counts: inout [UInt32]
  ) -> (ranks: [(rank: Int32, count: Int)], absent: Int) {
    var (least, most) = (UInt16.max, UInt16.zero)
    for rank in ranks {
      counts[Int(rank)] += 1
      least = min(least, rank)
      most = max(most, rank)
    }
    var found: [(rank: Int32, count: Int)] = []
    found.reserveCapacity(min(ranks.count, Int(most - least) + 1))
    let absent = Int(counts[0])
    for rank in Int(least)...Int(most) where counts[rank] > 0 {
      if rank > 0 { found.append((Int32(rank) * 2, Int(counts[rank]))) }
      counts[rank] = 0
    }
    return (found, absent)
  }
}
