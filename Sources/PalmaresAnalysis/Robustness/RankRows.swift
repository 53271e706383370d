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
  fileprivate static let drawsOfChunk = 128

  private let units: Int
  /// Chunks of draws, each `[draw][institution]`.
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
    if place == 0 || chunks.isEmpty {
      chunks.append([UInt16](repeating: 0, count: Self.drawsOfChunk * units))
    }
    let units = units
    chunks[chunks.count - 1].withUnsafeMutableBufferPointer { chunk in
      for unit in 0..<units {
        chunk[place * units + unit] = UInt16(truncatingIfNeeded: ranks[unit])
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
    for first in stride(from: wanted.lowerBound, to: wanted.upperBound, by: Self.strip) {
      let strip = first..<min(first + Self.strip, wanted.upperBound)
      ranks.withUnsafeMutableBufferPointer { ranks in
        var done = 0
        for part in parts {
          part.layOut(strip, of: units, into: ranks, from: done, stride: all)
          done += part.draws
        }
        counts.withUnsafeMutableBufferPointer { counts in
          for unit in strip {
            let start = (unit - first) * all
            for place in start..<(start + all) { counts[Int(ranks[place])] &+= 1 }
            body(unit, Self.taken(counts))
          }
        }
      }
    }
  }

  /// Takes the counts of one institution, and leaves zeros.
  private static func taken(_ counts: UnsafeMutableBufferPointer<UInt32>) -> RankDistribution {
    let absent = Int(counts[0])
    counts[0] = 0
    var (low, high) = (1, counts.count - 1)
    while low < counts.count, counts[low] == 0 { low += 1 }
    guard low < counts.count else { return RankDistribution(doubledRanks: [], absent: absent) }
    while counts[high] == 0 { high -= 1 }
    let met = Array(counts[low...high])
    counts[low...high].update(repeating: 0)
    return RankDistribution(
      RankDistribution.Dense(first: 2 * Int32(low), step: 2, counts: met), absent: absent)
  }
}

extension RankRows {
  /// Draws that were kept together.
  fileprivate struct Part: Sendable {
    var chunks: [[UInt16]]
    var draws: Int

    /// Lays out the ranks of a strip of institutions, `[institution][draw]`.
    func layOut(
      _ strip: Range<Int>, of units: Int, into ranks: UnsafeMutableBufferPointer<UInt16>,
      from first: Int, stride: Int
    ) {
      var place = first
      for chunk in chunks {
        let draws = min(first + draws - place, RankRows.drawsOfChunk)
        chunk.withUnsafeBufferPointer { chunk in
          for draw in 0..<draws {
            let row = draw * units
            for unit in strip {
              ranks[(unit - strip.lowerBound) * stride + place + draw] = chunk[row + unit]
            }
          }
        }
        place += draws
      }
    }
  }
}
