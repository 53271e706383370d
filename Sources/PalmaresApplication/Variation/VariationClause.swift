import PalmaresCore
import PalmaresExchange

/// One `--vary` as written: what is varied, of whom, and how.
struct VariationClause: Sendable, Hashable {
  enum Subject: String, Sendable, CaseIterable {
    case weights
    case steps
    case missing
    case noise
    case out
  }

  let text: String
  let subject: Subject
  /// Codes of nodes or names of columns; empty where every one is meant.
  let names: [String]
  /// What stands after the colon; empty for `out`.
  let law: String

  /// `subject@name,name:law`; a name that holds a comma or a colon stands between backquotes.
  ///
  /// - Throws: `usage.variation`.
  init(_ text: String) throws(DiagnosticError) {
    self.text = text
    let head = text.prefix { $0 != "@" && $0 != ":" }
    guard let subject = Subject(rawValue: String(head)) else {
      throw DiagnosticError(VariationProblem(text).subject(String(head)))
    }
    self.subject = subject
    var rest = text.dropFirst(head.count)
    var names: [String] = []
    if rest.first == "@" {
      rest = rest.dropFirst()
      guard let read = Self.names(&rest) else {
        throw DiagnosticError(VariationProblem(text).form(of: subject))
      }
      names = read
    }
    self.names = names
    let isLawful = subject == .out ? rest.isEmpty : rest.count > 1
    guard isLawful else { throw DiagnosticError(VariationProblem(text).form(of: subject)) }
    law = String(rest.dropFirst())
    guard subject != .steps || !names.isEmpty else {
      throw DiagnosticError(VariationProblem(text).form(of: subject))
    }
  }

  /// The names before the colon, or `nil` where one of them is empty.
  private static func names(_ rest: inout Substring) -> [String]? {
    var names: [String] = []
    while true {
      var name: Substring
      if rest.first == "`" {
        name = rest.dropFirst().prefix { $0 != "`" }
        rest = rest.dropFirst(name.count + 2)
      } else {
        name = rest.prefix { $0 != "," && $0 != ":" }
        rest = rest.dropFirst(name.count)
      }
      guard !name.isEmpty else { return nil }
      if !names.contains(String(name)) { names.append(String(name)) }
      guard rest.first == "," else { return rest.isEmpty || rest.first == ":" ? names : nil }
      rest = rest.dropFirst()
    }
  }

  /// `se=COLUMN`: the column of standard errors.
  var errorsColumn: String? {
    guard subject == .noise, law.hasPrefix("se=") else { return nil }
    return String(law.dropFirst(3))
  }
}
