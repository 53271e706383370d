import PalmaresCore
import PalmaresEngine

/// Reads columns of words.
///
/// Only the empty cell and declared codes are without a value. `NA` stays a word: it is the ISO code
/// of Namibia, and a country taken away in silence would change every group. The reader is told.
enum TextColumns {
  /// - Returns: the column, and how many cells hold `NA` as a word.
  static func read(
    _ request: NumberColumns.Request, from table: DelimitedTable
  ) -> (column: Column, notAvailable: Int) {
    let codes = CellCodes(request.missing)
    let numbers = codes.numbers(decimal: .point)
    var words: [String?] = []
    words.reserveCapacity(request.rows.count)
    var states: [ValueState] = []
    var notAvailable = 0
    for row in request.rows {
      let cell = table.text(row: row, column: request.column)
      if let state = state(of: cell, codes, numbers) {
        words.append(nil)
        states.append(state)
      } else {
        words.append(cell)
        states.append(.present)
        if cell == "NA" { notAvailable += 1 }
      }
    }
    var column = Column(words: words)
    column.states = states
    return (column, notAvailable)
  }

  private static func state(
    of cell: String, _ codes: CellCodes, _ numbers: [(value: Double, state: ValueState)]
  ) -> ValueState? {
    if let state = codes.state(ofText: cell) { return state }
    if cell.trimmed.isEmpty { return .missing }
    if numbers.isEmpty { return nil }
    let value = NumberShape(cell)?.value(decimal: .point)
    return value.flatMap { value in numbers.first { $0.value == value }?.state }
  }
}
