import PalmaresCore
public import PalmaresEngine

/// The figures of two editions as one methodology reads them, and every mixture of them.
///
/// The institutions of a mixture are those of its field's edition, in its order. Who is in both editions
/// has the figures of the edition asked for; who is in one only has that edition's. Earlier periods are
/// mixed in the same way, so that rules that look back find the history that goes with the figures.
public struct EditionFigures: Sendable {
  private let datasets: [Dataset]
  private let match: EditionMatch
  private let looksBack: Bool

  /// - Parameters:
  ///   - looksBack: whether earlier periods are wanted.
  /// - Precondition: both hold the same columns.
  public init(before: Dataset, after: Dataset, _ match: EditionMatch, lookingBack looksBack: Bool) {
    precondition(Set(before.columns.keys) == Set(after.columns.keys), "other columns")
    datasets = [before, after]
    self.match = match
    self.looksBack = looksBack
  }

  /// Where a row comes from.
  private struct Row {
    var side: EditionSide
    /// Position in the edition's dataset of that period.
    var unit: Int
  }

  /// - Parameters:
  ///   - others: whose figures those have that both editions hold.
  ///   - unit: the one, by its position before, whose figures are of another edition.
  ///   - own: which.
  public func dataset(
    field: EditionSide, others: EditionSide, of unit: Int? = nil, own: EditionSide? = nil
  ) -> Dataset {
    func source(_ common: Int) -> EditionSide {
      common == unit ? own ?? others : others
    }
    let current = mixture(0, field, source)
    guard looksBack else { return current ?? datasets[field.rawValue] }
    let deepest = datasets.map { $0.series == nil ? 0 : $0.position }.max() ?? 0
    let parts = (0...deepest).compactMap { back in
      mixture(back, field, source).map { (name: "\(0 - back)", dataset: $0) }
    }
    let series = PeriodSeries(parts)
    return series.position(of: "0").map { series.dataset(at: $0) } ?? datasets[field.rawValue]
  }

  /// The figures of an edition so many periods back; `nil` where it has none.
  private func earlier(_ back: Int, _ side: EditionSide) -> Dataset? {
    let dataset = datasets[side.rawValue]
    guard back > 0 else { return dataset }
    return dataset.series.flatMap { series in
      series.position(back, before: dataset.position).map { series.dataset(at: $0) }
    }
  }

  private func mixture(
    _ back: Int, _ field: EditionSide, _ source: (Int) -> EditionSide
  ) -> Dataset? {
    let sides = EditionSide.allCases.map { earlier(back, $0) }
    var rows: [Row] = []
    var identifiers: [String] = []
    var names: [String] = []
    func add(_ row: Row, _ identifier: String, _ name: String) {
      rows.append(row)
      identifiers.append(identifier)
      names.append(name)
    }
    var placed = Set<Int>()
    let fieldUnits = sides[field.rawValue]?.units
    for unit in 0..<(fieldUnits?.count ?? 0) {
      guard let units = fieldUnits else { break }
      let (identifier, name) = (units.identifiers[unit], units.names[unit])
      guard let common = common(identifier, field) else {
        add(Row(side: field, unit: unit), identifier, name)
        continue
      }
      placed.insert(common)
      if let row = row(of: common, source(common), sides) { add(row, identifier, name) }
    }
    // Who is in both editions, and in this period only of the other.
    for common in match.common where !placed.contains(common) {
      guard let row = row(of: common, source(common), sides) else { continue }
      let (identifier, name) = self.identity(of: common, field)
      add(row, identifier, name)
    }
    guard !rows.isEmpty else { return nil }
    let columns = datasets[0].columns.keys.map { name in
      (name, Self.column(rows, sides.map { $0?.columns[name] }))
    }
    return Dataset(
      units: StatisticalUnits(identifiers: identifiers, names: names),
      columns: Dictionary(uniqueKeysWithValues: columns))
  }

  /// A mixture in which one institution alone has the figures of another edition than everybody's, made of the
  /// one in which it hasn't.
  ///
  /// - Parameters:
  ///   - common: its position before.
  ///   - mixture: everybody with the figures of one edition, and earlier periods.
  ///   - others: which edition that is.
  /// - Returns: `nil` where the two have other periods.
  func mixture(
    of common: Int, _ own: EditionSide, in mixture: Dataset, field: EditionSide, others: EditionSide
  ) -> OtherFigures? {
    guard let series = mixture.series else { return nil }
    let identifiers = (field: identity(of: common, field).0, own: identity(of: common, own).0)
    var other = OtherFigures(dataset: mixture)
    var parts: [(name: String, dataset: Dataset)] = []
    for (position, name) in series.names.enumerated() {
      guard let back = Int(name).map({ 0 - $0 }) else { return nil }
      let part = series.dataset(at: position)
      let unit = part.units.position(of: identifiers.field)
      let figures = earlier(back, own)
      let source = figures?.units.position(of: identifiers.own)
      if let unit, let source, let figures {
        let columns = part.columns(replacing: unit, by: source, of: figures)
        other.columns.formUnion(columns.keys)
        parts.append((name, part.replacing(columns)))
      } else if unit == nil, source == nil {
        parts.append((name, part))
      } else {
        guard let made = self.mixture(back, field, { $0 == common ? own : others }) else {
          return nil
        }
        other.others.insert(position)
        parts.append((name, made))
      }
    }
    let deepest = datasets.map { $0.series == nil ? 0 : $0.position }.max() ?? 0
    let missing = (0...deepest).filter { series.position(of: "\(0 - $0)") == nil }
    // A period that nobody else has a row in.
    if missing.contains(where: { self.mixture($0, field) { $0 == common ? own : others } != nil }) {
      return nil
    }
    other.dataset = PeriodSeries(parts).dataset(at: mixture.position)
    return other
  }

