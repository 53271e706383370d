import Glibc

/// Where bytes go: a stream of the process, or a buffer in a test.
public protocol OutputSink: AnyObject {
  /// Writes all of it, or says why not.
  func write(_ bytes: [UInt8]) throws(OutputFailure)
}

/// Why bytes could not be written.
public enum OutputFailure: Error, Hashable {
  /// The reader has had enough and closed its end, as `head` does.
  case closedByReader
  /// The system's error number.
  case system(Int32)
}

/// A stream of the process.
public final class FileDescriptorSink: OutputSink {
  private let descriptor: Int32

  public init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  public func write(_ bytes: [UInt8]) throws(OutputFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closedByReader
      } else if errno != EINTR && errno != EAGAIN {
        throw .system(errno)
      }
    }
  }
}

/// Keeps what is written.
public final class BufferSink: OutputSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: [UInt8]) throws(OutputFailure) {
    self.bytes += bytes
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
