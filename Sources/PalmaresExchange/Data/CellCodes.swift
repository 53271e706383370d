import PalmaresCore

/// The declared codes of a column, ready to be compared with its cells.
struct CellCodes {
  private let states: [String: ValueState]
  private let codes: [MissingCode]
  /// Whether a code holds a point or a comma, and could be taken for evidence of the decimal mark.
  let haveMarks: Bool

  init(_ codes: [MissingCode]) {
    self.codes = codes
    states = Dictionary(
      codes.map { ($0.text.trimmed, $0.state) }, uniquingKeysWith: { first, _ in first })
    haveMarks = codes.contains { $0.text.contains(".") || $0.text.contains(",") }
  }

  var isEmpty: Bool { codes.isEmpty }

  /// What a cell says that is written exactly like a code; spaces around it don't count.
  func state(ofText cell: String) -> ValueState? {
    states.isEmpty ? nil : states[cell] ?? states[cell.trimmed]
  }

  /// The codes that are numbers. They are written as the author writes, with a point, or as the file
  /// does.
  func numbers(decimal: DecimalMark) -> [(value: Double, state: ValueState)] {
    codes.compactMap { code in
      guard let shape = NumberShape(code.text) else { return nil }
      let value = shape.value(decimal: .point) ?? shape.value(decimal: decimal)
      return value.map { ($0, code.state) }
    }
  }
}
