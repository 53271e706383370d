import PalmaresCore

/// Reads what a methodology says of itself.
struct HeaderReader {
  static let version = "1"

  let fields: FieldReader

  func read() -> MethodologyHeader? {
    version()
    let id = fields.required("id").flatMap(identifier)
    let edition = fields.required("edition")?.text()
    let title = fields.required("title")?.localizedText()
    let status = fields.required("status")?.choice(MethodologyHeader.Status.self)
    var header = MethodologyHeader(
      id: id ?? "", edition: edition ?? "", title: title ?? LocalizedText(""),
      about: fields.optional("about")?.localizedText(),
      publisher: fields.optional("publisher")?.text(), status: status ?? .example,
      licence: fields.optional("licence")?.localizedText(),
      sources: fields.optional("sources").map(sources) ?? [],
      undisclosed: texts("undisclosed"), notes: texts("notes"))
    header.insteadOf = insteadOf(header.id)
    return id == nil || edition == nil || title == nil || status == nil ? nil : header
  }

  /// Checks the version of the language.
  func version() {
    let advice = [
      LocalizedText(
        en: "Start the file with 'palmares: 1'.",
        fr: "Commencez le fichier par «\u{202F}palmares: 1\u{202F}».")
    ]
    guard let excerpt = fields.required("palmares", fix: advice), let text = excerpt.text(),
      text != Self.version
    else { return }
    excerpt.refuse(
      DiagnosticRule("methodology.version"),
      LocalizedText(
        en: "The file is written in version '\(text)' of the language; version 1 is known here.",
        fr:
          "Le fichier est écrit dans la version «\u{202F}\(text)\u{202F}» du langage\u{202F}; la "
          + "version 1 est connue "
          + "ici."), fix: advice)
  }

  private func identifier(_ excerpt: Excerpt) -> String? {
    guard let text = excerpt.text() else { return nil }
    let isFine =
      text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      } && !text.hasPrefix("-") && !text.hasSuffix("-")
    if isFine { return text }
    let better = Self.mended(text)
    excerpt.refuse(
      DiagnosticRule("methodology.identifier"),
      LocalizedText(
        en: "The id '\(text)' holds more than lower-case letters, digits and hyphens.",
        fr:
          "L’identifiant «\u{202F}\(text)\u{202F}» contient autre chose que des minuscules, "
          + "chiffres et traits "
          + "d’union."),
      fix: better.isEmpty
        ? []
        : [LocalizedText(en: "Write '\(better)'.", fr: "Écrivez «\u{202F}\(better)\u{202F}».")])
    return nil
  }

  private static func mended(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }

  /// One entry, or a list of them.
  func insteadOf(_ own: String) -> [MethodologyHeader.Unestablished] {
    guard let excerpt = fields.optional("instead_of") else { return [] }
    let items = excerpt.tree.mapping == nil ? excerpt.list() ?? [] : [excerpt]
    return items.compactMap { item in
      guard let fields = item.fields(.insteadOf) else { return nil }
      let named = fields.required("id")
      let id = named.flatMap(identifier)
      let because = fields.required("because")?.localizedText()
      if let named, let id, id == own { refuseInsteadOfItself(named, id) }
      guard let id, let because else { return nil }
      return MethodologyHeader.Unestablished(id: id, because: because)
    }
  }

  private func refuseInsteadOfItself(_ excerpt: Excerpt, _ id: String) {
    excerpt.refuse(
      DiagnosticRule("methodology.instead-of-taken"),
      LocalizedText(
        en: "'\(id)' can't stand in place of itself.",
        fr: "« \(id) » ne peut pas tenir lieu de soi-même."),
      why: LocalizedText(
        en: "'instead_of' names a methodology that is not established.",
        fr: "« instead_of » nomme une méthode qui n’est pas établie."))
  }

  private func texts(_ key: String) -> [LocalizedText] {
    guard let excerpt = fields.optional(key) else { return [] }
    return (excerpt.list() ?? []).compactMap { $0.localizedText() }
  }

  private func sources(_ excerpt: Excerpt) -> [MethodologyHeader.Source] {
    (excerpt.namedFields() ?? []).compactMap { name, _, value in
      guard let fields = value.fields(.source) else { return nil }
      return MethodologyHeader.Source(
        key: name, title: fields.required("title")?.localizedText() ?? LocalizedText(name),
        url: fields.optional("url")?.text(), date: fields.optional("date")?.text(),
        note: fields.optional("note")?.localizedText())
    }
  }
}
