import PalmaresCore
import PalmaresEngine

/// Reads the number columns of a table together, because what a mark means is decided for the whole
/// file.
///
/// The first pass takes every cell as a plain number with a point. Cells that are not are looked at
/// again, one by one; only where they show that the file uses the decimal comma is everything read a
/// second time.
struct NumberColumns {
  /// One column to read: which rows of the table, in which order.
  struct Request {
    var heading: String
    var column: Int
    var rows: [Int]
    var missing: [MissingCode]
    /// A printed range is kept as such, in place of being refused.
    var keepsRanges = false
  }

  /// A cell that holds a printed range: it has no value.
  struct RangeCell {
    var request: Int
    /// In the rows of the request.
    var position: Int
    var text: String
  }

  struct Answer {
    /// One for each request, of its rows' length.
    var columns: [Column] = []
    var marks = NumberMarks(decimal: .point)
    /// The marks met between thousands.
    var thousands: Set<ThousandsMark> = []
    /// How many cells held `NA`.
    var notAvailable = 0
    var ranges: [RangeCell] = []
    var problems: [Diagnostic] = []
  }

  private let table: DelimitedTable
  private let requests: [Request]
  private let declared: DeclaredDialect
  private let codes: [CellCodes]
  private var values: [Double]
  private var states: [ValueState]
  private var evidence = NumberMarksEvidence()
  /// Cells that are no plain numbers: request, position in its rows.
  private var odd: [(request: Int, position: Int)] = []
  private var answer = Answer()

  static func read(
    _ requests: [Request], from table: DelimitedTable, declared: DeclaredDialect
  ) -> Answer {
    var reader = NumberColumns(requests, from: table, declared: declared)
    reader.read()
    return reader.answer
  }

  private let starts: [Int]

  private init(_ requests: [Request], from table: DelimitedTable, declared: DeclaredDialect) {
    self.table = table
    self.requests = requests
    self.declared = declared
    codes = requests.map { CellCodes($0.missing) }
    var starts = [0]
    for request in requests { starts.append(starts[starts.count - 1] + request.rows.count) }
    self.starts = starts
    let count = starts[requests.count]
    values = [Double](repeating: 0, count: count)
    states = [ValueState](repeating: .present, count: count)
  }

  private mutating func read() {
    let expected = declared.decimal ?? declared.thousands?.impliedDecimal
    readPlain(decimal: expected ?? .point, collectsEvidence: expected == nil)
    guard let decimal = expected ?? decide() else { return }
    if decimal != (expected ?? .point) {
      odd = []
      readPlain(decimal: decimal, collectsEvidence: false)
    }
    answer.marks = NumberMarks(decimal: decimal, thousands: declared.thousands)
    readOdd()
    applyNumberCodes()
    answer.columns = requests.indices.map { request in
      let span = starts[request]..<starts[request + 1]
      return Column(values: Array(values[span]), states: Array(states[span]))
    }
  }

  // MARK: Plain numbers

  private mutating func readPlain(decimal: DecimalMark, collectsEvidence: Bool) {
    let longest = requests.map(\.rows.count).max() ?? 0
    // By blocks of rows, so that the bytes of a block stay near while all columns are read.
    for block in stride(from: 0, to: longest, by: 64) {
      for request in requests.indices {
        let end = min(block + 64, requests[request].rows.count)
        if block >= end { continue }
        readBlock(block..<end, of: request, decimal: decimal, collectsEvidence: collectsEvidence)
      }
    }
  }

  private mutating func readBlock(
    _ positions: Range<Int>, of request: Int, decimal: DecimalMark, collectsEvidence: Bool
  ) {
    let width = table.headings.count
    let column = requests[request].column
    let start = starts[request]
    let marksCount = collectsEvidence && table.dialect.separator != .comma
    let looksAtCodes = codes[request].haveMarks
    let wantsPoint = collectsEvidence && !evidence.has(.point)
    var unclear: [(position: Int, form: PlainNumber.Form)] = []
    table.bytes.withUnsafeBufferPointer { bytes in
      table.fields.withUnsafeBufferPointer { fields in
        requests[request].rows.withUnsafeBufferPointer { rows in
          values.withUnsafeMutableBufferPointer { values in
            for position in positions {
              let field = fields[(rows[position] + 1) * width + column]
              let from = Int(field >> 32)
              let cell = UnsafeBufferPointer(
                rebasing: bytes[from..<from + Int(field & 0x7FFF_FFFF)])
              let form = PlainNumber.read(
                cell, decimal: decimal.byte, into: &values[start + position])
              if form == .other || (form == .either && wantsPoint && marksCount)
                || (form == .clear && wantsPoint)
              {
                unclear.append((position, form))
              }
            }
          }
        }
      }
    }
    note(unclear, of: request, looksAtCodes: looksAtCodes)
  }

