import PalmaresCore
import PalmaresEngine

/// Reads the figures that the methodology must reproduce.
struct PublishedReader {
  private static let rules = ["decimals", "within", "relative", "exact", "printed"]

  let data: DataReader
  let citations: Citations

  func read(_ excerpt: Excerpt) -> [PublishedDescription] {
    (excerpt.list() ?? []).compactMap(description)
  }

  private func description(_ excerpt: Excerpt) -> PublishedDescription? {
    guard let fields = excerpt.fields(.published) else { return nil }
    var table = data.table(fields)
    // Here the heading parts the figures of a publisher, not those of a dataset.
    table?.period = nil
    let period = fields.optional("period")?.text()
    let title = fields.required("title")?.localizedText()
    let only = fields.optional("only")?.population()
    let ofPeriod = fields.optional("of_period")?.text()
    let comparisons = fields.required("compare").map(comparisons) ?? []
    guard let table, let title else { return nil }
    return PublishedDescription(
      data: table, period: period, title: title,
      citation: fields.optional("source").flatMap(citations.read),
      note: fields.optional("note")?.localizedText(), ofPeriod: ofPeriod,
      only: only, comparisons: comparisons)
  }

  /// `{node: comparison}`, or a list of `{node: …, …}`.
  private func comparisons(_ excerpt: Excerpt) -> [PublishedDescription.Comparison] {
    if excerpt.tree.sequence != nil {
      return (excerpt.list() ?? []).compactMap { item in
        guard let fields = item.fields(.comparison),
          let node = fields.required("node")?.nodeReference()
        else { return nil }
        return comparison(node, fields)
      }
    }
    return (excerpt.namedFields() ?? []).compactMap { node, _, value in
      guard let fields = value.fields(.comparison) else { return nil }
      fields.refuse(
        misplaced: ["node"],
        because: LocalizedText(
          en: "The key before it names the node.", fr: "La clé qui précède nomme le nœud."))
      return comparison(Excerpt.nodeReference(node), fields)
    }
  }

  private func comparison(
    _ node: NodeReference, _ fields: FieldReader
  ) -> PublishedDescription.Comparison? {
    let heading = fields.required("column")?.text()
    let rule = rule(fields)
    let between = fields.optional("between").flatMap(between)
    if let rule, fields.has("between") { refuse(fields, betweenWith: rule) }
    let skips =
      fields.optional("missing")?.choice(["agree": false, "skip": true], order: ["agree", "skip"])
    guard let heading, let rule else { return nil }
    return PublishedDescription.Comparison(
      node: node, heading: heading, rule: rule, between: between, skipsMissing: skips ?? false,
      location: fields.excerpt.location)
  }

  private func rule(_ fields: FieldReader) -> PublishedTable.Rule? {
    let written = fields.written(Self.rules)
    guard written.count == 1, let (key, value) = written.first else {
      if written.isEmpty, fields.hasUnknownKeys { return nil }
      refuse(fields, rules: written.map(\.key))
      return nil
    }
    switch key {
    case "decimals": return value.integer(-15...15).map { .decimals($0) }
    case "within": return tolerance(value).map { .within($0) }
    case "relative": return tolerance(value).map { .relative($0) }
    default: return value.isTrue() ? (key == "exact" ? .exact : .printed) : nil
    }
  }

  private func tolerance(_ value: Excerpt) -> Double? {
    guard let number = value.number() else { return nil }
    if number >= 0 { return number }
    value.refuse(
      DiagnosticRule("methodology.out-of-range"),
      LocalizedText(
        en: "The tolerance '\(number)' is negative.",
        fr: "La tolérance «\u{202F}\(number)\u{202F}» est négative."))
    return nil
  }

  private func between(_ excerpt: Excerpt) -> (low: NodeReference, high: NodeReference)? {
    guard let items = excerpt.list(), excerpt.hasCount(2, items) else { return nil }
    guard let low = items[0].nodeReference(), let high = items[1].nodeReference() else {
      return nil
    }
    return (low, high)
  }

  private func refuse(_ fields: FieldReader, rules written: [String]) {
    let list = choices(Self.rules)
    let found =
      written.isEmpty
      ? LocalizedText(en: "none is said", fr: "aucune n’est dite")
      : LocalizedText(
        en: "\(culprits(written).en) are said together",
        fr: "\(culprits(written).fr) sont dites ensemble")
    fields.excerpt.refuse(
      DiagnosticRule("methodology.comparison-rule"),
      LocalizedText(
        en: "'\(fields.excerpt.path)' needs exactly one of \(list.en); \(found.en).",
        fr:
          "«\u{202F}\(fields.excerpt.path)\u{202F}» demande exactement une règle parmi "
          + "\(list.fr)\u{202F}; \(found.fr)."
      ))
  }

  private func refuse(_ fields: FieldReader, betweenWith rule: PublishedTable.Rule) {
    switch rule {
    case .decimals, .printed: return
    case .within, .relative, .exact:
      fields.excerpt.refuse(
        DiagnosticRule("methodology.comparison-rule"),
        LocalizedText(
          en: "'\(fields.excerpt.path)': 'between' goes with 'decimals' or 'printed'.",
          fr:
            "«\u{202F}\(fields.excerpt.path)\u{202F}»\u{202F}: «\u{202F}between\u{202F}» va avec "
            + "«\u{202F}decimals\u{202F}» ou «\u{202F}printed\u{202F}»."
        ),
        why: LocalizedText(
          en: "An interval is compared with the figure as printed.",
          fr: "Un intervalle se compare au chiffre tel qu’il est imprimé."))
    }
  }
}
