import PalmaresCore

/// What the rows of the tables of two methodologies are called, and which of their cells can change
/// a figure: those of columns that a rule reads.
struct TableWords {
  private var names: [String: [String: LocalizedText]] = [:]
  private var uses = TemplateUses()

  init() {}

  init(_ methodologies: [WrittenMethodology], keys: [String: RowKey]) {
    uses = TemplateUses(methodologies.map(\.sections))
    for table in methodologies.flatMap(\.tables) {
      guard let key = keys[table.name] else { continue }
      for row in table.rows {
        names[table.name, default: [:]][key.name(of: row, in: table)] = Self.name(of: row)
      }
    }
  }

  /// `nil` outside tables.
  func isRule(_ path: [String]) -> Bool? {
    guard path.count > 1, path[0] == "tables" else { return nil }
    guard path.count > 3 else { return uses.tables.contains(path[1]) }
    return uses.names.contains(path[3])
  }

  func name(_ path: [String]) -> LocalizedText? {
    guard path.count > 2, path[0] == "tables" else { return nil }
    return names[path[1]]?[path[2]]
  }

  /// Headings under which a row says what it is called.
  static let headings = ["name", "label", "title"]

  /// Whether a column holds words about its row.
  static func areWords(_ heading: String) -> Bool {
    let start = heading.split(separator: "_").first.map(String.init) ?? heading
    return headings.contains(start) || ["source", "note", "unit"].contains(start)
  }

  private static func name(of row: MethodologyTable.Row) -> LocalizedText? {
    for heading in headings {
      let (en, fr) = (
        row.cells["\(heading)_en", default: ""], row.cells["\(heading)_fr", default: ""]
      )
      if !en.isEmpty, !fr.isEmpty { return LocalizedText(en: en, fr: fr) }
      if let plain = row.cells[heading], !plain.isEmpty { return LocalizedText(plain) }
    }
    return nil
  }
}
