import PalmaresCore
import PalmaresEngine

/// Reads `profiles`: choices that the methodology offers its readers.
struct ProfilesReader {
  let parameters: [ParameterDefinition]

  func read(_ excerpt: Excerpt) -> [ReaderProfile] {
    (excerpt.namedFields() ?? []).compactMap { name, mark, value in
      guard let fields = value.fields(.profile) else { return nil }
      let title = fields.required("title")?.localizedText()
      return ReaderProfile(
        name: name, title: title ?? LocalizedText(name),
        settings: (fields.optional("set")?.namedFields() ?? []).compactMap(setting),
        only: fields.optional("only")?.expression(),
        location: value.context.location(mark, value.path))
    }
  }

  private func setting(_ name: String, _ mark: Mark, _ value: Excerpt) -> ReaderSetting? {
    guard let number = value.number() else { return nil }
    guard let parameter = parameters.first(where: { $0.name == name }),
      let range = parameter.reader
    else {
      refuseParameter(name, mark, value)
      return nil
    }
    if !range.allows(number) { refuseNumber(number, of: name, range, value) }
    return ReaderSetting(name: name, value: number)
  }

  private func refuseParameter(_ name: String, _ mark: Mark, _ excerpt: Excerpt) {
    let known = parameters.filter { $0.reader != nil }.map(\.name)
    let list = culprits(known, atMost: 12)
    excerpt.refuse(
      DiagnosticRule("methodology.reader-parameter"),
      LocalizedText(
        en: "'\(name)' is no parameter that readers may set.",
        fr: "« \(name) » n’est pas un paramètre laissé au lecteur."), at: mark,
      fix: known.suggestion(for: name) + [
        known.isEmpty
          ? LocalizedText(
            en: "Write 'parameters: {\(name): {value: …, reader: {from: …, to: …}}}'.",
            fr: "Écrivez « parameters: {\(name): {value: …, reader: {from: …, to: …}}} ».")
          : LocalizedText(
            en: "Readers may set \(list.en).", fr: "Le lecteur peut fixer \(list.fr).")
      ])
  }

  private func refuseNumber(
    _ number: Double, of name: String, _ range: ReaderRange, _ excerpt: Excerpt
  ) {
    excerpt.refuse(
      DiagnosticRule("methodology.reader-range"),
      LocalizedText { language in
        let text = Printing.general.text(of: number, in: NumberNotation(language))
        return language == .french
          ? "« \(name) » va \(range.words.fr), et ne peut pas valoir \(text)."
          : "'\(name)' goes \(range.words.en), and can't be \(text)."
      })
  }
}
