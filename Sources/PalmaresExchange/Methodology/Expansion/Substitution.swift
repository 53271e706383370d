import PalmaresCore

/// What `${name}` stands for in one node made by `for`.
struct Substitution {
  var values: [String: String] = [:]
  var origin: ExpansionOrigin?

  func merging(_ other: Substitution) -> Substitution {
    Substitution(
      values: values.merging(other.values) { first, _ in first }, origin: origin ?? other.origin)
  }

  /// The tree with every `${name}` replaced, in keys and in values.
  func applied(to excerpt: Excerpt) -> MarkedTree {
    var tree = excerpt.tree
    switch tree.content {
    case .scalar(let scalar):
      guard Self.mayHoldName(scalar.text) else { return tree }
      guard let text = text(scalar.text, at: tree.mark, in: excerpt) else {
        return MarkedTree(.unreadable, at: tree.mark)
      }
      tree.mark = placed(tree.mark)
      // A name alone is the cell itself, as if it stood there without quotation marks.
      let isQuoted = scalar.isQuoted && !Self.isOneName(scalar.text)
      tree.content = .scalar(MarkedTree.Scalar(text, isQuoted: isQuoted))
    case .sequence(let items):
      tree.content = .sequence(
        items.enumerated().map { applied(to: excerpt.item($0.offset, $0.element)) })
    case .mapping(let entries):
      tree.content = .mapping(applied(to: entries, in: excerpt))
    case .unreadable: break
    }
    return tree
  }

  private func applied(
    to entries: [MarkedTree.Entry], in excerpt: Excerpt
  ) -> [MarkedTree.Entry] {
    var result: [MarkedTree.Entry] = []
    for entry in entries {
      var entry = entry
      entry.value = applied(to: excerpt.field(entry.key, entry.value))
      if Self.mayHoldName(entry.key) {
        guard let key = text(entry.key, at: entry.keyMark, in: excerpt) else { continue }
        // As of a value: a name alone is the cell itself.
        if Self.isOneName(entry.key) { entry.keyIsQuoted = false }
        (entry.key, entry.keyMark) = (key, placed(entry.keyMark))
      }
      if !values.isEmpty, let first = result.first(where: { $0.key == entry.key }) {
        refuseTwice(entry.key, entry.keyMark, first.keyMark, excerpt)
        continue
      }
      result.append(entry)
    }
    return result
  }

  /// A text with its names replaced; `nil` where one is unknown, which is reported.
  func text(_ text: String, at mark: Mark, in excerpt: Excerpt) -> String? {
    var result = ""
    var rest = text[...]
    var isWhole = true
    while let start = Self.start(in: rest) {
      result += rest[..<start]
      let inside = rest[start...].dropFirst(2)
      guard let end = inside.firstIndex(of: "}") else {
        refuseUnclosed(text, mark, excerpt)
        return nil
      }
      let name = Self.trimmed(inside[..<end])
      if let value = values[name] {
        result += value
      } else {
        refuseUnknown(name, mark, excerpt)
        isWhole = false
      }
      rest = inside[inside.index(after: end)...]
    }
    return isWhole ? result + rest : nil
  }

  private func placed(_ mark: Mark) -> Mark {
    Mark(line: mark.line, column: mark.column, origin: origin, file: mark.file)
  }

  private static func start(in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while let dollar = text[index...].firstIndex(of: "$") {
      let next = text.index(after: dollar)
      if next < text.endIndex, text[next] == "{" { return dollar }
      index = next
    }
    return nil
  }

  /// A look at the bytes: most texts hold no name, and there are thousands.
  private static func mayHoldName(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "$"))
  }

  private static func isOneName(_ text: String) -> Bool {
    text.hasPrefix("${") && text.firstIndex(of: "}") == text.indices.last
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    let length = start.reversed().drop { $0 == " " }.count
    return String(start.prefix(length))
  }
}

// MARK: What is refused

extension Substitution {
  private func refuseUnknown(_ name: String, _ mark: Mark, _ excerpt: Excerpt) {
    let known = values.keys.sorted()
    var mark = mark
    mark.origin = nil
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-name"),
      known.isEmpty
        ? LocalizedText(
          en: "'${\(name)}' stands where no 'for' gives names.",
          fr:
            "«\u{202F}${\(name)}\u{202F}» figure là où aucun «\u{202F}for\u{202F}» ne donne de "
            + "noms."
        )
        : LocalizedText(
          en: "'for' gives no name '\(name)'; it gives \(culprits(known).en).",
          fr:
            "«\u{202F}for\u{202F}» ne donne pas de nom «\u{202F}\(name)\u{202F}»\u{202F}; il "
            + "donne \(culprits(known).fr)."
        ), at: mark,
      fix: known.suggestion(for: name))
  }

  private func refuseUnclosed(_ text: String, _ mark: Mark, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.unclosed-name"),
      LocalizedText(
        en: "In '\(text)', '${' is opened and never closed.",
        fr: "Dans «\u{202F}\(text)\u{202F}», «\u{202F}${\u{202F}» est ouvert et jamais fermé."),
      at: mark,
      fix: [LocalizedText(en: "Write '${name}'.", fr: "Écrivez «\u{202F}${nom}\u{202F}».")])
  }

  private func refuseTwice(_ key: String, _ mark: Mark, _ first: Mark, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.key-twice"),
      LocalizedText(
        en: "The key '\(key)' stands twice once '${…}' is replaced.",
        fr:
          "La clé «\u{202F}\(key)\u{202F}» figure deux fois une fois «\u{202F}${…}\u{202F}» "
          + "remplacé."
      ), at: mark,
      also: [excerpt.context.location(first)])
  }
}
