import CIntervalKernels
public import PalmaresCore
import Synchronization

/// Best and worst ranks over a whole set of weights.
///
///     let problem = RankProblem(rows: [[1, 2], [2, 1], [3, 3]])
///     let intervals = RankIntervals.all(of: problem, on: .box(around: [1, 1], share: 0.25))
///     // the third is first whatever the weights; the two others change places
///
/// With a budget of boxes the results are the same on every machine, however many threads work.
public enum RankIntervals {
  /// The interval of every ranked institution, in their order.
  ///
  /// - Parameters:
  ///   - units: positions of those wanted; all where `nil`.
  ///   - threads: how many work at once.
  ///   - monitor: hears of every institution; after an interruption those that were being searched have bounds
  ///     (``RankInterval/isSearched``), and those not reached are left out.
  /// - Precondition: the set holds weights, as many as the problem has children.
  public static func all(
    of problem: RankProblem, on set: WeightSet, budget: SearchBudget = SearchBudget(),
    units: [Int]? = nil, threads: Int = 2, kernel: KernelLevel = .best,
    monitor: WorkMonitor = .silent
  ) -> [RankInterval] {
    precondition(set.children == problem.children, "\(set.children), \(problem.children)")
    guard let start = set.anyWeights else { preconditionFailure("no weights in the set") }
    let work = IntervalWork(
      problem: problem, set: set, start: start, kernels: kernel.kernels, monitor: monitor,
      units: (units ?? Array(0..<problem.count)).filter { problem.group[$0] >= 0 })
    return work.run(budget, threads: threads)
  }
}

/// Which inner loops run; no result depends on it.
public enum KernelLevel: Int32, Sendable, CaseIterable {
  case plain = 0
  case avx2 = 1
  case avx512 = 2

  public static let best = KernelLevel.avx512

  var kernels: UnsafePointer<palmares_kernels> { palmares_interval_kernels(rawValue) }

  /// What runs on this processor when so much is asked for: `AVX-512`.
  public var name: String { String(cString: kernels.pointee.name) }
}
