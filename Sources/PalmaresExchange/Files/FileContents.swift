import Glibc
public import PalmaresCore

/// The bytes of a file, read whole.
public struct FileContents: Sendable {
  /// Path as the user gave it.
  public let path: String
  public let bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The largest file that is read: 1 GiB. A table of every institution in the world is a thousand
  /// times smaller, and places in a file are kept in 31 bits.
  public static let largestSize = 1 << 30

  /// Reads a file whole.
  ///
  /// - Parameters:
  ///   - path: relative to the working directory, or absolute.
  ///   - longestLine: reading stops once so many bytes came without a line's end, so that a file
  ///     that isn't a table costs neither its time nor its memory.
  /// - Returns: at least one byte.
  /// - Throws: `input.file-missing`, `input.file-is-directory`, `input.file-unreadable`,
  ///   `file.empty`, `file.too-large`, `file.line-too-long`.
  public static func read(
    _ path: String, longestLine: Int = .max
  ) throws(DiagnosticError) -> FileContents {
    // A NUL would end the path early for the system, and another file would be read.
    if path.isEmpty || path.utf8.contains(0) {
      throw DiagnosticError(FileProblem.missing(path))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw DiagnosticError(FileProblem.cannotOpen(path, errno)) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 {
      throw DiagnosticError(FileProblem.unreadable(path, errno))
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw DiagnosticError(FileProblem.directory(path)) }
    if status.st_size > largestSize { throw DiagnosticError(FileProblem.tooLarge(path)) }
    var reading = FileReading(path: path, descriptor: descriptor, longestLine: longestLine)
    let bytes = try reading.bytes(expecting: Int(status.st_size))
    if bytes.isEmpty { throw DiagnosticError(FileProblem.empty(path)) }
    return FileContents(path: path, bytes: bytes)
  }
}

/// One file being read, piece by piece.
private struct FileReading {
  let path: String
  let descriptor: Int32
  let longestLine: Int
  private var hasEnded = false
  private var problem: Diagnostic?
  /// Bytes since the last line's end.
  private var openLine = 0

  private static let piece = 1 << 20

  init(path: String, descriptor: Int32, longestLine: Int) {
    self.path = path
    self.descriptor = descriptor
    self.longestLine = longestLine
  }

  /// The size is what the file system says: right for a file, 0 for a pipe, and a file may grow.
  mutating func bytes(expecting size: Int) throws(DiagnosticError) -> [UInt8] {
    var bytes = next(atMost: max(size + 1, 1 << 16))
    while !hasEnded, problem == nil {
      bytes += next(atMost: Self.piece)
      if bytes.count > FileContents.largestSize { problem = FileProblem.tooLarge(path) }
    }
    if let problem { throw DiagnosticError(problem) }
    return bytes
  }

  private mutating func next(atMost capacity: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let space = UnsafeMutableRawBufferPointer(buffer)
      while count < capacity, !hasEnded, problem == nil {
        let end = min(capacity, count + Self.piece)
        count += readPiece(into: UnsafeMutableRawBufferPointer(rebasing: space[count..<end]))
      }
    }
  }

  private mutating func readPiece(into space: UnsafeMutableRawBufferPointer) -> Int {
    let got = read(descriptor, space.baseAddress, space.count)
    if got < 0 {
      if errno != EINTR { problem = FileProblem.unreadable(path, errno) }
      return 0
    }
    hasEnded = got == 0
    measureLine(UnsafeRawBufferPointer(rebasing: space[..<got]))
    return got
  }

  private mutating func measureLine(_ piece: UnsafeRawBufferPointer) {
    guard longestLine < .max else { return }
    let end = piece.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    openLine = end.map { piece.count - $0 - 1 } ?? openLine + piece.count
    if openLine > longestLine { problem = FileProblem.lineTooLong(path, longestLine) }
  }
}
