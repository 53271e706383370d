import PalmaresCore
import PalmaresEngine

/// Where each column that a methodology asks for is read from.
struct ColumnPlan {
  /// One column to read from one source.
  struct Item {
    var requirement: ColumnRequirement
    var source: Int
    var place: Place
    var missing: [MissingCode]
    /// The author said what the column holds; otherwise it was found from its use.
    var hasDeclaredType: Bool
    var filters: [RowFilter] = []
    /// In a long table: the column of the values, where it isn't that of the table.
    var valueColumn: Int?
    var allowed: AllowedNumbers?

    /// The indicator of the rows that it reads, in a long table.
    var indicator: String? {
      if case .indicator(let indicator) = place { indicator } else { nil }
    }
  }

  enum Place: Hashable {
    /// A column of the table.
    case column(Int)
    /// Rows of a long table whose indicator is this.
    case indicator(String)
  }

  private let sources: [DataSource]
  /// The values of the indicator column of each long source.
  private let indicators: [Set<String>]
  private(set) var items: [Item] = []
  private(set) var problems: [Diagnostic] = []
  private var absences: [Absence] = []

  /// A column that no table has.
  private struct Absence {
    var heading: String
    var requirement: ColumnRequirement
    var source: Int
    var known: [String]
    var indicators: [String] = []
  }

  init(_ requirements: [ColumnRequirement], in sources: [DataSource]) {
    self.sources = sources
    indicators = sources.map(\.indicators)
    var planned: Set<String> = []
    for requirement in requirements where planned.insert(requirement.name).inserted {
      plan(requirement)
    }
    for source in sources.indices { report(absences.filter { $0.source == source }, of: source) }
  }

  /// What looks misspelt is told with what may have been meant, the rest at once.
  private mutating func report(_ absences: [Absence], of source: Int) {
    let problem = sources[source].problem
    // Neighbours of a series, goal1 and goal2, are not misspelt for each other.
    let read = Set(items.compactMap { $0.requirement.name })
    let plain = absences.filter { absence in
      let others = (absence.known + absence.indicators).filter { !read.contains($0) }
      return !problem.isMisspelt(absence.heading, absence.requirement, others)
    }
    let together = plain.count > 1 ? plain : []
    let names = Set(together.map(\.heading))
    for absence in absences where !names.contains(absence.heading) {
      problems.append(
        problem.unknownColumn(
          absence.heading, absence.requirement, absence.known, indicators: absence.indicators))
    }
    if !together.isEmpty {
      problems.append(problem.unknownColumns(together.map { ($0.heading, $0.requirement) }))
    }
  }

  private mutating func plan(_ requirement: ColumnRequirement) {
    for (source, opened) in sources.enumerated() {
      let columns = opened.description.columns
      if let declared = columns.first(where: { $0.name == requirement.name }) {
        planDeclared(requirement, declared, source)
        return
      }
    }
    let found = sources.indices.compactMap { source in
      undeclared(requirement.name, in: source).map { (source, $0) }
    }
    guard let (source, place) = found.first else {
      absences.append(
        Absence(
          heading: requirement.name, requirement: requirement, source: 0,
          known: sources.flatMap(\.table.headings), indicators: indicators.flatMap { $0.sorted() }))
      return
    }
    if found.count > 1 {
      let files = found.map { sources[$0.0].table.file }
      problems.append(DataProblem.inSeveralFiles(requirement, files))
    }
    items.append(
      Item(
        requirement: requirement, source: source, place: place,
        missing: sources[source].description.missing, hasDeclaredType: false))
  }

  private mutating func planDeclared(
    _ requirement: ColumnRequirement, _ declared: ColumnDescription, _ source: Int
  ) {
    let opened = sources[source]
    let problem = DataProblem(description: opened.description, table: opened.table)
    var requirement = requirement
    requirement.kind = declared.type ?? (declared.allowed == nil ? requirement.kind : .number)
    var item = Item(
      requirement: requirement, source: source, place: .column(0),
      missing: declared.missing ?? opened.description.missing,
      hasDeclaredType: declared.type != nil, filters: declared.filters,
      allowed: declared.allowed)
    if opened.description.long == nil {
      if declared.indicator != nil || declared.valueHeading != nil || !declared.filters.isEmpty {
        problems.append(problem.notLong(declared))
      }
    } else if let place = indicator(declared, source) {
      item.place = place
      if let heading = declared.valueHeading {
        item.valueColumn = opened.table.column(heading)
        if item.valueColumn == nil {
          problems.append(problem.unknownHeading(heading, askedAt: declared.location))
        }
      }
      if case .indicator(let name) = place, !indicators[source].contains(name),
        !opened.isClosed
      {
        problems.append(problem.unknownIndicator(name, requirement, Array(indicators[source])))
      }
      problems += filterProblems(declared, place, opened)
      items.append(item)
      return
    }
    let heading = declared.heading ?? declared.name
    guard let column = opened.table.column(heading) else {
      absences.append(
        Absence(
          heading: heading, requirement: requirement, source: source, known: opened.table.headings))
      return
    }
    item.place = .column(column)
    items.append(item)
  }

  /// Headings that aren't there, and a breakdown that no row of the indicator has.
  private func filterProblems(
    _ declared: ColumnDescription, _ place: Place, _ opened: DataSource
  ) -> [Diagnostic] {
    guard case .indicator(let name) = place, let long = opened.description.long,
      let indicator = opened.table.column(long.indicator), !declared.filters.isEmpty
    else { return [] }
    var rows = opened.rows.filter { opened.table.text(row: $0, column: indicator) == name }
    if rows.isEmpty { return [] }
    for filter in declared.filters {
      guard let column = opened.table.column(filter.heading) else {
        return [opened.problem.unknownHeading(filter.heading, askedAt: filter.location)]
      }
      let kept = rows.filter {
        filter.values.contains(opened.table.text(row: $0, column: column))
      }
      if kept.isEmpty { return [opened.problem.filterKeepsNothing(filter, column, rows)] }
      rows = kept
    }
    return []
  }

  /// In a long table a declared column is an indicator, unless it is declared by its heading.
  private func indicator(_ declared: ColumnDescription, _ source: Int) -> Place? {
    if let indicator = declared.indicator { return .indicator(indicator) }
    if declared.valueHeading != nil { return .indicator(declared.name) }
    if declared.heading != nil { return nil }
    let isHeading = sources[source].table.column(declared.name) != nil
    return isHeading && !indicators[source].contains(declared.name)
      ? nil : .indicator(declared.name)
  }

  private func undeclared(_ name: String, in source: Int) -> Place? {
    if indicators[source].contains(name) { return .indicator(name) }
    guard let column = sources[source].table.column(name) else { return nil }
    // The identifiers of a joined table are those of the first one.
    return source > 0 && column == sources[source].idColumn ? nil : .column(column)
  }
}

extension DataSource {
  /// Whether its described columns are all the indicators there are.
  fileprivate var isClosed: Bool { description.long?.isClosed ?? false }

  /// The values of the indicator column; none in a wide table.
  fileprivate var indicators: Set<String> {
    guard let long = description.long, let column = table.column(long.indicator) else { return [] }
    return Set(rows.map { table.text(row: $0, column: column) })
  }
}
