/// What long work tells while it goes on, and how it hears that it shall stop.
///
/// Work calls ``advance(to:of:)`` from time to time, from any thread, and asks ``isInterrupted`` as
/// often; when it is, it gives back what it has.
public struct WorkMonitor: Sendable {
  private let report: @Sendable (_ done: Int, _ total: Int) -> Void
  private let interrupted: @Sendable () -> Bool

  /// - Parameters:
  ///   - report: hears how much of the work is done.
  ///   - interrupted: whether to stop.
  public init(
    report: @escaping @Sendable (_ done: Int, _ total: Int) -> Void,
    isInterrupted interrupted: @escaping @Sendable () -> Bool
  ) {
    self.report = report
    self.interrupted = interrupted
  }

  /// Tells nobody, and is never interrupted.
  public static let silent = WorkMonitor(report: { _, _ in }, isInterrupted: { false })

  public func advance(to done: Int, of total: Int) { report(done, total) }
  public var isInterrupted: Bool { interrupted() }
}
