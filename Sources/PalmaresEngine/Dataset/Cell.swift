package import PalmaresCore

/// What a column holds for one institution.
package struct Cell: Sendable, Hashable {
  package var value: Double
  package var state: ValueState

  package init(_ value: Double) {
    self.value = value
    state = .present
  }

  package init(absent state: ValueState) {
    value = 0
    self.state = state
  }

  init(_ column: Column, at unit: Int) {
    value = column.values[unit]
    state = column.states[unit]
  }

  /// The same bytes: the two zeros are different, because they may print or divide differently.
  func isIdentical(to other: Cell) -> Bool {
    state == other.state && value.bitPattern == other.value.bitPattern
  }

  var isPresent: Bool { state == .present }
}

extension Column {
  /// A column of one institution.
  init(_ cell: Cell, categories: [String]?) {
    self.init(values: [cell.value], states: [cell.state], categories: categories)
  }

  /// The column of one of its institutions.
  func alone(at unit: Int) -> Column {
    Column(Cell(self, at: unit), categories: categories)
  }

  mutating func put(_ cell: Cell, at unit: Int) {
    values[unit] = cell.value
    states[unit] = cell.state
  }
}
