import PalmaresCore
import PalmaresEngine

/// One dataset being put together from its opened tables.
struct DatasetReading {
  let sources: [DataSource]
  let main: UnitIndex
  let items: [ColumnPlan.Item]
  var problems: [Diagnostic] = []
  private var remarks: [Diagnostic] = []
  private var columns: [String: Column] = [:]
  private var cells: [String: (source: Int, column: Int, cells: CellAssignment)] = [:]
  private var places: [String: DatasetOrigin.Place] = [:]
  private var answeredTwice: Set<Answers> = []
  private var names: [String]?
  private var aliases: [String: [String?]] = [:]

  init(sources: [DataSource], main: UnitIndex, items: [ColumnPlan.Item]) {
    self.sources = sources
    self.main = main
    self.items = items
  }

  mutating func read() throws(DiagnosticError) -> (dataset: Dataset, remarks: [Diagnostic]) {
    for source in sources.indices { readSource(source) }
    if problems.hasErrors { throw DiagnosticError(problems) }
    let units = StatisticalUnits(identifiers: main.identifiers, names: names, aliases: aliases)
    return (Dataset(units: units, columns: columns, origin: origin()), remarks)
  }

  // MARK: One table

  private mutating func readSource(_ number: Int) {
    let source = sources[number]
    let index = number == 0 ? main : UnitIndex(source)
    if number > 0 { problems += index.problems(of: source) }
    let assigner = CellAssigner(
      source: source, index: index,
      unitInDataset: number == 0
        ? Array(main.identifiers.indices) : index.identifiers.map { main.positions[$0] ?? -1 },
      count: main.identifiers.count)
    if number > 0 { checkJoin(assigner) }
    readNames(assigner)
    let wide = assigner.wide()
    let own = items.filter { $0.source == number }
    let assigned = assign(own, assigner, wide: wide)
    for (item, cells) in zip(own, assigned) { keepOrigin(of: item, cells, source) }
    readColumns(own, assigned, from: source)
  }

  private mutating func assign(
    _ items: [ColumnPlan.Item], _ assigner: CellAssigner, wide: CellAssignment
  ) -> [CellAssignment] {
    let isLong = assigner.source.description.long != nil
    let asked = items.compactMap { item -> (indicator: String, filters: [RowFilter])? in
      guard case .indicator(let indicator) = item.place else { return nil }
      return (indicator, item.filters)
    }
    var found = assigner.indicators(asked)[...]
    return items.map { item in
      guard case .column(let column) = item.place else {
        return checked(found.removeFirst(), item, assigner.source)
      }
      return isLong ? checked(assigner.attribute(column), item, assigner.source) : wide
    }
  }

  private mutating func checked(
    _ found: (cells: CellAssignment, duplicates: [DataProblem.Pair]), _ item: ColumnPlan.Item,
    _ source: DataSource
  ) -> CellAssignment {
    // Two columns of the same rows, an answer and its document: said once.
    if !found.duplicates.isEmpty, answeredTwice.insert(Answers(item)).inserted {
      problems.append(source.problem.duplicateValues(item.requirement.name, found.duplicates))
    }
    return found.cells
  }

  private mutating func readColumns(
    _ items: [ColumnPlan.Item], _ assigned: [CellAssignment], from source: DataSource
  ) {
    var numbers:
      [(
        name: String, units: [Int], request: NumberColumns.Request, allowed: AllowedNumbers?
      )] = []
    var notAvailable: [String: Int] = [:]
    for (item, cells) in zip(items, assigned) {
      let request = NumberColumns.Request(
        heading: item.requirement.name, column: source.column(of: item), rows: cells.rows,
        missing: item.missing)
      if item.requirement.kind == .number {
        numbers.append((item.requirement.name, cells.units, request, item.allowed))
        continue
      }
      let text = TextColumns.read(request, from: source.table)
      keep(text.column, item.requirement.name, cells.units)
      if text.notAvailable > 0, !item.hasDeclaredType {
        notAvailable[item.requirement.name] = text.notAvailable
      }
    }
    let answer = NumberColumns.read(
      numbers.map(\.request), from: source.table, declared: source.description.dialect)
    problems += answer.problems
    for (number, column) in zip(numbers, answer.columns) {
      problems += source.problem.outside(number.allowed, column, number.request)
      keep(column, number.name, number.units)
    }
    remarks += SourceRemarks(source: source).remarks(on: answer, wordsNotAvailable: notAvailable)
  }

  private mutating func keep(_ column: Column, _ name: String, _ units: [Int]) {
    columns[name] = CellAssignment.spread(column, over: units, count: main.identifiers.count)
  }

  // MARK: Names and aliases

  private mutating func readNames(_ assigner: CellAssigner) {
    let description = assigner.source.description
    if names == nil, let heading = description.name {
      let found = words(under: heading, assigner)
      names = zip(main.identifiers, found).map { $1 ?? $0 }
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

  // MARK: Joins

  private mutating func checkJoin(_ assigner: CellAssigner) {
    let without = assigner.wide().rowOfUnit.enumerated().filter { $0.element < 0 }
      .map { main.identifiers[$0.offset] }
    let unknown = zip(assigner.index.identifiers, assigner.unitInDataset)
      .filter { $0.1 < 0 }.map(\.0)
    let remarks = SourceRemarks(source: assigner.source)
    if without.count == main.identifiers.count {
      problems.append(remarks.joinMatchesNothing(unknown, main.identifiers))
      return
    }
    if !without.isEmpty { self.remarks.append(remarks.withoutRow(without)) }
    let known = filteredOut
    let left = unknown.filter { !known.contains($0) }
    if !left.isEmpty { self.remarks.append(remarks.unknownInJoin(left, sources[0].table.file)) }
  }

  /// Identifiers of rows that `where` leaves out: a joined table may hold them.
  private var filteredOut: Set<String> {
    let source = sources[0]
    if source.description.filters.isEmpty { return [] }
    return Set((0..<source.table.rowCount).map { source.identifier(ofRow: $0) })
  }

  // MARK: Origin

  private mutating func keepOrigin(
    of item: ColumnPlan.Item, _ assigned: CellAssignment, _ source: DataSource
  ) {
    let name = item.requirement.name
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

  private func origin() -> DatasetOrigin {
    let cells = cells
    let tables = sources.map(\.table)
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

/// The rows that a column of a table is read from.
private struct Answers: Hashable {
  let source: Int
  let place: ColumnPlan.Place
  let filters: [RowFilter]

  init(_ item: ColumnPlan.Item) {
    source = item.source
    place = item.place
    filters = item.filters
  }
}

extension DataSource {
  var problem: DataProblem { DataProblem(description: description, table: table) }

  /// The column of the table that holds the cells of an item.
  func column(of item: ColumnPlan.Item) -> Int {
    switch item.place {
    case .column(let column): column
    case .indicator: item.valueColumn ?? description.long.flatMap { table.column($0.value) } ?? 0
    }
  }
}
