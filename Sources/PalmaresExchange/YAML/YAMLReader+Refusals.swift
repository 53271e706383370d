import PalmaresCore

/// What the strict part of YAML refuses, each with its rule.
extension YAMLReader {
  mutating func keyText(_ key: MarkedTree, _ event: YAMLEvent) -> String? {
    switch key.content {
    case .scalar(let scalar):
      guard scalar.text != "<<" || scalar.isQuoted else {
        refuseMerge(at: key.mark)
        return nil
      }
      return scalar.text
    case .unreadable: return nil
    case .sequence, .mapping:
      report(
        DiagnosticRule("yaml.key-not-text"),
        LocalizedText(
          en: "A key is a word; here stands a list or a mapping.",
          fr: "Une clé est un mot\u{202F}; il y a ici une liste ou un ensemble de clés."),
        at: key.mark,
        fix: [
          LocalizedText(
            en: "Put a key that contains braces or brackets between quotation marks: \"${code}\".",
            fr: "Mettez entre guillemets droits une clé qui contient des accolades ou des "
              + "crochets\u{202F}: \"${code}\".")
        ])
      return nil
    }
  }

  mutating func refusesAnchorOrTag(_ event: YAMLEvent, at mark: Mark) -> Bool {
    if let anchor = event.anchor {
      report(
        DiagnosticRule("yaml.anchor"),
        LocalizedText(
          en: "The anchor '&\(anchor)' is not allowed.",
          fr: "L’ancre «\u{202F}&\(anchor)\u{202F}» n’est pas admise."), at: mark,
        why: Self.writtenOut,
        fix: [
          LocalizedText(
            en: "Write the values where they are needed; 'for' makes many nodes from one pattern.",
            fr:
              "Écrivez les valeurs là où elles servent\u{202F}; «\u{202F}for\u{202F}» fait "
              + "plusieurs nœuds d’un même "
              + "modèle.")
        ])
    }
    guard let tag = event.tag else { return false }
    report(
      DiagnosticRule("yaml.tag"),
      LocalizedText(
        en: "The tag '\(tag)' is not allowed.",
        fr: "L’étiquette «\u{202F}\(tag)\u{202F}» n’est pas admise."),
      at: mark,
      fix: [
        LocalizedText(
          en: "Where the text itself starts with '!', put it between quotation marks: \"\(tag)\".",
          fr:
            "Si le texte lui-même commence par «\u{202F}!\u{202F}», mettez-le entre guillemets "
            + "droits\u{202F}: "
            + "\"\(tag)\".")
      ])
    return true
  }

  mutating func refuseAlias(_ name: String, at mark: Mark) {
    report(
      DiagnosticRule("yaml.alias"),
      LocalizedText(
        en: "The alias '*\(name)' is not allowed.",
        fr: "L’alias «\u{202F}*\(name)\u{202F}» n’est pas admis."),
      at: mark, why: Self.writtenOut,
      fix: [
        LocalizedText(
          en: "Where it is a pattern, put it between quotation marks: \"*\(name)\".",
          fr: "Si c’est un motif, mettez-le entre guillemets droits\u{202F}: \"*\(name)\".")
      ])
  }

  mutating func refuseMerge(at mark: Mark) {
    report(
      DiagnosticRule("yaml.merge-key"),
      LocalizedText(
        en: "The merge key '<<' is not allowed.",
        fr: "La clé de fusion «\u{202F}<<\u{202F}» n’est pas admise."),
      at: mark, why: Self.writtenOut,
      fix: [
        LocalizedText(en: "Write the keys themselves.", fr: "Écrivez les clés elles-mêmes.")
      ])
  }

  mutating func refuseDuplicate(_ key: String, at mark: Mark, first: Mark) {
    report(
      DiagnosticRule("yaml.duplicate-key"),
      LocalizedText(
        en: "The key '\(key)' stands twice: on line \(first.line) and on line \(mark.line).",
        fr:
          "La clé «\u{202F}\(key)\u{202F}» figure deux fois\u{202F}: ligne \(first.line) et ligne "
          + "\(mark.line)."
      ),
      at: mark, first,
      fix: [
        LocalizedText(
          en: "Keep one of the two, or rename one.",
          fr: "Gardez l’une des deux, ou renommez-en une.")
      ])
  }

  /// “2025” is a text with its curly quotes: hardly what was meant.
  mutating func warnOfCurlyQuotes(_ text: String, at mark: Mark) {
    guard text.count > 1, let first = text.first, let last = text.last, "“„‘".contains(first),
      "”“’".contains(last)
    else { return }
    let inner = text.dropFirst().dropLast()
    report(
      DiagnosticRule("yaml.curly-quotes"),
      LocalizedText(
        en: "The quotation marks of \(text) are part of the text.",
        fr: "Les guillemets de \(text) font partie du texte."),
      at: mark, severity: .warning,
      why: LocalizedText(
        en: "YAML knows straight quotation marks only; word processors curl them.",
        fr: "YAML ne connaît que les guillemets droits\u{202F}; les traitements de texte les "
          + "arrondissent."),
      fix: [
        LocalizedText(en: "Write \"\(inner)\".", fr: "Écrivez \"\(inner)\".")
      ])
  }

  private static let writtenOut = LocalizedText(
    en: "A methodology is read and cited line by line: every rule stands where it applies.",
    fr:
      "Une méthode se lit et se cite ligne par ligne\u{202F}: chaque règle figure là où elle "
      + "s’applique."
  )
}
