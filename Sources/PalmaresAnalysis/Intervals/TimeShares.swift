import Synchronization

/// Time that many searches share: each gets its part of what is left, and what those that close early
/// leave goes to the others.
final class TimeShares: Sendable {
  private let end: ContinuousClock.Instant
  private let threads: Int
  private let spent = Mutex<(used: Duration, given: Duration)>((.zero, .zero))

  init(until end: ContinuousClock.Instant, threads: Int) {
    (self.end, self.threads) = (end, threads)
  }

  /// Runs one search until its share is over.
  ///
  /// - Parameter waiting: how many searches are still to come, this one included.
  func spend(on waiting: Int, _ search: (_ stop: ContinuousClock.Instant) -> Void) {
    let clock = ContinuousClock()
    let start = clock.now
    let (used, given) = spent.withLock { $0 }
    // Of the time given until now this part was used; the first few say little.
    let part =
      given > .zero
      ? min(1, max(0.15, (used + .milliseconds(50)) / (given + .milliseconds(50)))) : 1
    let share = (end - start) * Double(threads) / (Double(max(1, waiting)) * part)
    search(min(end, start + share))
    spent.withLock {
      $0.used += clock.now - start
      $0.given += share
    }
  }
}
