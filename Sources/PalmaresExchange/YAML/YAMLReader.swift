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
  private let isJSON: Bool
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
    isJSON = YAMLText.isJSON(bytes)
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
          fr: "Listes et ensembles de clés sont imbriqués sur plus de \(Self.deepest) niveaux."),
        at: mark)
      throw Stop()
    }
    return try read(&self)
  }

  private mutating func sequence() throws(Stop) -> MarkedTree.Content {
    var items: [MarkedTree] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind { return .sequence(cutAtCommas(items)) }
      items.append(try tree(event))
    }
  }

  private mutating func mapping() throws(Stop) -> MarkedTree.Content {
    var entries: [MarkedTree.Entry] = []
    while true {
      let event = try next()
      if case .mappingEnd = event.kind { return .mapping(eachOnce(cutAtCommas(entries))) }
      let key = try tree(event)
      let value = try tree(try next())
      guard let text = keyText(key, event) else { continue }
      let isQuoted = !isJSON && key.scalar?.isQuoted == true
      entries.append(
        MarkedTree.Entry(key: text, keyMark: key.mark, value: value, keyIsQuoted: isQuoted))
    }
  }

  private mutating func eachOnce(_ entries: [MarkedTree.Entry]) -> [MarkedTree.Entry] {
    var marks: [String: Mark] = [:]
    return entries.filter { entry in
      if let first = marks[entry.key] {
        refuseDuplicate(entry.key, at: entry.keyMark, first: first)
        return false
      }
      marks[entry.key] = entry.keyMark
      return true
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
    if isPlain { warnOfCurlyQuotes(text, at: mark) }
    return MarkedTree(
      isRefused ? .unreadable : .scalar(MarkedTree.Scalar(text, isQuoted: !isPlain)), at: mark)
  }

  private func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(line: mark.line + 1, column: mark.column + 1)
  }

  mutating func report(
    _ rule: DiagnosticRule, _ summary: LocalizedText, at marks: Mark...,
    severity: Severity = .error, why: LocalizedText? = nil, fix: [LocalizedText] = []
  ) {
    diagnostics.append(
      Diagnostic(
        rule, severity, summary,
        at: marks.map { SourceLocation(file: file, line: $0.line, column: $0.column) }, why: why,
        fix: fix))
  }
}
