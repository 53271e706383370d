import CLibYAML
import PalmaresCore

extension YAMLProblem {
  /// libyaml's words and place, as a sentence that helps.
  func diagnostic(in file: String, endOfFile end: (line: Int, column: Int)) -> Diagnostic {
    if let mark = contextMark, let refusal = refusalOfSpecialStart(Self.place(mark, file)) {
      return refusal
    }
    var places: [SourceLocation] = []
    var isAtEnd = false
    if let mark {
      isAtEnd = (mark.line + 1, mark.column + 1) >= end
      places.append(
        isAtEnd
          ? SourceLocation(file: file, line: end.line, column: end.column)
          : Self.place(mark, file))
    }
    if let contextMark, contextMark.index != mark?.index {
      places.append(Self.place(contextMark, file))
    }
    if character == "\t", let place = places.first { return Self.tab(at: place) }
    if let space = noBreakSpace { return Self.noBreakSpace(space, in: file) }
    return Diagnostic(
      DiagnosticRule("yaml.syntax"), .error, summary, at: places,
      why: isAtEnd ? Self.truncated : nil, fix: fixes)
  }

  /// A tag, anchor or alias that isn't even a valid one: a text that starts with its sign.
  private func refusalOfSpecialStart(_ place: SourceLocation) -> Diagnostic? {
    let (rule, sign): (DiagnosticRule, String)
    switch context {
    case "while scanning a tag": (rule, sign) = (DiagnosticRule("yaml.tag"), "!")
    case "while scanning an anchor": (rule, sign) = (DiagnosticRule("yaml.anchor"), "&")
    case "while scanning an alias": (rule, sign) = (DiagnosticRule("yaml.alias"), "*")
    default: return nil
    }
    return Diagnostic(
      rule, .error,
      LocalizedText(
        en: "A text can't start with '\(sign)' without quotation marks.",
        fr: "Un texte ne peut pas commencer par «\u{202F}\(sign)\u{202F}» sans guillemets."),
      at: [place],
      fix: [
        LocalizedText(
          en: "Put it between quotation marks: \"\(sign)…\".",
          fr: "Mettez-le entre guillemets droits\u{202F}: \"\(sign)…\".")
      ])
  }

