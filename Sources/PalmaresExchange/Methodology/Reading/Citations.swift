import PalmaresCore

/// The named references of a methodology, and how rules cite them.
struct Citations {
  let keys: [String]

  /// The text of a `source` key. Free text is fine; what looks like the key of a reference that
  /// isn't declared gets a warning.
  func read(_ excerpt: Excerpt) -> String? {
    guard let text = excerpt.text() else { return nil }
    let first = text.prefix { $0 != "," }
    let key = String(first)
    guard !keys.contains(key), Self.looksLikeKey(key) else { return text }
    let near = keys.suggestion(for: key)
    // "OECD, 2008" is a reference of its own; "tm, p. 3" beside a declared "tn" is a slip.
    guard first.count == text.count || !near.isEmpty else { return text }
    excerpt.warn(
      DiagnosticRule("methodology.unknown-source"),
      LocalizedText(
        en: "'\(key)' is not among the 'sources' of the file.",
        fr: "«\u{202F}\(key)\u{202F}» ne figure pas parmi les «\u{202F}sources\u{202F}» du fichier."
      ),
      fix: near + [
        LocalizedText(
          en: "Declare it under 'sources', or write the reference out.",
          fr:
            "Déclarez-la sous «\u{202F}sources\u{202F}», ou écrivez la référence en toutes lettres."
        )
      ])
    return text
  }

  private static func looksLikeKey(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
      }
  }
}
