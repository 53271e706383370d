import CDrawKernels
import PalmaresCore
import Testing

/// Packed counts say what plain ones say, with the same bytes from each instruction set.
@Suite struct FoldedCountsTests {
  private static let strip = Int(DRAW_STRIP)

  /// Ranks of some draws, `[draw][institution]`: counts of each size, ranges of each width, gaps.
  private static func rows(_ draws: Int, seed: UInt64) -> [UInt16] {
    let random = CounterRandom(seed: seed)
    return (0..<(draws + 7) / 8 * 8).flatMap { draw in
      (0..<strip).map { unit in
        let u = random.uniform(draw: draw, index: unit)
        switch unit {
        case 0: return 1
        case 1: return UInt16.max
        case 2: return 0
        case 3: return u < 0.5 ? 0 : 9
        case 4: return u < 0.01 ? 1 : UInt16.max - UInt16(u * 3)
        default: return UInt16(1 + u * Double(unit * unit * 40))
        }
      }
    }
  }

  private static func folded(
    _ rows: [UInt16], draws: Int, units: Int, _ first: [UInt8]? = nil, _ second: [UInt8]? = nil,
    by kernels: draw_kernel_set
  ) -> [UInt8] {
    var workspace = [UInt16](repeating: 7, count: draw_fold_workspace(UInt32(draws)))
    var packed = [UInt8](repeating: 7, count: draw_fold_most(UInt32(UInt16.max)))
    let size = draw_fold(
      kernels, rows, UInt32(draws), UInt32(units), first, second, &workspace, &packed)
    return Array(packed[..<size])
  }

  /// How often each rank was met.
  private static func counts(of unit: Int, in packed: [UInt8]) -> [Int: Int] {
    let span = packed.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: unit * MemoryLayout<draw_span>.stride, as: draw_span.self)
    }
    var cells = [UInt32](repeating: 7, count: Int(span.width) + 1)
    draw_unfold(packed, UInt32(unit), &cells)
    #expect(cells.last == 7)
    var counts: [Int: Int] = span.absent > 0 ? [0: Int(span.absent)] : [:]
    for offset in 0..<Int(span.width) where cells[offset] > 0 {
      counts[Int(span.first) + offset] = Int(cells[offset])
    }
    return counts
  }

  private static func plain(_ unit: Int, _ parts: [(rows: [UInt16], draws: Int)]) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (rows, draws) in parts {
      for draw in 0..<draws { counts[Int(rows[draw * strip + unit]), default: 0] += 1 }
    }
    return counts
  }

  @Test(arguments: [1, 7, 8, 300], [1, 31, 32])
  func packedCountsAreThePlainOnes(draws: Int, units: Int) {
    let (one, other) = (Self.rows(draws, seed: 1), Self.rows(draws, seed: 2))
    var all: [[UInt8]] = []
    for kernels in KernelRankTests.kernels {
      let first = Self.folded(one, draws: draws, units: units, by: kernels)
      let second = Self.folded(other, draws: draws, units: units, by: kernels)
      all.append(Self.folded(one, draws: draws, units: units, first, second, by: kernels))
    }
    let parts = [(one, draws), (one, draws), (other, draws)]
    for unit in 0..<units {
      #expect(Self.counts(of: unit, in: all[0]) == Self.plain(unit, parts))
    }
    #expect(all.allSatisfy { $0 == all[0] })
  }

  @Test(arguments: KernelRankTests.kernels)
  func ranksAreKeptWhereverTheyStand(kernels: draw_kernel_set) {
    let units = 70
    let ranks = (0..<units).map { Int32($0 * 900 + 1) }
    for offset in [0, 1, 32] {
      var rows = [UInt16](repeating: 0, count: 3 * 64 + 64)
      let fits = rows.withUnsafeMutableBufferPointer { rows in
        draw_keep(kernels, ranks, UInt32(units), 64, rows.baseAddress?.advanced(by: offset))
      }
      #expect(fits == 1)
      for unit in 0..<units {
        #expect(rows[offset + unit / 32 * 64 + unit % 32] == UInt16(ranks[unit]))
      }
    }
    for wrong in [-1, 65_536] as [Int32] {
      for place in [0, 69] {
        var ranks = ranks
        ranks[place] = wrong
        var rows = [UInt16](repeating: 0, count: 256)
        #expect(draw_keep(kernels, ranks, UInt32(units), 64, &rows) == 0)
      }
    }
  }

  @Test(arguments: KernelRankTests.kernels)
  func aRankWithoutAPlaceIsNotCounted(kernels: draw_kernel_set) {
    var counts = [UInt16](repeating: 0, count: 20)
    #expect(draw_count(kernels, [0, 4, 2, 2], 4, 5, &counts) == 1)
    #expect(counts.indices.filter { counts[$0] == 1 } == [0, 9, 12, 17])
    for wrong in [-1, 5] as [Int32] {
      let before = counts
      #expect(draw_count(kernels, [1, 1, 1, wrong], 4, 5, &counts) == 0)
      #expect(counts == before)
    }
  }
}
