import PalmaresCore

/// The fields of one mapping whose keys belong to the language.
struct FieldReader {
  let excerpt: Excerpt
  private let entries: [MarkedTree.Entry]
  private let keys: KeySet

  /// Starts reading, and reports unknown keys. `others` are words that are right elsewhere, offered
  /// when one of them was meant.
  init(
    _ excerpt: Excerpt, _ entries: [MarkedTree.Entry], _ keys: KeySet, also others: [String] = []
  ) {
    self.excerpt = excerpt
    self.entries = entries
    self.keys = keys
    for entry in entries where !keys.keys.contains(entry.key) { refuse(entry, also: others) }
  }

  private func refuse(_ entry: MarkedTree.Entry, also others: [String]) {
    let list = keys.keys.map { "'\($0)'" }.joined(separator: ", ")
    let what = excerpt.path.isEmpty ? "" : " (\(excerpt.path))"
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-key"),
      LocalizedText(
        en: "There is no key '\(entry.key)' here\(what).",
        fr: "Il n’y a pas de clé «\u{202F}\(entry.key)\u{202F}» ici\(what)."), at: entry.keyMark,
      fix: decimalPoint(entry) + (keys.keys + others).suggestion(for: entry.key) + [
        LocalizedText(en: "Known here: \(list).", fr: "Clés connues ici\u{202F}: \(list).")
      ])
  }

  /// `{const: 1,5}` is read as two keys.
  private func decimalPoint(_ entry: MarkedTree.Entry) -> [LocalizedText] {
    guard entry.value.isNull, DecimalNumber.value(of: entry.key) != nil else { return [] }
    return [
      LocalizedText(
        en: "A comma parts keys here: write decimals with a point.",
        fr: "Une virgule sépare ici des clés\u{202F}: écrivez les décimales avec un point.")
    ]
  }

  /// The value of a key, where it is written.
  func optional(_ key: String) -> Excerpt? {
    entries.first { $0.key == key }.map { excerpt.field(key, $0.value) }
  }

  /// The value of a key; its absence is reported.
  func required(_ key: String, fix: [LocalizedText] = []) -> Excerpt? {
    if let value = optional(key) { return value }
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
