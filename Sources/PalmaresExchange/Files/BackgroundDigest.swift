import Glibc
import Synchronization

/// The SHA-256 of a file, computed on a thread of its own while the file is read: hashing takes as
/// long as reading.
final class BackgroundDigest: Sendable {
  private enum State: Sendable {
    case running(pthread_t, Work)
    case done(String)
  }

  private let state: Mutex<State>

  /// Small files are done before a thread would have started.
  private static let worthAThread = 1 << 17

  init(of bytes: [UInt8]) {
    if bytes.count >= Self.worthAThread, let running = Self.start(Work(bytes)) {
      state = Mutex(running)
    } else {
      state = Mutex(.done(Digest.sha256(of: bytes)))
    }
  }

  /// 64 hexadecimal digits; waits for the thread where it isn't done.
  var text: String {
    state.withLock { state in
      switch state {
      case .done(let text): return text
      case .running(let thread, let work):
        pthread_join(thread, nil)
        let text = work.result
        state = .done(text)
        return text
      }
    }
  }

  deinit {
    state.withLock { state in
      if case .running(let thread, _) = state { pthread_detach(thread) }
    }
  }

  /// `nil` where the system gives no thread: the digest is then computed at once.
  private static func start(_ work: Work) -> State? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(work)
    let failure = pthread_create(
      &thread, nil,
      { context in
        if let context {
          let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
          work.finish()
        }
        return nil
      }, context.toOpaque())
    if failure != 0 {
      context.release()
      return nil
    }
    return .running(thread, work)
  }

  private final class Work: Sendable {
    private let bytes: [UInt8]
    private let digest = Mutex("")

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var result: String { digest.withLock { $0 } }

    func finish() {
      let text = Digest.sha256(of: bytes)
      digest.withLock { $0 = text }
    }
  }
}
