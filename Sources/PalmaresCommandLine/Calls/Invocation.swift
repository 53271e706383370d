import PalmaresApplication
import PalmaresCore

/// One call of a command: what was asked for, and around what.
struct Invocation {
  var arguments: ParsedArguments
  var language: LanguageChoice
  var surroundings: Surroundings
  /// Behind standard output.
  var terminal: Terminal?
  /// Where long work tells how far it is; `nil` where nobody listens.
  var progress: ProgressSink?
  /// Whether long work shall stop.
  var isInterrupted: @Sendable () -> Bool = { Interruption.isWanted }

  var operands: [String] { arguments.operands }

  subscript(option: String) -> String? { arguments[option] }

  func has(_ option: String) -> Bool { arguments.has(option) }

  /// The file that an operand means.
  func methodologyFile(_ method: String) throws(DiagnosticError) -> String {
    try MethodologyCatalogue.file(for: method, in: surroundings)
  }

  var format: OutputFormat {
    get throws(DiagnosticError) {
      let declared = self["--format"].flatMap(OutputFormat.init)
      guard has("--json") else { return declared ?? .table }
      if let declared, declared != .json {
        throw DiagnosticError(
          UsageProblem.conflictingOptions("--json", "--format \(declared.rawValue)"))
      }
      return .json
    }
  }

  /// A table as a person reads it here.
  func draw(_ table: Table) -> String {
    TextTable(table, in: language.language, width: terminal?.width).text(style: style)
  }

  var style: TextStyle { TextStyle(hasColours: terminal?.hasColours ?? false) }
}

/// The form of a command's output.
enum OutputFormat: String, CaseIterable {
  /// For people.
  case table
  /// For spreadsheets: codes, a decimal point, numbers to the last digit.
  case csv
  /// For programs: one object with its `schema`.
  case json
}
