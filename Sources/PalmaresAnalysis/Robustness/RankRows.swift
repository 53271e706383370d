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
  fileprivate static let strip = 32
  fileprivate static let drawsOfChunk = 128

  private let units: Int
  /// Chunks of draws, each `[strip of institutions][draw][institution of the strip]`.
  private var chunks: [[UInt16]] = []
  /// Of the chunks here.
  private var draws = 0
  /// Draws of other rows, added to these.
  private var finished: [Part] = []

  init(units: Int) { self.units = units }

  /// Whether draws of whole ranks are kept as they are.
  func takes(_ ranks: UnsafeBufferPointer<Int32>) -> Bool {
    units >= Self.leastUnits && units <= Int(UInt16.max)
  }

  var isEmpty: Bool { draws == 0 && finished.isEmpty }

  /// Whether no more should be kept.
  var isFull: Bool {
    let all = finished.reduce(draws) { $0 + $1.draws }
    return (all + Self.drawsOfChunk) * units * 2 > Self.most
  }

  mutating func add(_ ranks: UnsafeBufferPointer<Int32>) {
    let place = draws % Self.drawsOfChunk
    let strips = (units + Self.strip - 1) / Self.strip
    if place == 0 || chunks.isEmpty {
      chunks.append([UInt16](repeating: 0, count: Self.drawsOfChunk * strips * Self.strip))
    }
    let units = units
    chunks[chunks.count - 1].withUnsafeMutableBufferPointer { chunk in
      for strip in 0..<strips {
        let start = (strip * Self.drawsOfChunk + place) * Self.strip
        let first = strip * Self.strip
        for unit in first..<min(first + Self.strip, units) {
          chunk[start + unit - first] = UInt16(truncatingIfNeeded: ranks[unit])
        }
      }
    }
    draws += 1
  }

  /// - Precondition: these rows came first or hold nothing: only the last chunk may have room.
  mutating func add(_ other: RankRows) {
    guard draws > 0 else {
      self = other
      return
    }
    finished += other.finished + [Part(chunks: other.chunks, draws: other.draws)]
  }

  /// How often some institutions had each rank, in order.
  ///
  /// The ranks of a strip are first laid out one institution after the other: the counts of one then stay in
  /// the nearest memory.
  func forEachDistribution(of wanted: Range<Int>, _ body: (Int, RankDistribution) -> Void) {
    let parts = finished + [Part(chunks: chunks, draws: draws)]
    let all = parts.reduce(0) { $0 + $1.draws }
    var ranks = [UInt16](repeating: 0, count: Self.strip * all)
    var counts = [UInt32](repeating: 0, count: units + 1)
    let start = wanted.lowerBound / Self.strip * Self.strip
    for first in stride(from: start, to: wanted.upperBound, by: Self.strip) {
      let strip = first..<min(first + Self.strip, units)
      ranks.withUnsafeMutableBufferPointer { ranks in
        var done = 0
        for part in parts {
          part.layOut(strip, into: ranks, from: done, stride: all)
          done += part.draws
        }
        counts.withUnsafeMutableBufferPointer { counts in
          for unit in strip.clamped(to: wanted) {
            let start = (unit - first) * all
            let own = UnsafeBufferPointer(rebasing: ranks[start..<start + all])
            body(unit, Self.distribution(of: own, counts))
          }
        }
      }
    }
  }

  /// - Parameter counts: all zero, before and after.
  private static func distribution(
    of ranks: UnsafeBufferPointer<UInt16>, _ counts: UnsafeMutableBufferPointer<UInt32>
  ) -> RankDistribution {
    var (least, most) = (UInt16.max, UInt16.zero)
    for rank in ranks {
      // Without a rank is no rank before the first.
      least = min(least, rank &- 1)
      most = max(most, rank)
    }
    guard most > 0 else { return RankDistribution(doubledRanks: [], absent: ranks.count) }
    for rank in ranks { counts[Int(rank)] &+= 1 }
    let absent = Int(counts[0])
    counts[0] = 0
    let met = Int(least) + 1...Int(most)
    let dense = RankDistribution.Dense(
      first: 2 * Int32(met.lowerBound), step: 2, counts: Array(counts[met]))
    counts[met].update(repeating: 0)
    return RankDistribution(dense, absent: absent)
  }
}

extension RankRows {
  /// Draws that were kept together.
  fileprivate struct Part: Sendable {
    var chunks: [[UInt16]]
    var draws: Int

    /// Lays out the ranks of a strip of institutions, `[institution][draw]`.
    func layOut(
      _ strip: Range<Int>, into ranks: UnsafeMutableBufferPointer<UInt16>, from first: Int,
      stride: Int
    ) {
      var place = first
      for chunk in chunks {
        let draws = min(first + draws - place, RankRows.drawsOfChunk)
        chunk.withUnsafeBufferPointer { chunk in
          var row = strip.lowerBound * RankRows.drawsOfChunk
          for draw in place..<(place + draws) {
            for number in 0..<strip.count { ranks[number * stride + draw] = chunk[row + number] }
            row += RankRows.strip
          }
        }
        place += draws
      }
    }
  }
}
