import PalmaresApplication
import PalmaresCore

extension Diagnostic {
  /// What, where, why, what to do: one line for each, further lines under the beginning of its text.
  ///
  /// - Parameter width: columns of the terminal; lines are never broken for a file or a program.
  func text(in language: Language, style: TextStyle, width: Int? = nil) -> String {
    let words = DiagnosticWords(language)
    let (severity, coloured) = words.severity(severity, style)
    let first = TextLayout.hanging(
      severity, "\(summary[language])  [\(rule)]", indent: 2, width: width)
    var text = coloured + first.dropFirst(severity.count)
    func add(_ label: String, _ line: String, width: Int?) {
      text += TextLayout.hanging(label, line, indent: displayWidth(label), width: width)
    }
    for location in locations { add(words.at, location.text(in: language), width: nil) }
    if let explanation { add(words.why, explanation[language], width: width) }
    for fix in fixes { add(words.fix, fix[language], width: width) }
    return text
  }

  /// The same, with paths as a person reads them here.
  func shown(in surroundings: Surroundings) -> Diagnostic {
    var diagnostic = self
    for index in locations.indices {
      diagnostic.locations[index].file = surroundings.shown(locations[index].file)
    }
    return diagnostic
  }
}

private struct DiagnosticWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  var at: String { language == .french ? "  où\u{202F}:       " : "  at:  " }
  var why: String { language == .french ? "  pourquoi\u{202F}: " : "  why: " }
  var fix: String { language == .french ? "  à faire\u{202F}:  " : "  fix: " }

  /// Plain, and with its colour.
  func severity(_ severity: Severity, _ style: TextStyle) -> (String, String) {
    let colon = language == .french ? "\u{202F}:" : ":"
    switch severity {
    case .error:
      let word = (language == .french ? "erreur" : "error") + colon
      return (word + " ", style.red(word) + " ")
    case .warning:
      let word = (language == .french ? "alerte" : "warning") + colon
      return (word + " ", style.yellow(word) + " ")
    case .information:
      let word = "note" + colon
      return (word + " ", style.bold(word) + " ")
    }
  }
}
