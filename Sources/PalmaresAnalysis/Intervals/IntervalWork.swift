import CIntervalKernels
import Dispatch
import PalmaresCore
import Synchronization

/// The intervals of many institutions, by several threads: each takes the next institution.
struct IntervalWork: @unchecked Sendable {
  let problem: RankProblem
  let set: WeightSet
  let start: [Double]
  // Points to a constant table.
  let kernels: UnsafePointer<palmares_kernels>
  let monitor: WorkMonitor
  let units: [Int]

  /// What is not searched before time is up keeps the bounds of dominance; what an interruption leaves
  /// unreached has none.
  func run(_ budget: SearchBudget, threads: Int) -> [RankInterval] {
    let clock = ContinuousClock()
    let begin = clock.now
    // With time to spend, the first look only finds what is easy.
    let first = budget.seconds == nil ? budget.boxes : min(budget.boxes, Self.firstLook)
    let last = budget.seconds.map { begin + .seconds($0) }
    let isOver: @Sendable () -> Bool = {
      monitor.isInterrupted || last.map { clock.now >= $0 } ?? false
    }
    var intervals = pass(over: units, threads: threads) { searches in
      for search in searches where !isOver() {
        search.start()
        search.search(boxes: first, until: isOver)
      }
    }
    guard let seconds = budget.seconds else { return intervals }
    let places = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let end = begin + .seconds(seconds)
    while clock.now < end, !monitor.isInterrupted {
      let open = intervals.filter { $0.best.hasMore || $0.worst.hasMore }
      if open.isEmpty { break }
      let ends = open.flatMap { [$0.best, $0.worst] }
      let shares = TimeShares(
        until: end, threads: threads, searches: ends.count { !$0.isExact })
      let found = pass(
        over: Self.shuffled(open.map(\.unit)), known: Dictionary(open.map { ($0.unit, $0) }) { $1 },
        threads: threads
      ) { searches in
        for search in searches where !search.isClosed {
          shares.spend { stop in
            search.start()
            search.search(boxes: Int.max) { clock.now >= stop || monitor.isInterrupted }
          }
        }
      }
      for interval in found {
        guard let place = places[interval.unit] else { continue }
        intervals[place] = intervals[place].narrowed(by: interval)
      }
    }
    return monitor.isInterrupted ? intervals.map(\.leftOpen) : intervals
  }

  private static let firstLook = 60

  /// Neighbours in the table are alike; the order spreads hard ones.
  private static func shuffled(_ units: [Int]) -> [Int] {
    let random = CounterRandom(seed: 0, stream: 3)
    return units.map { ($0, random.uniform(draw: $0, index: 0)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private func pass(
    over units: [Int], known: [Int: RankInterval] = [:], threads: Int,
    _ search: @escaping @Sendable ([EndSearch]) -> Void
  ) -> [RankInterval] {
    let next = Atomic<Int>(0)
    let found = Mutex<[Int: RankInterval]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, units.count))) { _ in
      let dominance = Dominance(problem, on: set, kernels: kernels)
      let scratch = Scratch(rivals: problem.count, children: problem.children)
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        // Comparing one with all others takes long where there are many.
        guard place < units.count, !monitor.isInterrupted else { return }
        let wasInterrupted = monitor.isInterrupted
        let interval = self.interval(
          of: units[place], known: known[units[place]], dominance, scratch, search)
        let done = found.withLock {
          $0[place] = interval
          return $0.count
        }
        if !wasInterrupted { monitor.advance(to: done, of: units.count) }
      }
    }
    return found.withLock { found in units.indices.compactMap { found[$0] } }
  }

  private func interval(
    of unit: Int, known: RankInterval?, _ dominance: Dominance, _ scratch: Scratch,
    _ search: ([EndSearch]) -> Void
  ) -> RankInterval {
    let rivals = dominance.rivals(of: unit)
    let best = EndSearch(
      problem, on: set, unit: unit, .best, rows: rivals.best, kernels: kernels, scratch: scratch,
      start: known?.best.witness ?? start, known: known?.best)
    let worst = EndSearch(
      problem, on: set, unit: unit, .worst, rows: rivals.worst, kernels: kernels, scratch: scratch,
      start: known?.worst.witness ?? start, known: known?.worst)
    search([best, worst])
    let isSearched = !monitor.isInterrupted || best.isClosed && worst.isClosed
    return RankInterval(
      unit: unit, best: best.end, worst: worst.end, alwaysBefore: rivals.best.always,
      alwaysBehind: rivals.worst.always, perhapsBefore: rivals.best.unclear,
      perhapsBehind: rivals.worst.unclear,
      rivals: rivals.best.always + rivals.best.never + rivals.best.open.count,
      isSearched: isSearched)
  }
}

extension RankInterval {
  /// The better bound and the better witness of two searches for the same interval.
  func narrowed(by other: RankInterval) -> RankInterval {
    RankInterval(
      unit: unit, best: best.narrowed(by: other.best), worst: worst.narrowed(by: other.worst),
      alwaysBefore: alwaysBefore, alwaysBehind: alwaysBehind, perhapsBefore: perhapsBefore,
      perhapsBehind: perhapsBehind, rivals: rivals,
      isSearched: other.isSearched)
  }

  /// After an interruption in the time to spend, of which an open end had more to come.
  fileprivate var leftOpen: RankInterval {
    RankInterval(
      unit: unit, best: best, worst: worst, alwaysBefore: alwaysBefore, alwaysBehind: alwaysBehind,
      perhapsBefore: perhapsBefore, perhapsBehind: perhapsBehind, rivals: rivals,
      isSearched: isSearched && best.isExact && worst.isExact)
  }
}

extension RankEnd {
  func narrowed(by other: RankEnd) -> RankEnd {
    let isBest = side == .best
    let further = isBest ? other.attained < attained : other.attained > attained
    let bound = isBest ? max(proved, other.proved) : min(proved, other.proved)
    let reached = further ? other.attained : attained
    return RankEnd(
      side: side, proved: bound, attained: reached, witness: further ? other.witness : witness,
      boxes: boxes + other.boxes, hasMore: bound != reached && hasMore && other.hasMore)
  }
}
