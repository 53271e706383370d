import PalmaresCore
import PalmaresExchange

/// What a command has to say, complete before any of it is written.
struct Outcome {
  /// For standard output, or for ``file``.
  var output: [UInt8] = []
  var file: OutputFile?
  /// For standard error: findings and remarks.
  var diagnostics: [Diagnostic] = []
  /// For standard error: what a reader of the table must know. Silent with `--quiet`.
  var notes: [LocalizedText] = []
  /// Where the diagnostics alone don't tell.
  var exitCode: ExitCode?

  struct OutputFile: Hashable {
    var path: String
    var overwrite: Bool

    /// Whole or not at all.
    func write(_ bytes: [UInt8]) throws(DiagnosticError) {
      try AtomicFile.write(bytes, to: path, overwrite: overwrite)
    }
  }
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }
}