  private static func tab(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("yaml.syntax"), .error,
      LocalizedText(
        en: "A tab stands in the indentation.", fr: "Une tabulation figure dans le retrait."),
      at: [place], fix: [indentWithSpaces])
  }

  private static func noBreakSpace(
    _ space: (scalar: Unicode.Scalar, line: Int, column: Int), in file: String
  ) -> Diagnostic {
    let code = "U+" + String(space.scalar.value, radix: 16, uppercase: true).padded(to: 4)
    return Diagnostic(
      DiagnosticRule("yaml.syntax"), .error,
      LocalizedText(
        en: "A no-break space (\(code)) stands where YAML needs a plain one.",
        fr: "Une espace insécable (\(code)) figure là où YAML demande une espace ordinaire."),
      at: [SourceLocation(file: file, line: space.line, column: space.column)],
      why: LocalizedText(
        en: "It looks like a space, and is a letter of the text to YAML.",
        fr: "Elle ressemble à une espace, et YAML y voit une lettre du texte."),
      fix: [
        LocalizedText(
          en: "Delete it and type a space; word processors and web pages put such characters in.",
          fr: "Supprimez-la et tapez une espace\u{202F}; traitements de texte et pages web en "
            + "mettent.")
      ])
  }

  private static func place(_ mark: yaml_mark_t, _ file: String, name: String? = nil)
    -> SourceLocation
  {
    SourceLocation(file: file, line: mark.line + 1, column: mark.column + 1, name: name)
  }

  private static let truncated = LocalizedText(
    en: "The file ends here: it may have been cut off.",
    fr: "Le fichier s’arrête ici\u{202F}: il a peut-être été coupé.")

  private var summary: LocalizedText {
    Self.sentences[message]
      ?? LocalizedText(
        en: "The file is not valid YAML here (\(message)).",
        fr: "Le fichier n’est pas du YAML valide à cet endroit (\(message)).")
  }

  private var fixes: [LocalizedText] { Self.advice[message].map { [$0] } ?? [] }

  private static let sentences: [String: LocalizedText] = [
    "found character that cannot start any token": LocalizedText(
      en: "No text can start with this character.",
      fr: "Aucun texte ne peut commencer par ce caractère."),
    "mapping values are not allowed in this context": LocalizedText(
      en: "A ':' stands where no key can be.",
      fr: "Un «\u{202F}:\u{202F}» figure là où il n’y a pas de clé."),
    "could not find expected ':'": LocalizedText(
      en: "A key stands here without its ':'.",
      fr: "Une clé figure ici sans son «\u{202F}:\u{202F}»."),
    "did not find expected key": LocalizedText(
      en: "A key was expected here; the line may be indented differently from those above.",
      fr:
        "Une clé était attendue ici\u{202F}; le retrait de la ligne diffère peut-être de celui des "
        + "lignes précédentes."),
    "did not find expected '-' indicator": LocalizedText(
      en: "A list item, starting with '-', was expected here.",
      fr: "Un élément de liste, commençant par «\u{202F}-\u{202F}», était attendu ici."),
    "did not find expected ',' or ']'": LocalizedText(
      en: "A ',' or the closing ']' of the list is missing here.",
      fr: "Il manque ici une «\u{202F},\u{202F}» ou le «\u{202F}]\u{202F}» qui ferme la liste."),
    "did not find expected ',' or '}'": LocalizedText(
      en: "A ',' or the closing '}' is missing here.",
      fr: "Il manque ici une «\u{202F},\u{202F}» ou le «\u{202F}}\u{202F}» fermant."),
    "did not find expected node content": LocalizedText(
      en: "A value is missing here.", fr: "Il manque une valeur ici."),
    "did not find expected <document start>": LocalizedText(
      en: "Something stands after the end of the content.",
      fr: "Il y a quelque chose après la fin du contenu."),
    "did not find the expected whitespace or line break": LocalizedText(
      en: "A space is missing here.", fr: "Il manque une espace ici."),
    "found unexpected end of stream": LocalizedText(
      en: "A quotation mark is opened and never closed.",
      fr: "Un guillemet est ouvert et jamais fermé."),
    "found unexpected document indicator": LocalizedText(
      en: "A line '---' stands inside a quoted text.",
      fr: "Une ligne «\u{202F}---\u{202F}» figure dans un texte entre guillemets."),
    "found unknown escape character": LocalizedText(
      en: "This escape after '\\' does not exist.",
      fr: "Cet échappement après «\u{202F}\\\u{202F}» n’existe pas."),
    "found a tab character where an indentation space is expected": LocalizedText(
      en: "A tab stands in the indentation.", fr: "Une tabulation figure dans le retrait."),
    "found a tab character that violates indentation": LocalizedText(
      en: "A tab stands in the indentation.", fr: "Une tabulation figure dans le retrait."),
    "block sequence entries are not allowed in this context": LocalizedText(
      en: "A list item can't start here.", fr: "Un élément de liste ne peut pas commencer ici."),
    "mapping keys are not allowed in this context": LocalizedText(
      en: "A key can't start here.", fr: "Une clé ne peut pas commencer ici."),
    "found unexpected ':'": LocalizedText(
      en: "A ':' stands inside a text without quotation marks.",
      fr: "Un «\u{202F}:\u{202F}» figure dans un texte sans guillemets."),
    "control characters are not allowed": LocalizedText(
      en: "A control character stands here.", fr: "Un caractère de contrôle figure ici."),
    "found invalid Unicode character escape code": LocalizedText(
      en: "This '\\u' escape is not a character.",
      fr: "Cet échappement «\u{202F}\\u\u{202F}» n’est pas un caractère."),
    "found undefined tag handle": LocalizedText(
      en: "Tags ('!…') are not allowed.",
      fr: "Les étiquettes («\u{202F}!…\u{202F}») ne sont pas admises."),
  ]

  private static let quoteIt = LocalizedText(
    en: "Put the text between quotation marks.", fr: "Mettez le texte entre guillemets droits.")
  private static let quoteBraces = LocalizedText(
    en: "Inside [ ] and { }, put texts with commas, braces or '${…}' between quotation marks.",
    fr: "Entre [ ] et { }, mettez entre guillemets droits les textes avec virgules, accolades ou "
      + "«\u{202F}${…}\u{202F}».")
  private static let indentWithSpaces = LocalizedText(
    en: "Indent with spaces, the same number for all keys of a mapping.",
    fr: "Mettez des espaces en retrait, le même nombre pour toutes les clés d’un même niveau.")

  private static let advice: [String: LocalizedText] = [
    "found character that cannot start any token": quoteIt,
    "mapping values are not allowed in this context": LocalizedText(
      en: "Put a text that contains ': ' between quotation marks, and indent keys equally.",
      fr:
        "Mettez entre guillemets droits un texte qui contient «\u{202F}:\u{202F}», et alignez les "
        + "clés."
    ),
    "could not find expected ':'": LocalizedText(
      en: "Write 'key: value'.", fr: "Écrivez «\u{202F}clé: valeur\u{202F}»."),
    "did not find expected key": indentWithSpaces,
    "did not find expected '-' indicator": indentWithSpaces,
    "did not find expected ',' or ']'": quoteBraces,
    "did not find expected ',' or '}'": quoteBraces,
    "found unexpected ':'": quoteIt,
    "found a tab character where an indentation space is expected": indentWithSpaces,
    "found a tab character that violates indentation": indentWithSpaces,
    "found undefined tag handle": quoteIt,
    "found unknown escape character": LocalizedText(
      en: "Write the text between single quotation marks, where '\\' has no meaning.",
      fr:
        "Écrivez le texte entre guillemets simples, où «\u{202F}\\\u{202F}» n’a pas de sens "
        + "particulier."
    ),
  ]
}

extension String {
  /// With zeros in front, to so many characters.
  fileprivate func padded(to width: Int) -> String {
    String(repeating: "0", count: Swift.max(0, width - count)) + self
  }
}
