/// Cuts the bytes of a table into records and fields, in one pass.
///
/// A field is kept as its place: start in the upper 32 bits, a mark for doubled quotes in bit 31,
/// length below. Blank lines are passed over.
///
/// - Source: RFC 4180, with any of four separators and `\n`, `\r\n` or `\r` as line ends. A quote
///   inside a field that doesn't begin with one is a letter.
struct RecordScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var offset: Int
  private var line = 1
  private var recordStart = 0

  /// Number of fields of the first record: the headings.
  private(set) var width = 0
  /// Places of all fields, row by row, the headings first.
  private(set) var fields: [UInt64] = []
  /// The line on which each record starts.
  private(set) var lines: [UInt32] = []
  private(set) var problems = ScanProblems()

  static let longestField = 1 << 20
  static let mostColumns = 1 << 16
  static let doubledQuotes: UInt64 = 1 << 31

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8) {
    self.text = text
    self.separator = separator
    offset = start
  }

  mutating func scan() {
    fields.reserveCapacity(text.count / 6)
    while offset < text.count, problems.fatal == nil {
      if isLineEnd(text[offset]) {
        passLineEnd()
      } else {
        scanRecord()
      }
    }
  }

  private mutating func scanRecord() {
    let firstField = fields.count
    let firstLine = line
    recordStart = offset
    while scanField() {}
    guard problems.fatal == nil else { return }
    let count = fields.count - firstField
    if lines.isEmpty { width = count }
    if count == width {
      lines.append(UInt32(truncatingIfNeeded: firstLine))
    } else {
      problems.note(line: firstLine, fields: count, endsFile: offset >= text.count)
      fields.removeLast(count)
    }
    if offset < text.count { passLineEnd() }
  }

  /// Reads one field and the separator after it; false at the end of the record.
  @inline(__always)
  private mutating func scanField() -> Bool {
    if offset < text.count, text[offset] == UInt8(ascii: "\"") {
      scanQuoted()
      guard problems.fatal == nil else { return false }
    } else {
      scanPlain()
    }
    guard offset < text.count, text[offset] == separator else { return false }
    offset += 1
    if fields.count & 0xFFFF == 0, lines.isEmpty, fields.count >= Self.mostColumns {
      problems.fatal = .tooManyColumns(line: line)
      return false
    }
    return true
  }

  @inline(__always)
  private mutating func scanPlain() {
    let start = offset
    var end = offset
    while end < text.count {
      let byte = text[end]
      // All line ends and separators but `|` are below `-`; digits and letters are above.
      if byte == separator || isLineEnd(byte) { break }
      end += 1
    }
    offset = end
    append(from: start, to: end, mark: 0)
  }

  private mutating func scanQuoted() {
    let opening = (line: line, offset: offset)
    var mark: UInt64 = 0
    offset += 1
    let start = offset
    while offset < text.count {
      let byte = text[offset]
      if byte == UInt8(ascii: "\"") {
        guard offset + 1 < text.count, text[offset + 1] == byte else { break }
        mark = Self.doubledQuotes
        offset += 1
      } else if isLineEnd(byte) {
        passLineEnd()
        continue
      }
      offset += 1
    }
    if offset >= text.count {
      problems.fatal = .openQuote(line: opening.line, offset: opening.offset)
      return
    }
    append(from: start, to: offset, mark: mark)
    offset += 1
    if offset < text.count, text[offset] != separator, !isLineEnd(text[offset]) {
      problems.fatal = .textAfterQuote(line: line, offset: offset)
    }
  }

  @inline(__always)
  private mutating func append(from start: Int, to end: Int, mark: UInt64) {
    if end - start > Self.longestField {
      problems.fatal = .fieldTooLong(line: line, offset: start)
      return
    }
    fields.append(UInt64(start) << 32 | mark | UInt64(end - start))
  }

  @inline(__always)
  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  @inline(__always)
  private mutating func passLineEnd() {
    let isPair =
      text[offset] == UInt8(ascii: "\r") && offset + 1 < text.count
      && text[offset + 1] == UInt8(ascii: "\n")
    offset += isPair ? 2 : 1
    line += 1
  }
}

/// What the scanner met that is no table.
struct ScanProblems {
  enum Fatal: Equatable {
    case openQuote(line: Int, offset: Int)
    case textAfterQuote(line: Int, offset: Int)
    case fieldTooLong(line: Int, offset: Int)
    case tooManyColumns(line: Int)
  }

  /// After this nothing that follows can be trusted.
  var fatal: Fatal?
  /// The first rows with another number of fields than the headings.
  var irregular: [(line: Int, fields: Int)] = []
  var irregularCount = 0
  /// The last record is short and its line has no end: the file was cut off.
  var isCutOff = false

  mutating func note(line: Int, fields: Int, endsFile: Bool) {
    if irregularCount < 5 { irregular.append((line, fields)) }
    irregularCount += 1
    isCutOff = endsFile
  }
}
