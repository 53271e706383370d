import PalmaresCore
import PalmaresEngine

/// Reads where figures come from: `data`, its joins, and the tables of `published`.
struct DataReader {
  let citations: Citations

  func read(_ excerpt: Excerpt) -> DataDescription? {
    guard let fields = excerpt.fields(.data) else { return nil }
    var description = table(fields)
    description?.holds = fields.optional("holds")?.choice(FiguresHeld.self)
    for join in fields.optional("join")?.list() ?? [] {
      guard let fields = join.fields(.join), let joined = table(fields) else { continue }
      description?.joins.append(joined)
    }
    return description
  }

  /// What `data`, a join and a published table have in common.
  func table(_ fields: FieldReader) -> DataDescription? {
    let id = fields.required("id")?.text()
    let description = DataDescription(
      file: fields.optional("file")?.text(), folder: fields.excerpt.context.folder,
      instructions: fields.optional("get")?.localizedText(), id: id ?? "",
      period: fields.optional("period")?.text(),
      name: fields.optional("name")?.text(), aliases: fields.optional("aliases").map(aliases) ?? [],
      dialect: fields.dialect(), missing: fields.optional("missing").map(missing) ?? [],
      filters: fields.optional("where").map(filters) ?? [],
      columns: fields.optional("columns").map(columns) ?? [],
      long: fields.optional("long").flatMap(long), location: fields.excerpt.location,
      fileLocation: fields.optional("file")?.location)
    return id == nil ? nil : description
  }

  private func aliases(_ excerpt: Excerpt) -> [RegisterAlias] {
    (excerpt.namedFields() ?? []).compactMap { register, _, value in
      value.text().map { RegisterAlias(register: register, heading: $0) }
    }
  }

  /// A list of codes, or codes with their state.
  private func missing(_ excerpt: Excerpt) -> [MissingCode] {
    if excerpt.tree.mapping == nil {
      return (excerpt.listOrOne() ?? []).compactMap { $0.text().map { MissingCode($0) } }
    }
    let states = ValueState.allCases.filter { $0 != .present }
    let words = Dictionary(uniqueKeysWithValues: states.map { ($0.code, $0) })
    return (excerpt.namedFields() ?? []).compactMap { code, _, value in
      value.choice(words, order: states.map(\.code)).map { MissingCode(code, state: $0) }
    }
  }

  func filters(_ excerpt: Excerpt) -> [RowFilter] {
    (excerpt.namedFields() ?? []).compactMap { heading, _, value in
      guard let values = value.listOrOne()?.compactMap({ $0.text() }) else { return nil }
      return RowFilter(heading: heading, values: values, location: value.location)
    }
  }

  private func long(_ excerpt: Excerpt) -> LongLayout? {
    guard let fields = excerpt.fields(.long) else { return nil }
    let indicator = fields.required("indicator")?.text()
    let value = fields.required("value")?.text()
    let isClosed = fields.optional("closed")?.isTrue() ?? false
    guard let indicator, let value else { return nil }
    return LongLayout(indicator: indicator, value: value, isClosed: isClosed)
  }

  private func columns(_ excerpt: Excerpt) -> [ColumnDescription] {
    (excerpt.namedFields() ?? []).compactMap { name, mark, value in
      guard let fields = value.fields(.column) else { return nil }
      refuseContradictions(fields)
      return ColumnDescription(
        name: name, heading: fields.optional("heading")?.text(),
        indicator: fields.optional("indicator")?.text(),
        valueHeading: fields.optional("value")?.text(),
        filters: fields.optional("where").map(filters) ?? [],
        type: fields.optional("type")?.choice(
          ["number": ColumnRequirement.Kind.number, "text": .text], order: ["number", "text"]),
        allowed: fields.optional("between").flatMap(allowed),
        missing: fields.optional("missing").map(missing),
        unitOfMeasure: fields.optional("unit")?.text(),
        label: fields.optional("label")?.localizedText(),
        direction: fields.optional("direction")?.direction(),
        citation: fields.optional("source").flatMap(citations.read),
        note: fields.optional("note")?.localizedText(),
        location: value.context.location(mark, value.path))
    }
  }

  /// `[0, 3]`; `null` is no limit.
  private func allowed(_ excerpt: Excerpt) -> AllowedNumbers? {
    guard let items = excerpt.list(), excerpt.hasCount(2, items) else { return nil }
    let low = items[0].tree.isNull ? nil : items[0].number()
    let high = items[1].tree.isNull ? nil : items[1].number()
    let isRead = (low != nil || items[0].tree.isNull) && (high != nil || items[1].tree.isNull)
    guard isRead else { return nil }
    if let low, let high, low > high {
      excerpt.refuse(
        DiagnosticRule("methodology.out-of-range"),
        LocalizedText(
          en: "'\(excerpt.path)' has its limits out of order: no number lies between them.",
          fr: "«\u{202F}\(excerpt.path)\u{202F}» a ses limites en désordre\u{202F}: aucun nombre "
            + "n’est entre elles."))
      return nil
    }
    return AllowedNumbers(low: low, high: high)
  }

  private func refuseContradictions(_ fields: FieldReader) {
    if fields.has("value") {
      fields.refuse(
        misplaced: ["heading"],
        because: LocalizedText(
          en: "'value' names the heading that the values of an indicator stand under.",
          fr: "« value » nomme le titre sous lequel sont les valeurs d’un indicateur."))
    }
    if fields.optional("type")?.tree.scalar?.text == "text" {
      fields.refuse(
        misplaced: ["between"],
        because: LocalizedText(
          en: "Words lie between no numbers.", fr: "Des mots ne sont entre aucun nombre."))
    }
  }
}
