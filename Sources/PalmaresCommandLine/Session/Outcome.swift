import PalmaresCore

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
  }
}

extension [UInt8] {
  init(_ text: String) { self = Array(text.utf8) }
}
