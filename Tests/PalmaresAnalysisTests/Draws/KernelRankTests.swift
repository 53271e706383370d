import CDrawKernels
import PalmaresCore
import Testing

/// Ranks by the kernels are those that sorting gives, with each instruction set.
@Suite struct KernelRankTests {
  static let kernels = [DRAW_BASELINE, DRAW_AVX2, DRAW_AVX512]
    .filter { $0.rawValue <= draw_best_kernels().rawValue }

  /// Scores of a draw, by what makes them hard to rank.
  enum Scores: CaseIterable {
    case spread, rounded, alike, outlier, runs

    func of(_ count: Int) -> [Double] {
      let random = CounterRandom(seed: 11)
      return (0..<count).map { unit in
        let u = random.uniform(draw: 0, index: unit) * 100
        switch self {
        case .spread: return u
        case .rounded: return u.rounded()
        case .alike: return 7
        case .outlier: return unit == 3 ? 1e12 : u
        case .runs: return u.rounded() + Double(unit % 3) * 1e-12
        }
      }
    }
  }

  private static func ranked(
    _ scores: [Double], _ ties: draw_ties, bound: Double = 0, by kernels: draw_kernel_set
  ) -> [Int32]? {
    var ranks = [Int32](repeating: 0, count: scores.count)
    let size = draw_rank_workspace(UInt32(scores.count))
    let workspace = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    defer { workspace.deallocate() }
    let doubt = draw_rank(
      kernels, scores, UInt32(scores.count), scores.min() ?? 0, scores.max() ?? 0, ties, bound,
      Array(0..<UInt32(scores.count)), workspace, &ranks)
    return doubt == 0 ? ranks : nil
  }

  /// Sorted, and counted.
  private static func plain(_ scores: [Double], _ ties: draw_ties) -> [Int32] {
    let order = scores.indices.sorted {
      (scores[$0], $1) > (scores[$1], $0)
    }
    var ranks = [Int32](repeating: 0, count: scores.count)
    var (first, groups) = (0, Int32(0))
    while first < order.count {
      var end = first
      while end < order.count, scores[order[end]] == scores[order[first]] { end += 1 }
      groups += 1
      for position in first..<end {
        ranks[order[position]] =
          switch ties {
          case DRAW_TIES_MIN: Int32(first + 1)
          case DRAW_TIES_MAX: Int32(end)
          case DRAW_TIES_AVERAGE: Int32(first + 1 + end)
          case DRAW_TIES_DENSE: groups
          default: Int32(position + 1)
          }
      }
      first = end
    }
    return ranks
  }

  @Test(arguments: [1, 2, 15, 16, 17, 33, 500, 4_096, 4_097, 6_000], Scores.allCases)
  func ranksAreThoseOfSorting(count: Int, scores: Scores) {
    let scores = scores.of(count)
    for ties in [
      DRAW_TIES_MIN, DRAW_TIES_MAX, DRAW_TIES_AVERAGE, DRAW_TIES_DENSE, DRAW_TIES_ORDER,
    ] {
      let expected = Self.plain(scores, ties)
      for kernels in Self.kernels {
        #expect(Self.ranked(scores, ties, by: kernels) == expected)
      }
    }
  }

  @Test(arguments: [500, 6_000]) func ordersWithinTheBoundAreInDoubt(count: Int) {
    var scores = Scores.spread.of(count)
    #expect(Self.kernels.allSatisfy { Self.ranked(scores, DRAW_TIES_MIN, by: $0) != nil })
    scores[1] = scores[0] + 1e-11
    for kernels in Self.kernels {
      #expect(Self.ranked(scores, DRAW_TIES_MIN, bound: 1e-10, by: kernels) == nil)
    }
  }
}
