import PalmaresCore
import PalmaresEngine

/// Reads where figures come from: `data`, its joins, and the tables of `published`.
struct DataReader {
  let citations: Citations

  func read(_ excerpt: Excerpt) -> DataDescription? {
    guard let fields = excerpt.fields(.data) else { return nil }
    var description = table(fields)
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
    guard let indicator, let value else { return nil }
    return LongLayout(indicator: indicator, value: value)
  }

  private func columns(_ excerpt: Excerpt) -> [ColumnDescription] {
    (excerpt.namedFields() ?? []).compactMap { name, mark, value in
      guard let fields = value.fields(.column) else { return nil }
      return ColumnDescription(
        name: name, heading: fields.optional("heading")?.text(),
        indicator: fields.optional("indicator")?.text(),
        filters: fields.optional("where").map(filters) ?? [],
        type: fields.optional("type")?.choice(
          ["number": ColumnRequirement.Kind.number, "text": .text], order: ["number", "text"]),
        missing: fields.optional("missing").map(missing),
        unitOfMeasure: fields.optional("unit")?.text(),
        label: fields.optional("label")?.localizedText(),
        direction: fields.optional("direction")?.direction(),
        citation: fields.optional("source").flatMap(citations.read),
        note: fields.optional("note")?.localizedText(),
        location: value.context.location(mark, value.path))
    }
  }
}
