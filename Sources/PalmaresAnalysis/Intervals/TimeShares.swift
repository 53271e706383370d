import Synchronization

/// Time that many searches share: each gets its part of what is left, and what those that close early
/// leave goes to the others.
final class TimeShares: Sendable {
  private let end: ContinuousClock.Instant
  private let threads: Int
  private let account: Mutex<Account>

  private struct Account {
    var used = Duration.zero
    var given = Duration.zero
    /// Searches still to come.
    var waiting: Int
  }

  init(until end: ContinuousClock.Instant, threads: Int, searches: Int) {
    (self.end, self.threads) = (end, threads)
    account = Mutex(Account(waiting: searches))
  }

  /// Runs one search until its share is over.
  func spend(_ search: (_ stop: ContinuousClock.Instant) -> Void) {
    let clock = ContinuousClock()
    let start = clock.now
    let (used, given, waiting) = account.withLock { account in
      defer { account.waiting -= 1 }
      return (account.used, account.given, account.waiting)
    }
    // Of the time given until now this part was used; the first few say little.
    let part =
      given > .zero
      ? min(1, max(0.15, (used + .milliseconds(50)) / (given + .milliseconds(50)))) : 1
    let share = (end - start) * Double(threads) / (Double(max(1, waiting)) * part)
    search(min(end, start + share))
    account.withLock {
      $0.used += clock.now - start
      $0.given += share
    }
  }
}
