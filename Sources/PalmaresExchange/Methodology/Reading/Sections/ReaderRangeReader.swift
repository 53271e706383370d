import PalmaresCore
import PalmaresEngine

/// Reads what readers may set a parameter to: `{from: 0, to: 5}`.
struct ReaderRangeReader {
  /// The value that the parameter has without a reader's choice.
  let value: Double?

  func read(_ excerpt: Excerpt) -> ReaderRange? {
    guard let fields = excerpt.fields(.readerRange) else { return nil }
    let from = fields.required("from")?.number()
    let to = fields.required("to")?.number()
    let step = fields.optional("step")?.number()
    guard let from, let to else { return nil }
    let range = ReaderRange(from: from, to: to, step: step)
    if from >= to || step.map({ $0 <= 0 }) ?? false || !range.allows(to) {
      refuse(range, excerpt)
    } else if let value, !range.allows(value) {
      refuse(value, range, excerpt)
    }
    return range
  }

  private func refuse(_ range: ReaderRange, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.reader-range"),
      LocalizedText(
        en: "Nobody can choose a value \(range.words.en).",
        fr: "Personne ne peut choisir une valeur \(range.words.fr)."),
      why: LocalizedText(
        en: "'from' is less than 'to', and whole steps lead from one to the other.",
        fr: "« from » est inférieur à « to », et des pas entiers mènent de l’un à l’autre."))
  }

  private func refuse(_ value: Double, _ range: ReaderRange, _ excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.reader-range"),
      LocalizedText { language in
        let text = Printing.general.text(of: value, in: NumberNotation(language))
        return language == .french
          ? "La valeur \(text) n’est pas parmi celles que le lecteur peut choisir "
            + "(\(range.words.fr))."
          : "The value \(text) is not among those that readers may choose (\(range.words.en))."
      })
  }
}
