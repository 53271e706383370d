import Glibc
import Synchronization

/// What Ctrl+C does: it ends the process at once, or, while long work goes on that can stop cleanly, asks it
/// to stop. A second one ends the process in any case.
enum Interruption {
  private static let wanted = Atomic<Bool>(false)

  /// Whether long work shall stop.
  static var isWanted: Bool { wanted.load(ordering: .relaxed) }

  static func endsTheProcess() {
    signal(SIGINT) { _ in _exit(ExitCode.interrupted.rawValue) }
  }

  /// Runs work that looks at ``isWanted`` from time to time.
  static func asking<Result, Failure: Error>(
    during work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    wanted.store(false, ordering: .relaxed)
    signal(SIGINT) { _ in
      if Interruption.wanted.exchange(true, ordering: .relaxed) {
        _exit(ExitCode.interrupted.rawValue)
      }
    }
    defer { endsTheProcess() }
    return try work()
  }
}
