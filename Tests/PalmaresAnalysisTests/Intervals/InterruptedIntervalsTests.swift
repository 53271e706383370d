import PalmaresAnalysis
import PalmaresCore
import Synchronization
import Testing

@Suite struct InterruptedIntervalsTests {
  private let problem: RankProblem
  private let set: WeightSet

  init() {
    let random = CounterRandom(seed: 5)
    problem = RankProblem(
      rows: (0..<40).map { draw in random.uniforms(draw: draw, count: 5).map { $0 * 100 } })
    set = .box(around: [1, 1, 1, 1, 1], share: 0.5)
  }

  /// Asks to stop once so many institutions are done.
  private func monitor(_ count: Int) -> WorkMonitor {
    let reach = WorkReach(.silent)
    return WorkMonitor(
      report: { reach.watching.advance(to: $0, of: $1) }, isInterrupted: { reach.done >= count })
  }

  /// Comparing one with all others takes long where there are many: the rest isn't compared either.
  @Test(arguments: [0, 1, 7, 39]) func whatWasNotReachedIsLeftOut(count: Int) {
    let whole = RankIntervals.all(of: problem, on: set, threads: 1)
    let part = RankIntervals.all(of: problem, on: set, threads: 1, monitor: monitor(count))
    #expect(whole.allSatisfy { $0.isSearched })
    #expect(part == Array(whole.prefix(count)))
  }

  @Test(arguments: [3, 20, 100]) func whatWasBeingSearchedIsABoundAndSaysSo(looks: Int) {
    let whole = RankIntervals.all(of: problem, on: set, threads: 1)
    let asked = Atomic<Int>(0)
    let part = RankIntervals.all(
      of: problem, on: set, threads: 1,
      monitor: WorkMonitor(
        report: { _, _ in },
        isInterrupted: { asked.add(1, ordering: .relaxed).oldValue >= looks }))
    #expect(part.count < whole.count)
    for (part, whole) in zip(part, whole) {
      #expect(part.unit == whole.unit)
      #expect(part.best.proved <= whole.best.attained)
      #expect(part.worst.proved >= whole.worst.attained)
      #expect(part.isSearched ? part == whole || part.best.isExact && part.worst.isExact : true)
    }
  }

  @Test func allAreSearchedWhereNobodyInterrupts() {
    let found = RankIntervals.all(of: problem, on: set, threads: 2, monitor: monitor(.max))
    #expect(found == RankIntervals.all(of: problem, on: set, threads: 1))
  }
}
