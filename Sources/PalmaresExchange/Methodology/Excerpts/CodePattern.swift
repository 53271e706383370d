import PalmaresCore

/// A pattern over the codes of nodes: `*` stands for any characters, a `!` in front takes away.
struct CodePattern {
  let takesAway: Bool
  private let parts: [Substring]

  init(_ text: String) {
    takesAway = text.hasPrefix("!")
    parts = text.dropFirst(takesAway ? 1 : 0).split(
      separator: "*", omittingEmptySubsequences: false)
  }

  static func isPattern(_ text: String) -> Bool { text.contains("*") || text.hasPrefix("!") }

  func matches(_ code: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts.first.map { $0 == code } ?? false
    }
    guard code.hasPrefix(first), code.hasSuffix(last), code.count >= first.count + last.count else {
      return false
    }
    var rest = code.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let end = Self.end(of: part, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  func matches(in codes: [String]) -> [String] { codes.filter(matches) }

  /// Where the first occurrence ends: the leftmost is always as good as any later one.
  private static func end(of part: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) { return text.index(start, offsetBy: part.count) }
      start = text.index(after: start)
    }
    return nil
  }

  static func refuse(_ text: String, at excerpt: Excerpt, mark: Mark? = nil) {
    if excerpt.context.lacksNodes { return }
    excerpt.refuse(
      DiagnosticRule("methodology.pattern-without-match"),
      LocalizedText(
        en: "The pattern '\(text)' matches no node.",
        fr: "Le motif «\u{202F}\(text)\u{202F}» ne correspond à aucun nœud."),
      at: mark,
      why: LocalizedText(
        en: "Patterns match the codes of nodes, not the columns of the data.",
        fr: "Les motifs portent sur les codes des nœuds, pas sur les colonnes des données."))
  }
}
