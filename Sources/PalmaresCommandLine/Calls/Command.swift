import PalmaresCore

/// One command: how it is called, what its help says, and what it does.
struct Command: Sendable {
  /// `["methods", "lint"]`.
  var words: [String]
  /// One line for the list of commands.
  var summary: LocalizedText
  /// Paragraphs, apart by empty lines.
  var description: LocalizedText
  var operands: [OperandDeclaration] = []
  /// Besides those that every command takes.
  var options: [OptionDeclaration] = []
  var examples: [Example] = []
  var run: @Sendable (Invocation) throws(DiagnosticError) -> Outcome

  struct Example: Sendable {
    var line: String
    var meaning: LocalizedText

    init(_ line: String, _ meaning: LocalizedText) {
      self.line = line
      self.meaning = meaning
    }
  }

  var name: String { words.joined(separator: " ") }

  var allOptions: [OptionDeclaration] { options + Self.commonOptions }

  /// `palmares rank METHOD [options]`.
  var usage: LocalizedText {
    LocalizedText { language in
      (["palmares"] + words + operands.map { $0.usage[language] } + ["[options]"])
        .joined(separator: " ")
    }
  }
}
