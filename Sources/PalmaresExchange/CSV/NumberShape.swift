/// A number as a person wrote it: digits in runs, with marks between them: `1 234,5`, `−12.5`,
/// `1'234'567`. What the marks mean depends on the file.
struct NumberShape: Equatable {
  enum Mark: Equatable {
    case point
    case comma
    case space
    case apostrophe
  }

  var isNegative: Bool
  /// Runs of digits; the first or the last may be empty.
  var runs: [[UInt8]]
  /// The marks between them.
  var marks: [Mark]
  /// `e-3`, as written; empty where there is none.
  var exponent: [UInt8]

  /// What one number says of the marks of its file.
  enum Evidence: Equatable {
    /// Nothing: no mark that could be either.
    case none
    /// This is the decimal mark.
    case decimal(DecimalMark)
    /// This mark is the decimal mark or stands between thousands: `1.234`.
    case either(DecimalMark)
    /// No reading gives a number: `12.34.56`.
    case impossible
  }

  /// Reads a cell; `nil` where it is no number under any reading of its marks.
  ///
  /// Spaces around it don't count. The sign may be `+`, `-` or U+2212; a space for thousands U+0020,
  /// U+00A0, U+2009 or U+202F; an apostrophe `'` or U+2019.
  init?(_ cell: String) {
    var scalars = Array(cell.unicodeScalars)[...]
    while let first = scalars.first, first.isSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isSpace { scalars.removeLast() }
    (isNegative, runs, marks, exponent) = (false, [[]], [], [])
    if let sign = scalars.first, ["-", "+", "\u{2212}"].contains(sign) {
      isNegative = sign != "+"
      scalars.removeFirst()
    }
    while let scalar = scalars.first, scalar != "e", scalar != "E" {
      if let digit = scalar.digit {
        runs[runs.count - 1].append(digit)
      } else if let mark = Mark(scalar) {
        marks.append(mark)
        runs.append([])
      } else {
        return nil
      }
      scalars.removeFirst()
    }
    guard runs.contains(where: { !$0.isEmpty }), readExponent(scalars) else { return nil }
  }

  private mutating func readExponent(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard !scalars.isEmpty else { return true }
    var digits = scalars.dropFirst()
    exponent = [UInt8(ascii: "e")]
    if let sign = digits.first, ["-", "+", "\u{2212}"].contains(sign) {
      exponent.append(sign == "+" ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      digits.removeFirst()
    }
    exponent += digits.compactMap(\.digit)
    return !digits.isEmpty && digits.count <= 5 && digits.allSatisfy { $0.digit != nil }
  }

  /// Digits printed after the decimal mark.
  func decimals(decimal: DecimalMark) -> Int {
    marks.last?.decimal == decimal ? runs[runs.count - 1].count : 0
  }

  var evidence: Evidence {
    guard let last = marks.last else { return .none }
    guard let lastMark = last.decimal else {
      return hasGroups(runs[...], marks[...]) ? .none : .impossible
    }
    if marks.dropLast().contains(last) {
      return hasGroups(runs[...], marks[...]) ? .decimal(lastMark.other) : .impossible
    }
    if marks.count > 1 {
      return hasGroups(runs.dropLast(), marks.dropLast()) ? .decimal(lastMark) : .impossible
    }
    let couldGroup = hasGroups(runs[...], marks[...]) && runs[0].first != UInt8(ascii: "0")
    return couldGroup ? .either(lastMark) : .decimal(lastMark)
  }

  /// The mark between thousands under a reading, if the number has one.
  func thousands(decimal: DecimalMark) -> Mark? {
    marks.first.flatMap { $0.decimal == decimal ? nil : $0 }
  }

  /// The value where `decimal` is the decimal mark, and `thousands`, if said, the only mark allowed
  /// between groups of three digits; `nil` where that reading gives no number, or none that a double
  /// can hold.
  func value(decimal: DecimalMark, thousands: ThousandsMark? = nil) -> Double? {
    let hasFraction = marks.last?.decimal == decimal
    let whole = hasFraction ? runs.dropLast() : runs[...]
    let groups = hasFraction ? marks.dropLast() : marks[...]
    if !groups.isEmpty {
      guard hasGroups(whole, groups), let mark = groups.first else { return nil }
      if mark.decimal == decimal { return nil }
      if let thousands, Mark(thousands) != mark { return nil }
    }
    var plain = Array(whole.joined())
    if plain.isEmpty { plain = [UInt8(ascii: "0")] }
    if hasFraction, let fraction = runs.last { plain += [UInt8(ascii: ".")] + fraction }
    if plain.last == UInt8(ascii: ".") { plain.append(UInt8(ascii: "0")) }
    guard let size = PlainNumber.finite(plain + exponent) else { return nil }
    return (isNegative ? -size : size) + 0
  }

  /// Whether runs are groups of three, the first of one to three, all with the same mark between.
  private func hasGroups(_ runs: ArraySlice<[UInt8]>, _ marks: ArraySlice<Mark>) -> Bool {
    guard let first = runs.first, let mark = marks.first else { return true }
    return (1...3).contains(first.count) && runs.dropFirst().allSatisfy { $0.count == 3 }
      && marks.allSatisfy { $0 == mark } && (exponent.isEmpty || runs.count < self.runs.count)
  }
}

extension NumberShape.Mark {
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",": self = .comma
    case "'", "\u{2019}": self = .apostrophe
    default:
      guard scalar.isSpace else { return nil }
      self = .space
    }
  }

  init(_ mark: ThousandsMark) {
    switch mark {
    case .space: self = .space
    case .point: self = .point
    case .comma: self = .comma
    case .apostrophe: self = .apostrophe
    }
  }

  var decimal: DecimalMark? {
    switch self {
    case .point: .point
    case .comma: .comma
    case .space, .apostrophe: nil
    }
  }
}

extension Unicode.Scalar {
  /// A space within a line, as people and spreadsheets put them around and into numbers.
  var isSpace: Bool {
    [" ", "\t", "\u{A0}", "\u{2009}", "\u{202F}"].contains(self)
  }

  fileprivate var digit: UInt8? {
    ("0"..."9").contains(self) ? UInt8(truncatingIfNeeded: value) : nil
  }
}
