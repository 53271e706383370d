import PalmaresCore

/// How a command ended; documented in `palmares help exit-codes`.
public enum ExitCode: Int32, Sendable {
  case done = 0
  /// The work was done and found something at error level: a published figure differs, a file has
  /// errors.
  case findings = 1
  /// The command was called wrongly.
  case usage = 64
  /// Data or a methodology that can't be used as they are.
  case badInput = 65
  /// A file, a methodology, an institution or a node that isn't there.
  case inputMissing = 66
  /// A mistake of this program.
  case internalError = 70
  /// The output can't be written.
  case cannotWrite = 73
  case interrupted = 130

  /// The one place where diagnostics become an exit code: interrupted where one says so,
  /// else by the area of their rules, the first of usage, program, output, content, absence that has an error.
  init(for diagnostics: [Diagnostic]) {
    if diagnostics.contains(where: \.rule.isInterruption) {
      self = .interrupted
      return
    }
    let areas = Set(diagnostics.filter { $0.severity == .error }.map(\.rule.area))
    if areas.isEmpty {
      self = .done
    } else if areas.contains("usage") {
      self = .usage
    } else if areas.contains("internal") {
      self = .internalError
    } else if areas.contains("output") {
      self = .cannotWrite
    } else if areas == ["input"] {
      self = .inputMissing
    } else {
      self = .badInput
    }
  }
}

extension DiagnosticRule {
  /// `analysis.interrupted`, `robust.interrupted`.
  var isInterruption: Bool { identifier.hasSuffix(".interrupted") }

  /// What stands before the first point: `input` of `input.unknown-method`.
  var area: String {
    String(identifier.prefix { $0 != "." })
  }
}