  private mutating func note(
    _ cells: [(position: Int, form: PlainNumber.Form)], of request: Int, looksAtCodes: Bool
  ) {
    for (position, form) in cells {
      let place = place(request, position)
      if form == .other {
        if isBlank(place) {
          states[starts[request] + position] = .missing
          values[starts[request] + position] = 0
        } else {
          odd.append((request, position))
        }
        continue
      }
      // A declared code such as -99.9 says nothing of how the file writes its numbers.
      if looksAtCodes, codes[request].state(ofText: text(place)) != nil { continue }
      if form == .either {
        evidence.note(.either(.point), at: place)
      } else {
        evidence.noteDecimal(.point, at: place)
      }
    }
  }

  // MARK: Other cells

  /// Decides by all cells, or reports why that can't be.
  private mutating func decide() -> DecimalMark? {
    for (request, position) in odd {
      let place = place(request, position)
      let cell = text(place)
      if codes[request].state(ofText: cell) != nil { continue }
      if let shape = NumberShape(cell) { evidence.note(shape.evidence, at: place) }
    }
    let problem = NumberProblem(table: table)
    switch evidence.decision(separator: table.dialect.separator) {
    case .decided(let decimal): return decimal
    case .ambiguous(let cell): answer.problems.append(problem.ambiguous(cell))
    case .contradiction(let point, let comma):
      answer.problems.append(problem.contradiction(point: point, comma: comma))
    }
    return nil
  }

  private mutating func readOdd() {
    var refused: [Int: [CellPlace]] = [:]
    for (request, position) in odd {
      let place = place(request, position)
      let index = starts[request] + position
      let cell = text(place)
      if let state = codes[request].state(ofText: cell) {
        states[index] = state
      } else if cell.trimmed == "NA" {
        states[index] = .missing
        answer.notAvailable += 1
      } else if let value = value(of: cell) {
        values[index] = value
      } else if requests[request].keepsRanges, PrintedFigure(cell).isRange(answer.marks) {
        states[index] = .missing
        answer.ranges.append(RangeCell(request: request, position: position, text: cell.trimmed))
      } else {
        states[index] = .missing
        refused[request, default: []].append(place)
      }
    }
    let problem = NumberProblem(table: table)
    for (request, cells) in refused.sorted(by: { $0.key < $1.key }) {
      answer.problems += problem.refused(
        cells, heading: requests[request].heading, marks: answer.marks)
    }
  }

  private mutating func value(of cell: String) -> Double? {
    guard let shape = NumberShape(cell) else { return nil }
    let marks = answer.marks
    guard let value = shape.value(decimal: marks.decimal, thousands: marks.thousands) else {
      return nil
    }
    if let mark = shape.thousands(decimal: marks.decimal) {
      answer.thousands.insert(mark.thousands)
    }
    return value
  }

  /// A code that is a number is compared as one: `-999` is also `-999.0`.
  private mutating func applyNumberCodes() {
    for request in requests.indices {
      let numbers = codes[request].numbers(decimal: answer.marks.decimal)
      if numbers.isEmpty { continue }
      for index in starts[request]..<starts[request + 1] where states[index] == .present {
        guard let match = numbers.first(where: { $0.value == values[index] }) else { continue }
        states[index] = match.state
        values[index] = 0
      }
    }
  }

  // MARK: Cells

  private func place(_ request: Int, _ position: Int) -> CellPlace {
    CellPlace(row: requests[request].rows[position], column: requests[request].column)
  }

  private func text(_ place: CellPlace) -> String {
    table.text(row: place.row, column: place.column)
  }

  private func isBlank(_ place: CellPlace) -> Bool {
    let field = table.fields[(place.row + 1) * table.headings.count + place.column]
    return field & 0x7FFF_FFFF == 0 || text(place).trimmed.isEmpty
  }
}

extension ThousandsMark {
  /// A point between thousands leaves the comma for decimals, and the other way round.
  var impliedDecimal: DecimalMark? {
    switch self {
    case .point: .comma
    case .comma: .point
    case .space, .apostrophe: nil
    }
  }
}

extension NumberShape.Mark {
  var thousands: ThousandsMark {
    switch self {
    case .point: .point
    case .comma: .comma
    case .space: .space
    case .apostrophe: .apostrophe
    }
  }
}

extension String {
  /// Without the spaces around it.
  package var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.isSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isSpace { scalars.removeLast() }
    return String(scalars)
  }
}
