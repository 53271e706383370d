import Synchronization

/// How far work came: passes on what it tells, and keeps the last of it.
public final class WorkReach: Sendable {
  private let monitor: WorkMonitor
  private let last = Mutex((done: 0, total: 0))

  /// - Parameter monitor: whom to tell, and who interrupts.
  public init(_ monitor: WorkMonitor) { self.monitor = monitor }

  /// For the work.
  public var watching: WorkMonitor {
    WorkMonitor(
      report: { done, total in
        self.last.withLock { last in
          // Threads may tell in another order than they count.
          last = (last.total == total ? max(last.done, done) : done, total)
        }
        self.monitor.advance(to: done, of: total)
      }, isInterrupted: { self.monitor.isInterrupted })
  }

  public var done: Int { last.withLock { $0.done } }
  public var total: Int { last.withLock { $0.total } }
}
