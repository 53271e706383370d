import PalmaresCore
import PalmaresEngine

/// One dataset for each period, being put together from the opened tables.
///
/// The cells of all periods are read together, because what a mark means is decided for a whole
/// file.
struct DatasetReading {
  let sources: [DataSource]
  let parts: [PeriodPart]
  let items: [ColumnPlan.Item]
  let ranges: PrintedRanges
  var problems: [Diagnostic] = []
  private var remarks: [Diagnostic] = []
  private var drafts: [DatasetDraft]
  private var answeredTwice: Set<Answers> = []

  init(
    sources: [DataSource], parts: [PeriodPart], items: [ColumnPlan.Item], ranges: PrintedRanges
  ) {
    self.ranges = ranges
    self.sources = sources
    self.parts = parts
    self.items = items
    drafts = parts.map { DatasetDraft(units: $0.main) }
  }

  mutating func read() throws(DiagnosticError) -> (datasets: [Dataset], remarks: [Diagnostic]) {
    for source in sources.indices { readSource(source) }
    if problems.hasErrors { throw DiagnosticError(problems) }
    if case .setAside(_, let everyPeriod) = ranges, everyPeriod {
      let everywhere = drafts.flatMap(\.onlyRanges)
      for part in drafts.indices { drafts[part].setAside(everywhere) }
    }
    return (drafts.map { $0.dataset(from: sources) }, remarks)
  }

  // MARK: One table

  private mutating func readSource(_ number: Int) {
    let own = items.filter { $0.source == number }
    var assigned: [[CellAssignment]] = []
    for part in parts.indices {
      let assigner = assigner(number, part)
      if number > 0 { checkJoin(assigner, part) }
      drafts[part].readNames(assigner)
      let cells = assign(own, assigner, part)
      for (item, cells) in zip(own, cells) { drafts[part].keepOrigin(of: item, cells, sources) }
      assigned.append(cells)
    }
    readColumns(own, assigned, from: sources[number])
  }

  private mutating func assigner(_ number: Int, _ part: Int) -> CellAssigner {
    let main = parts[part].main
    let source = parts[part].sources[number]
    let index = number == 0 ? main : UnitIndex(source)
    if number > 0 { problems += index.problems(of: source).filter { !problems.contains($0) } }
    return CellAssigner(
      source: source, index: index,
      unitInDataset: number == 0
        ? Array(main.identifiers.indices) : index.identifiers.map { main.positions[$0] ?? -1 },
      count: main.identifiers.count)
  }

  private mutating func assign(
    _ items: [ColumnPlan.Item], _ assigner: CellAssigner, _ part: Int
  ) -> [CellAssignment] {
    let wide = assigner.wide()
    let isLong = assigner.source.description.long != nil
    let asked = items.compactMap { item -> (indicator: String, filters: [RowFilter])? in
      guard case .indicator(let indicator) = item.place else { return nil }
      return (indicator, item.filters)
    }
    var found = assigner.indicators(asked)[...]
    return items.map { item in
      guard case .column(let column) = item.place else {
        return checked(found.removeFirst(), item, assigner.source, part)
      }
      return isLong ? checked(assigner.attribute(column), item, assigner.source, part) : wide
    }
  }

  private mutating func checked(
    _ found: (cells: CellAssignment, duplicates: [DataProblem.Pair]), _ item: ColumnPlan.Item,
    _ source: DataSource, _ part: Int
  ) -> CellAssignment {
    // Two columns of the same rows, an answer and its document: said once.
    if !found.duplicates.isEmpty, answeredTwice.insert(Answers(item, part)).inserted {
      problems.append(
        source.problem.duplicateValues(
          item.requirement.name, found.duplicates, indicator: item.indicator))
    }
    return found.cells
  }

