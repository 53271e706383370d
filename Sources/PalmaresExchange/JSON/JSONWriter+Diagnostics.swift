public import PalmaresCore

extension JSONWriter {
  /// Diagnostics as objects: `rule` and `severity` are codes, the rest is text.
  public mutating func diagnostics(
    _ name: String, _ diagnostics: [Diagnostic], in language: Language
  ) {
    array(name, diagnostics) { json, diagnostic in
      json.object { json in
        json.member("rule", diagnostic.rule.identifier)
        json.member("severity", diagnostic.severity.code)
        json.member("summary", diagnostic.summary[language])
        json.array("at", diagnostic.locations) { $0.location($1) }
        json.member("why", diagnostic.explanation?[language])
        json.array("fix", diagnostic.fixes.map { $0[language] })
      }
    }
  }

  /// A place in a file.
  public mutating func location(_ location: SourceLocation) {
    object { json in
      json.member("file", location.file)
      json.member("line", location.line)
      json.member("column", location.column)
      json.member("name", location.name?.en)
    }
  }
}

extension Severity {
  /// The word used in JSON.
  public var code: String {
    switch self {
    case .information: "information"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
