import CLibYAML
public import PalmaresCore

/// Reads YAML, and JSON, which is YAML, into a tree that knows its lines.
///
/// The strict part of YAML: no anchors, aliases, tags, merge keys, duplicate keys or second
/// documents, at most ``deepest`` levels. Each refusal has its own rule. All problems are reported,
/// up to the first that leaves no structure to go on with.
///
/// - Source: YAML 1.1 as read by libyaml 0.2; RFC 8259 for JSON.
public struct YAMLReader {
  public static let deepest = 64

  private let file: String
  private let end: (line: Int, column: Int)
  private let events: YAMLEventStream
  private var diagnostics: [Diagnostic] = []
  private var depth = 0

  /// Nothing more can be read; the reason is among the diagnostics.
  private struct Stop: Error {}

  /// - Returns: The tree, or `nil` where there is none, with everything that was refused.
  public static func read(
    _ bytes: [UInt8], file: String
  ) -> (tree: MarkedTree?, diagnostics: [Diagnostic]) {
    if let refusal = YAMLText.refusal(of: bytes, file: file) { return (nil, [refusal]) }
    var reader: YAMLReader
    do throws(YAMLProblem) {
      reader = try YAMLReader(bytes, file: file)
    } catch {
      return (nil, [error.diagnostic(in: file, endOfFile: (1, 1))])
    }
    let tree = reader.document()
    return (tree, reader.diagnostics)
  }

  private init(_ bytes: [UInt8], file: String) throws(YAMLProblem) {
    self.file = file
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    events = try YAMLEventStream(bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
    end = YAMLText.end(of: bytes)
  }

  private mutating func document() -> MarkedTree? {
    do throws(Stop) {
      while true {
        let event = try next()
        switch event.kind {
        case .streamStart, .documentStart: continue
        case .streamEnd, .documentEnd: return nil
        default:
          let tree = try self.tree(event)
          try refuseSecondDocument()
          return tree
        }
      }
    } catch {
      return nil
    }
  }

  private mutating func refuseSecondDocument() throws(Stop) {
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd: return
      case .documentStart:
        return report(
          DiagnosticRule("yaml.several-documents"),
          LocalizedText(
            en: "A second document starts here; a file holds one.",
            fr: "Un second document commence ici\u{202F}; un fichier n’en contient qu’un."),
          at: mark(event.start),
          fix: [
            LocalizedText(
              en: "Take away the line '---', or put the second part into its own file.",
              fr:
                "Supprimez la ligne «\u{202F}---\u{202F}», ou mettez la seconde partie dans un "
                + "autre fichier."
            )
          ])
      default: continue
      }
    }
  }

  private mutating func next() throws(Stop) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try events.next()
    } catch {
      diagnostics.append(error.diagnostic(in: file, endOfFile: end))
      throw Stop()
    }
  }

  private mutating func tree(_ event: YAMLEvent) throws(Stop) -> MarkedTree {
    let mark = mark(event.start)
    let isRefused = refusesAnchorOrTag(event, at: mark)
    let content: MarkedTree.Content
    switch event.kind {
    case .alias(let name):
      refuseAlias(name, at: mark)
      content = .unreadable
    case .scalar(let text, let style):
      return scalar(text, style, event, isRefused: isRefused)
    case .sequenceStart: content = try nested(at: mark) { (me) throws(Stop) in try me.sequence() }
    case .mappingStart: content = try nested(at: mark) { (me) throws(Stop) in try me.mapping() }
    default: content = .unreadable
    }
    return MarkedTree(isRefused ? .unreadable : content, at: mark)
  }

  private mutating func nested(
    at mark: Mark, _ read: (inout YAMLReader) throws(Stop) -> MarkedTree.Content
  ) throws(Stop) -> MarkedTree.Content {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      report(
        DiagnosticRule("yaml.nesting"),
        LocalizedText(
          en: "Lists and mappings are nested more than \(Self.deepest) levels deep.",
          fr: "Listes et correspondances sont imbriquées sur plus de \(Self.deepest) niveaux."),
        at: mark)
      throw Stop()
    }
    return try read(&self)
  }

  private mutating func sequence() throws(Stop) -> MarkedTree.Content {
    var items: [MarkedTree] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { return .sequence(items) }
      items.append(try tree(event))
    }
  }

  private mutating func mapping() throws(Stop) -> MarkedTree.Content {
    var entries: [MarkedTree.Entry] = []
    var marks: [String: Mark] = [:]
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { return .mapping(entries) }
      let key = try tree(event)
      let value = try tree(try next())
      guard let text = keyText(key, event) else { continue }
      if let first = marks[text] {
        refuseDuplicate(text, at: key.mark, first: first)
      } else {
        marks[text] = key.mark
        entries.append(MarkedTree.Entry(key: text, keyMark: key.mark, value: value))
      }
    }
  }

  private mutating func scalar(
    _ text: String, _ style: yaml_scalar_style_t, _ event: YAMLEvent, isRefused: Bool
  ) -> MarkedTree {
    var mark = mark(event.start)
    let isPlain = style == YAML_PLAIN_SCALAR_STYLE
    let quotes = isPlain ? 0 : 2
    let width = event.end.column - event.start.column
    if event.start.line == event.end.line, width == text.unicodeScalars.count + quotes {
      mark.textColumn = mark.column + quotes / 2
    }
    if text.unicodeScalars.contains("\0") {
      report(DiagnosticRule("yaml.nul"), YAMLText.nulMessage, at: mark)
      return MarkedTree(.unreadable, at: mark)
    }
    return MarkedTree(
      isRefused ? .unreadable : .scalar(MarkedTree.Scalar(text, isQuoted: !isPlain)), at: mark)
  }

  private func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(line: mark.line + 1, column: mark.column + 1)
  }

  private mutating func report(
    _ rule: DiagnosticRule, _ summary: LocalizedText, at marks: Mark..., why: LocalizedText? = nil,
    fix: [LocalizedText] = []
  ) {
    diagnostics.append(
      Diagnostic(
        rule, .error, summary,
        at: marks.map { SourceLocation(file: file, line: $0.line, column: $0.column) }, why: why,
        fix: fix))
  }
}

// MARK: What is refused

extension YAMLReader {
  private mutating func keyText(_ key: MarkedTree, _ event: YAMLEvent) -> String? {
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
          fr: "Une clé est un mot\u{202F}; il y a ici une liste ou une correspondance."),
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

  private mutating func refusesAnchorOrTag(_ event: YAMLEvent, at mark: Mark) -> Bool {
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

  private mutating func refuseAlias(_ name: String, at mark: Mark) {
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

  private mutating func refuseMerge(at mark: Mark) {
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

  private mutating func refuseDuplicate(_ key: String, at mark: Mark, first: Mark) {
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

  private static let writtenOut = LocalizedText(
    en: "A methodology is read and cited line by line: every rule stands where it applies.",
    fr:
      "Une méthodologie se lit et se cite ligne par ligne\u{202F}: chaque règle figure là où elle "
      + "s’applique."
  )
}
