import PalmaresCore
import PalmaresEngine

/// One dataset while its tables are read: columns, names, and where each cell came from.
struct DatasetDraft {
  private let units: UnitIndex
  private var columns: [String: Column] = [:]
  private var cells: [String: (source: Int, column: Int, cells: CellAssignment)] = [:]
  private var places: [String: DatasetOrigin.Place] = [:]
  private var names: [String]?
  private var aliases: [String: [String?]] = [:]
  /// Institutions that have only a range where a number is needed, by position: the first such cell.
  private var ranges: [Int: (heading: String, text: String)] = [:]

  init(units: UnitIndex) {
    self.units = units
  }

  func dataset(from sources: [DataSource]) -> Dataset {
    let whole = Dataset(
      units: StatisticalUnits(identifiers: units.identifiers, names: names, aliases: aliases),
      columns: columns, origin: origin(sources.map(\.table)))
    return ranges.isEmpty ? whole : whole.settingAside(onlyRanges)
  }

  // MARK: Ranges

  mutating func setAside(_ unit: Int, heading: String, text: String) {
    if ranges[unit] == nil { ranges[unit] = (heading, text) }
  }

  /// Those of another period, where they have a row here.
  mutating func setAside(_ others: [SetAsideUnit]) {
    for other in others {
      guard let unit = units.positions[other.identifier] else { continue }
      setAside(unit, heading: other.heading, text: other.text)
    }
  }

  /// In the order of the table.
  var onlyRanges: [SetAsideUnit] {
    ranges.sorted { $0.key < $1.key }.map { unit, cell in
      SetAsideUnit(
        identifier: units.identifiers[unit], name: names?[unit] ?? units.identifiers[unit],
        heading: cell.heading, text: cell.text)
    }
  }

  mutating func keep(_ column: Column, _ name: String, _ holders: [Int]) {
    columns[name] = CellAssignment.spread(column, over: holders, count: units.identifiers.count)
  }

  // MARK: Names and aliases

  mutating func readNames(_ assigner: CellAssigner) {
    let description = assigner.source.description
    if names == nil, let heading = description.name {
      let found = words(under: heading, assigner)
      names = zip(units.identifiers, found).map { $1 ?? $0 }
    }
    for alias in description.aliases {
      aliases[alias.register] = words(under: alias.heading, assigner)
    }
  }

  private func words(under heading: String, _ assigner: CellAssigner) -> [String?] {
    let source = assigner.source
    guard let column = source.table.column(heading) else { return [] }
    let codes = CellCodes(source.description.missing)
    return assigner.wide().rowOfUnit.map { row in
      if row < 0 || source.table.isEmptyCell(row: row, column: column) { return nil }
      let word = source.table.text(row: row, column: column)
      return codes.state(ofText: word) == nil ? word : nil
    }
  }

  // MARK: Origin

  mutating func keepOrigin(
    of item: ColumnPlan.Item, _ assigned: CellAssignment, _ sources: [DataSource]
  ) {
    let name = item.requirement.name
    let source = sources[item.source]
    let column = source.column(of: item)
    cells[name] = (item.source, column, assigned)
    switch item.place {
    case .column:
      places[name] = DatasetOrigin.Place(
        file: source.table.file, heading: source.table.headings[column], number: column + 1)
    case .indicator(let indicator):
      places[name] = DatasetOrigin.Place(
        file: source.table.file, heading: indicator, number: nil)
    }
  }

  private func origin(_ tables: [DelimitedTable]) -> DatasetOrigin {
    let cells = cells
    let find: @Sendable (String, Int) -> (table: DelimitedTable, row: Int, column: Int)? = {
      name, unit in
      guard let cell = cells[name], cell.cells.rowOfUnit[unit] >= 0 else { return nil }
      return (tables[cell.source], cell.cells.rowOfUnit[unit], cell.column)
    }
    return DatasetOrigin(
      sha256: Digest.sha256(combining: tables.map(\.sha256)), places: places,
      line: { name, unit in find(name, unit).map { $0.table.line(ofRow: $0.row) } },
      text: { name, unit in find(name, unit).map { $0.table.text(row: $0.row, column: $0.column) } }
    )
  }
}
