import PalmaresCore

extension Diagnostic {
  /// What, where, why, what to do; one line for each.
  func text(in language: Language, style: TextStyle) -> String {
    let words = DiagnosticWords(language)
    var lines = ["\(words.severity(severity, style))\(summary[language])  [\(rule)]"]
    lines += locations.map { words.at + $0.text(in: language) }
    if let explanation { lines.append(words.why + explanation[language]) }
    lines += fixes.map { words.fix + $0[language] }
    return lines.joined(separator: "\n") + "\n"
  }
}

private struct DiagnosticWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  var at: String { language == .french ? "  où\u{202F}:       " : "  at:  " }
  var why: String { language == .french ? "  pourquoi\u{202F}: " : "  why: " }
  var fix: String { language == .french ? "  à faire\u{202F}:  " : "  fix: " }

  func severity(_ severity: Severity, _ style: TextStyle) -> String {
    switch (severity, language) {
    case (.error, .english): style.red("error:") + " "
    case (.error, .french): style.red("erreur\u{202F}:") + " "
    case (.warning, .english): style.yellow("warning:") + " "
    case (.warning, .french): style.yellow("alerte\u{202F}:") + " "
    case (.information, .english): style.bold("note:") + " "
    case (.information, .french): style.bold("note\u{202F}:") + " "
    }
  }
}