  /// The position before of an institution that both hold, by its identifier in one of them.
  private func common(_ identifier: String, _ side: EditionSide) -> Int? {
    guard let unit = datasets[side.rawValue].units.position(of: identifier) else { return nil }
    return side == .before ? (match.after[unit] == nil ? nil : unit) : match.before[unit]
  }

  private func identity(of common: Int, _ side: EditionSide) -> (String, String) {
    let unit = side == .before ? common : match.after[common] ?? common
    let units = datasets[side.rawValue].units
    return (units.identifiers[unit], units.names[unit])
  }

  private func row(of common: Int, _ side: EditionSide, _ sides: [Dataset?]) -> Row? {
    sides[side.rawValue]?.units.position(of: identity(of: common, side).0).map {
      Row(side: side, unit: $0)
    }
  }

  /// A column of rows of both; words keep what they say.
  private static func column(_ rows: [Row], _ sources: [Column?]) -> Column {
    guard let words = sources.compactMap({ $0?.categories }).first else {
      return numbers(rows, sources)
    }
    var categories: [String]? = words
    var numbers: [String: Int] = [:]
    for (number, word) in (categories ?? []).enumerated() { numbers[word] = number }
    var values: [Double] = []
    var states: [ValueState] = []
    for row in rows {
      guard let source = sources[row.side.rawValue] else {
        values.append(0)
        states.append(.missing)
        continue
      }
      states.append(source.states[row.unit])
      guard let word = source.word(at: row.unit) else {
        values.append(source.values[row.unit])
        continue
      }
      let number = numbers[word] ?? categories?.count ?? 0
      if numbers[word] == nil {
        numbers[word] = number
        categories = (categories ?? []) + [word]
      }
      values.append(Double(number))
    }
    return Column(values: values, states: states, categories: categories)
  }

  private static func numbers(_ rows: [Row], _ sources: [Column?]) -> Column {
    var column = Column(absent: .missing, count: rows.count)
    for (side, source) in sources.enumerated() {
      guard let source else { continue }
      for (position, row) in rows.enumerated() where row.side.rawValue == side {
        column.values[position] = source.values[row.unit]
        column.states[position] = source.states[row.unit]
      }
    }
    return column
  }

  /// What the figures of one institution are in another edition than everybody's, as columns in place of
  /// those of a mixture; empty where they are the same.
  ///
  /// - Precondition: the field holds the institution.
  func columns(
    of common: Int, _ own: EditionSide, in mixture: Dataset, _ field: EditionSide
  ) -> [String: Column] {
    let unit = field == .before ? common : match.after[common] ?? common
    let source = own == .before ? common : match.after[common] ?? common
    return mixture.columns(replacing: unit, by: source, of: datasets[own.rawValue])
  }
}

/// A mixture of two editions beside another one.
struct OtherFigures {
  var dataset: Dataset
  /// Columns in which the two differ, in any period that has the same institutions in both.
  var columns: Set<String> = []
  /// Positions of periods in which other institutions have a row.
  var others: Set<Int> = []
}

extension Dataset {
  /// The columns in which an institution has other figures elsewhere, with those in place of its own.
  fileprivate func columns(
    replacing unit: Int, by source: Int, of other: Dataset
  ) -> [String: Column] {
    var changed: [String: Column] = [:]
    for (name, column) in columns {
      guard let figures = other.columns[name] else { continue }
      let isSame =
        figures.states[source] == column.states[unit]
        && figures.number(at: source) == column.number(at: unit)
        && figures.word(at: source) == column.word(at: unit)
      if !isSame { changed[name] = column.replacing(unit, by: figures, at: source) }
    }
    return changed
  }
}

extension Column {
  /// With one value of another column, in its own words.
  fileprivate func replacing(_ unit: Int, by other: Column, at source: Int) -> Column {
    var changed = self
    if let word = other.word(at: source) {
      var words = categories ?? []
      let number = words.firstIndex(of: word) ?? words.count
      if number == words.count { words.append(word) }
      changed.categories = words
      changed.set(Double(number), at: unit)
    } else if let number = other.number(at: source) {
      changed.set(number, at: unit)
    } else {
      changed.clear(at: unit, as: other.states[source])
    }
    return changed
  }
}
