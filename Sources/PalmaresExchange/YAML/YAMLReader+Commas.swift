import PalmaresCore

/// Between braces and brackets a comma parts: an expression or a decimal comma without quotation
/// marks falls into pieces. The pieces are put together again, and one message says so.
extension YAMLReader {
  mutating func cutAtCommas(_ entries: [MarkedTree.Entry]) -> [MarkedTree.Entry] {
    var whole: [MarkedTree.Entry] = []
    var index = 0
    while index < entries.count {
      var entry = entries[index]
      let pieces = Self.pieces(of: entry, among: entries[(index + 1)...])
      index += 1 + pieces.count
      if !pieces.isEmpty, let start = entry.value.scalar {
        refuseCut([start.text] + pieces, at: entry.value.mark)
        entry.value = MarkedTree(.unreadable, at: entry.value.mark)
      }
      whole.append(entry)
    }
    return whole
  }

  mutating func cutAtCommas(_ items: [MarkedTree]) -> [MarkedTree] {
    var whole: [MarkedTree] = []
    var index = 0
    while index < items.count {
      let item = items[index]
      let pieces = Self.pieces(
        closing: item, among: items[(index + 1)...].prefix(Self.longestCut).map(\.plainText))
      index += 1 + pieces.count
      if pieces.isEmpty {
        whole.append(item)
      } else {
        refuseCut([item.plainText ?? ""] + pieces, at: item.mark)
        whole.append(MarkedTree(.unreadable, at: item.mark))
      }
    }
    return whole
  }

  /// Nobody writes an expression with more commas; a list of thousands isn't searched for each item.
  private static let longestCut = 32

  /// The keys without a value that belong to the value before them.
  private static func pieces(
    of entry: MarkedTree.Entry, among following: ArraySlice<MarkedTree.Entry>
  ) -> [String] {
    let keys = following.prefix(longestCut).prefix {
      !$0.keyIsQuoted && $0.value.isNull && $0.value.scalar?.text.isEmpty == true
    }
    if let next = keys.first, let text = entry.value.plainText, isInteger(text, signed: true),
      isInteger(next.key, signed: false), next.keyMark.line == entry.value.mark.line,
      next.keyMark.column == entry.value.mark.column + text.count + 1
    {
      return [next.key]
    }
    return pieces(closing: entry.value, among: keys.map(\.key))
  }

  /// What follows an open parenthesis, up to where it is closed; nothing where it never is.
  private static func pieces(closing tree: MarkedTree, among following: [String?]) -> [String] {
    guard let text = tree.plainText else { return [] }
    var open = openings(text)
    var pieces: [String] = []
    guard open > 0 else { return [] }
    for piece in following {
      guard let piece else { return [] }
      pieces.append(piece)
      open += openings(piece)
      if open <= 0 { return pieces }
    }
    return []
  }

  private static func openings(_ text: String) -> Int {
    text.utf8.reduce(0) {
      $0 + ($1 == UInt8(ascii: "(") ? 1 : $1 == UInt8(ascii: ")") ? -1 : 0)
    }
  }

  private static func isInteger(_ text: String, signed: Bool) -> Bool {
    let digits = signed && text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (UInt8(ascii: "0")...0x39).contains($0) }
  }

  private mutating func refuseCut(_ pieces: [String], at mark: Mark) {
    let isNumber = pieces.count == 2 && pieces.allSatisfy { Self.isInteger($0, signed: true) }
    let text = pieces.joined(separator: isNumber ? "," : ", ")
    let point = pieces.joined(separator: ".")
    let quote = text.contains("\"") ? "'" : "\""
    report(
      DiagnosticRule("yaml.cut-at-comma"),
      LocalizedText(
        en: "The comma cuts '\(text)' into \(pieces.count) parts.",
        fr: "La virgule coupe «\u{202F}\(text)\u{202F}» en \(pieces.count) morceaux."),
      at: mark,
      why: LocalizedText(
        en: "Between braces or brackets a comma parts one entry from the next.",
        fr: "Entre accolades ou crochets, une virgule sépare un élément du suivant."),
      fix: isNumber
        ? [
          LocalizedText(
            en: "Write \(point), with a decimal point.",
            fr: "Écrivez \(point), avec un point décimal.")
        ]
        : [
          LocalizedText(
            en: "Put the expression between quotation marks: \(quote)\(text)\(quote).",
            fr: "Mettez l’expression entre guillemets droits\u{202F}: \(quote)\(text)\(quote).")
        ])
  }
}

extension MarkedTree {
  /// A scalar without quotation marks.
  fileprivate var plainText: String? {
    scalar.flatMap { $0.isQuoted ? nil : $0.text }
  }
}
