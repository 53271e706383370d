import CIntervalKernels
import PalmaresCore

/// Two rivals that can't both be beaten, whatever the weights of a set: part of what proves an end.
public struct RivalConflict: Sendable, Hashable {
  public let first: Int
  public let second: Int
}

extension RankIntervals {
  /// A few disjoint pairs of undecided rivals of which at least one counts, whatever the weights.
  ///
  /// Proved as in the search, on the whole box: μ f + ν g > 0 everywhere, with both rows scaled alike.
  public static func conflicts(
    of unit: Int, _ side: RankSide, in problem: RankProblem, on set: WeightSet, atMost most: Int = 3
  ) -> [RivalConflict] {
    let dominance = Dominance(problem, on: set, kernels: KernelLevel.best.kernels)
    let both = dominance.rivals(of: unit)
    let rows = side == .best ? both.best : both.worst
    let (kernel, k) = (rows.kernel, problem.children)
    let stride = Int(kernel.stride)
    let order = rows.open.indices.filter { kernel.above[$0] > 0 }
      .sorted { (kernel.above[$1], $0) < (kernel.above[$0], $1) }
    var found: [RivalConflict] = []
    var used = Set<Int>()
    for a in order where found.count < most && !used.contains(a) {
      for b in order where b != a && !used.contains(b) {
        var sum = 0.0
        for j in 0..<k {
          sum += (kernel.exact[a * stride + j] + kernel.exact[b * stride + j]).magnitude
        }
        guard kernel.above[a] + kernel.above[b] - sum > Double(k + 10) * 0x1p-49 else { continue }
        found.append(RivalConflict(first: rows.open[a], second: rows.open[b]))
        used.formUnion([a, b])
        break
      }
    }
    return found
  }
}
