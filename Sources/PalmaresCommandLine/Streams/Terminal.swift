import Glibc

/// What a person sees a stream through; `nil` where the stream goes to a file or another program.
public struct Terminal: Sendable, Hashable {
  /// Columns.
  public var width: Int
  public var hasColours: Bool

  public init(width: Int, hasColours: Bool) {
    self.width = width
    self.hasColours = hasColours
  }

  /// The terminal behind a stream of the process, if there is one. Colours are off with `NO_COLOR`
  /// and on terminals without any.
  public init?(descriptor: Int32, environment: [String: String]) {
    guard isatty(descriptor) == 1 else { return nil }
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    self.init(
      width: known ? Int(size.ws_col) : environment["COLUMNS"].flatMap(Int.init) ?? 80,
      hasColours: (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb")
  }
}
