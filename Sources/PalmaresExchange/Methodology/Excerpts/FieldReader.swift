import PalmaresCore

/// The fields of one mapping whose keys belong to the language.
struct FieldReader {
  let excerpt: Excerpt
  private let entries: [MarkedTree.Entry]
  private let keys: KeySet
  /// The known keys that unknown ones are near to: said once, they aren't missing too.
  private let misspelt: Set<String>

  /// Starts reading, and reports unknown keys. `others` are words that are right elsewhere, offered
  /// when one of them was meant.
  init(
    _ excerpt: Excerpt, _ entries: [MarkedTree.Entry], _ keys: KeySet, also others: [String] = []
  ) {
    self.excerpt = excerpt
    self.entries = entries
    self.keys = keys
    let known = keys.keys
    let unknown = entries.filter { !known.contains($0.key) }
    let absent = known.filter { key in !entries.contains { $0.key == key } }
    misspelt = Set(unknown.compactMap { absent.nearest(to: Self.bare($0.key)) })
    for entry in unknown { refuse(entry, also: others) }
  }

  /// Whether a key stands here that isn't known: what it was meant to be may then seem to be missing.
  var hasUnknownKeys: Bool { entries.contains { !keys.keys.contains($0.key) } }

  private func refuse(_ entry: MarkedTree.Entry, also others: [String]) {
    let known = keys.keys.filter { $0 != "form" }
    let all = known + others.filter { !known.contains($0) }
    let list = choices(all)
    let what = excerpt.path.isEmpty ? "" : " (\(excerpt.path))"
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-key"),
      LocalizedText(
        en: "There is no key '\(entry.key)' here\(what).",
        fr: "Il n’y a pas de clé «\u{202F}\(entry.key)\u{202F}» ici\(what)."), at: entry.keyMark,
      fix: Self.noBreakSpace(in: entry.key) + all.suggestion(for: Self.bare(entry.key)) + [
        LocalizedText(en: "Known here: \(list.en).", fr: "Clés connues ici\u{202F}: \(list.fr).")
      ])
  }

  /// A key up to a no-break space, which YAML takes for a letter.
  private static func bare(_ key: String) -> String {
    String(key.trimmed.prefix { !isNoBreakSpace($0) && $0 != ":" })
  }

  private static func isNoBreakSpace(_ character: Character) -> Bool {
    character == "\u{A0}" || character == "\u{202F}"
  }

  private static func noBreakSpace(in key: String) -> [LocalizedText] {
    guard key.contains(where: isNoBreakSpace) else { return [] }
    return [
      LocalizedText(
        en: "It holds a no-break space (U+00A0 or U+202F): delete it and type a plain space.",
        fr: "Elle contient une espace insécable (U+00A0 ou U+202F)\u{202F}: supprimez-la et tapez "
          + "une espace ordinaire.")
    ]
  }

  /// The value of a key, where it is written.
  func optional(_ key: String) -> Excerpt? {
    entries.first { $0.key == key }.map { excerpt.field(key, $0.value) }
  }

  /// The value of a key; its absence is reported.
  func required(_ key: String, fix: [LocalizedText] = []) -> Excerpt? {
    if let value = optional(key) { return value }
    if misspelt.contains(key) { return nil }
    excerpt.refuse(
      DiagnosticRule("methodology.missing-key"),
      LocalizedText(
        en: "\(place.en)the key '\(key)' is missing.",
        fr: "\(place.fr)il manque la clé «\u{202F}\(key)\u{202F}»."), fix: fix)
    return nil
  }

  private var place: LocalizedText {
    if excerpt.path.isEmpty { return LocalizedText(en: "In the file, ", fr: "Dans le fichier, ") }
    return LocalizedText(
      en: "In '\(excerpt.path)', ", fr: "Dans «\u{202F}\(excerpt.path)\u{202F}», ")
  }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// Where a key stands.
  func mark(of key: String) -> Mark? { entries.first { $0.key == key }?.keyMark }

  /// Those of some keys that are written, in the order of the file.
  func written(_ candidates: [String]) -> [(key: String, value: Excerpt)] {
    entries.filter { candidates.contains($0.key) }.map { ($0.key, excerpt.field($0.key, $0.value)) }
  }

  /// Reports keys that mean nothing beside what else is written.
  func refuse(misplaced candidates: [String], because reason: LocalizedText) {
    for entry in entries where candidates.contains(entry.key) {
      excerpt.refuse(
        DiagnosticRule("methodology.misplaced-key"),
        LocalizedText(
          en: "\(place.en)the key '\(entry.key)' has no meaning.",
          fr: "\(place.fr)la clé «\u{202F}\(entry.key)\u{202F}» n’a pas de sens."),
        at: entry.keyMark,
        why: reason)
    }
  }
}

extension Excerpt {
  /// A mapping with the keys of the language; unknown ones are reported.
  func fields(_ keys: KeySet, also others: [String] = []) -> FieldReader? {
    guard let entries = tree.mapping else {
      refuseKind(.mapping)
      return nil
    }
    return FieldReader(self, entries, keys, also: others)
  }
}
