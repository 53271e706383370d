import PalmaresCore
import PalmaresEngine

/// Reads `checks`: what figures must not show before anything is ranked.
struct ChecksReader {
  let citations: Citations

  func read(_ excerpt: Excerpt) -> [CheckDefinition] {
    (excerpt.namedFields() ?? []).compactMap { name, mark, value in
      value.fields(.check).flatMap {
        check(name, $0, at: value.context.location(mark, value.path))
      }
    }
  }

  private func check(
    _ name: String, _ fields: FieldReader, at location: SourceLocation
  ) -> CheckDefinition? {
    let test = test(fields)
    let because = fields.required("because")?.localizedText()
    let fix = fields.optional("fix").map(texts) ?? []
    let citation = fields.optional("source").flatMap(citations.read)
    let note = fields.optional("note")?.localizedText()
    guard let test, let because else { return nil }
    return CheckDefinition(
      name: name, test.effect, where: test.condition, because: because, fix: fix,
      citation: citation, note: note, location: location)
  }

  private func test(
    _ fields: FieldReader
  ) -> (effect: CheckDefinition.Effect, condition: Expression)? {
    let effects = CheckDefinition.Effect.allCases
    let written = fields.written(effects.map(\.rawValue))
    guard written.count == 1, let (key, value) = written.first,
      let effect = CheckDefinition.Effect(rawValue: key)
    else {
      if !(written.isEmpty && fields.hasUnknownKeys) { refuse(fields, written.map(\.key)) }
      return nil
    }
    return value.expression().map { (effect, $0) }
  }

  /// One text, `{en, fr}`, or a list of them.
  private func texts(_ excerpt: Excerpt) -> [LocalizedText] {
    if excerpt.tree.mapping != nil { return [excerpt.localizedText()].compactMap { $0 } }
    return (excerpt.listOrOne() ?? []).compactMap { $0.localizedText() }
  }

  private func refuse(_ fields: FieldReader, _ written: [String]) {
    let path = fields.excerpt.path
    fields.excerpt.refuse(
      DiagnosticRule("methodology.check"),
      written.isEmpty
        ? LocalizedText(
          en: "'\(path)' says neither 'refuse' nor 'warn'.",
          fr: "«\u{202F}\(path)\u{202F}» ne dit ni «\u{202F}refuse\u{202F}» ni "
            + "«\u{202F}warn\u{202F}».")
        : LocalizedText(
          en: "'\(path)' says both 'refuse' and 'warn'.",
          fr: "«\u{202F}\(path)\u{202F}» dit à la fois «\u{202F}refuse\u{202F}» et "
            + "«\u{202F}warn\u{202F}»."),
      fix: [
        LocalizedText(
          en: "Write one of the two, with the condition that figures must not meet.",
          fr: "Écrivez l’une des deux, avec la condition que les chiffres ne doivent pas remplir.")
      ])
  }
}