  /// - Parameter assigned: for each period, the cells of each item.
  private mutating func readColumns(
    _ items: [ColumnPlan.Item], _ assigned: [[CellAssignment]], from source: DataSource
  ) {
    var numbers: [(item: Int, request: NumberColumns.Request)] = []
    var notAvailable: [String: Int] = [:]
    for (position, item) in items.enumerated() {
      let request = NumberColumns.Request(
        heading: item.requirement.name, column: source.column(of: item),
        rows: assigned.count == 1
          ? assigned[0][position].rows : assigned.flatMap { $0[position].rows },
        missing: item.missing, keepsRanges: ranges.areKept)
      if item.requirement.kind == .number {
        numbers.append((position, request))
        continue
      }
      let text = TextColumns.read(request, from: source.table)
      keep(text.column, item.requirement.name, assigned.map { $0[position].units })
      if text.notAvailable > 0, !item.hasDeclaredType {
        notAvailable[item.requirement.name] = text.notAvailable
      }
    }
    let answer = NumberColumns.read(
      numbers.map(\.request), from: source.table, declared: source.description.dialect)
    problems += answer.problems
    keep(
      answer.ranges, numbers.map { items[$0.item] },
      of: numbers.map { number in
        assigned.map { $0[number.item].units }
      }, source)
    for (number, column) in zip(numbers, answer.columns) {
      let item = items[number.item]
      problems += source.problem.outside(item.allowed, column, number.request)
      keep(column, item.requirement.name, assigned.map { $0[number.item].units })
    }
    remarks += SourceRemarks(source: source).remarks(on: answer, wordsNotAvailable: notAvailable)
  }

  /// Gives each period the institutions that have only a range where the analysis needs a number; of other
  /// columns a remark.
  private mutating func keep(
    _ cells: [NumberColumns.RangeCell], _ items: [ColumnPlan.Item], of units: [[[Int]]],
    _ source: DataSource
  ) {
    var without: [String: [String]] = [:]
    for cell in cells {
      let item = items[cell.request]
      let heading = item.indicator ?? source.table.headings[source.column(of: item)]
      guard ranges.setAside(item.requirement.name) else {
        without[heading, default: []].append(cell.text)
        continue
      }
      var position = cell.position
      for (part, units) in units[cell.request].enumerated() {
        if position < units.count {
          drafts[part].setAside(units[position], heading: heading, text: cell.text)
          break
        }
        position -= units.count
      }
    }
    for (heading, texts) in without.sorted(by: { $0.key < $1.key }) {
      remarks.append(source.problem.rangesWithoutValue(texts, heading))
    }
  }

  /// Gives each period its part of a column.
  private mutating func keep(_ column: Column, _ name: String, _ units: [[Int]]) {
    var start = 0
    for (part, units) in units.enumerated() {
      let end = start + units.count
      let own =
        end - start == column.count
        ? column
        : Column(
          values: Array(column.values[start..<end]), states: Array(column.states[start..<end]),
          categories: column.categories)
      drafts[part].keep(own, name, units)
      start = end
    }
  }

  // MARK: Joins

  private mutating func checkJoin(_ assigner: CellAssigner, _ part: Int) {
    let main = parts[part].main
    let without = assigner.wide().rowOfUnit.enumerated().filter { $0.element < 0 }
      .map { main.identifiers[$0.offset] }
    let unknown = zip(assigner.index.identifiers, assigner.unitInDataset)
      .filter { $0.1 < 0 }.map(\.0)
    let remarks = SourceRemarks(source: assigner.source)
    if without.count == main.identifiers.count, !assigner.source.rows.isEmpty {
      problems.append(remarks.joinMatchesNothing(unknown, main.identifiers))
      return
    }
    if !without.isEmpty { add(remarks.withoutRow(without), of: parts[part].period) }
    let known = filteredOut
    let left = unknown.filter { !known.contains($0) }
    if !left.isEmpty { add(remarks.unknownInJoin(left, sources[0].table.file), of: nil) }
  }

  /// A remark, once, with the period that it is about.
  private mutating func add(_ remark: Diagnostic, of period: String?) {
    var remark = remark
    if let period {
      remark.summary =
        LocalizedText(
          en: "In \(period): \(remark.summary.en)", fr: "En \(period) : \(remark.summary.fr)"
        ).typeset
    }
    if !remarks.contains(remark) { remarks.append(remark) }
  }

  /// Identifiers of rows that `where` leaves out, or of other periods: a joined table may hold them.
  private var filteredOut: Set<String> {
    let source = sources[0]
    if source.description.filters.isEmpty, source.description.period == nil { return [] }
    return Set((0..<source.table.rowCount).map { source.identifier(ofRow: $0) })
  }
}

/// The rows that a column of a table is read from.
private struct Answers: Hashable {
  let part: Int
  let source: Int
  let place: ColumnPlan.Place
  let filters: [RowFilter]

  init(_ item: ColumnPlan.Item, _ part: Int) {
    self.part = part
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
