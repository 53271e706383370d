public import PalmaresCore

/// Writes a CSV table into a buffer: comma, decimal point, UTF-8, one line for each row.
///
/// Cells with a comma, a quote or a line break are quoted. A text that a spreadsheet would take for a
/// formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe before
/// it, which spreadsheets show as text: a name in somebody's data must not run on the reader's
/// machine. Numbers are written as they are, `-5` included; what has no value is an empty cell.
///
/// - Source: RFC 4180; lines end with a line feed alone, as `diff` and `git` expect.
public struct CSVWriter {
  /// The table so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var isFirst = true

  public init() {}

  public mutating func cell(_ text: String?) {
    separate()
    guard var text, !text.isEmpty else { return }
    text.withUTF8 { utf8 in
      let isFormula = utf8.first.map(Self.startsFormula) ?? false
      let isQuoted = utf8.contains(where: Self.needsQuotes)
      if isQuoted { bytes.append(Self.quote) }
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      for byte in utf8 {
        if byte == Self.quote { bytes.append(byte) }
        bytes.append(byte)
      }
      if isQuoted { bytes.append(Self.quote) }
    }
  }

  /// - Precondition: the number is finite.
  public mutating func cell(_ number: Double?, _ printing: Printing = .exact) {
    separate()
    guard let number else { return }
    precondition(number.isFinite, "CSV can't hold \(number)")
    printing.write(number, in: .machine, to: &bytes)
  }

  public mutating func cell(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  public mutating func row(_ texts: some Sequence<String>) {
    for text in texts { cell(text) }
    endRow()
  }

  /// Whole rows that another writer wrote.
  public mutating func append(rows: [UInt8]) {
    bytes.append(contentsOf: rows)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private static let quote = UInt8(ascii: "\"")

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
      UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      true
    default: false
    }
  }
}
