import PalmaresCore

/// How the numbers of a file are written, as declared or as its cells show.
struct NumberMarks: Equatable {
  var decimal: DecimalMark
  /// The only mark allowed between thousands, where the author says which.
  var thousands: ThousandsMark?
}

/// A cell of a table: its row, its column, both from 0.
struct CellPlace: Hashable {
  var row: Int
  var column: Int
}

/// Decides what the marks in a file's numbers mean, by what its cells show: `12,5` and `0.123` show
/// their decimal mark, `1.234.567` shows the other one; `1.234` alone shows nothing.
struct NumberMarksEvidence {
  /// The first cell that shows each decimal mark, and the first whose only mark could be either.
  private var shows: [DecimalMark: CellPlace] = [:]
  private var either: [DecimalMark: CellPlace] = [:]

  mutating func note(_ evidence: NumberShape.Evidence, at cell: CellPlace) {
    switch evidence {
    case .none, .impossible: break
    case .decimal(let mark): noteDecimal(mark, at: cell)
    case .either(let mark): if either[mark] == nil { either[mark] = cell }
    }
  }

  func has(_ mark: DecimalMark) -> Bool { shows[mark] != nil }

  mutating func noteDecimal(_ mark: DecimalMark, at cell: CellPlace) {
    if shows[mark] == nil { shows[mark] = cell }
  }

  enum Decision: Equatable {
    case decided(DecimalMark)
    /// The cell can be read in two ways, and nothing in the file says which.
    case ambiguous(CellPlace)
    /// One cell shows a decimal point, the other a decimal comma.
    case contradiction(point: CellPlace, comma: CellPlace)
  }

  /// In a file with commas between fields a point is the decimal mark unless a cell shows otherwise,
  /// as in every tool that writes such files.
  func decision(separator: FieldSeparator) -> Decision {
    switch (shows[.point], shows[.comma]) {
    case (let point?, let comma?): return .contradiction(point: point, comma: comma)
    case (_?, nil): return .decided(.point)
    case (nil, _?): return .decided(.comma)
    case (nil, nil): break
    }
    if let comma = either[.comma] { return .ambiguous(comma) }
    if let point = either[.point], separator != .comma { return .ambiguous(point) }
    return .decided(.point)
  }
}
