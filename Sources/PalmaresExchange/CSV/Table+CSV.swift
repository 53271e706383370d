public import PalmaresCore

extension Table {
  /// The table for other programs: codes as headings, numbers to the last digit, texts in one language.
  public func csv(in language: Language) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(columns.map(\.code))
    for row in rows {
      for cell in row { csv.cell(cell, in: language) }
      csv.endRow()
    }
    return csv.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func cell(_ cell: Table.Cell, in language: Language) {
    switch cell {
    case .text(let text): self.cell(text)
    case .localized(let text): self.cell(text[language])
    case .number(let value, _): self.cell(value)
    case .place(let place): self.cell(place.short(in: .machine))
    case .flag(let flag): self.cell(flag)
    case .absent, .empty: self.cell(nil as String?)
    }
  }
}
