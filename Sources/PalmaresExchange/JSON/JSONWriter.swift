import PalmaresCore

/// Writes one JSON document into a buffer, member by member, in the order given.
///
///     var json = JSONWriter(indentedLevels: 1)
///     json.object { json in
///       json.member("schema", "palmares.rank/1")
///       json.array("results", rows) { json, row in json.object { $0.member("id", row.id) } }
///     }
///     json.bytes  // {⏎  "schema": "palmares.rank/1",⏎  "results": [{"id": "NO"}]⏎}⏎
///
/// Numbers take their shortest exact form, so that every reader gets the same double back; what has
/// no value is `null`. Same calls, same bytes.
///
/// - Source: RFC 8259.
public struct JSONWriter {
  /// The document so far, as UTF-8.
  public private(set) var bytes: [UInt8] = []

  private let indentedLevels: Int
  private var level = 0
  private var isFirst = true

  /// - Parameter indentedLevels: how many levels of nesting put each member on a line of its own;
  ///   deeper ones stand on one line. 0 is the compact form.
  public init(indentedLevels: Int = 0) {
    self.indentedLevels = indentedLevels
  }

  // MARK: Values

  /// `{…}`: as the document, as an element of an array, or after ``key(_:)``.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    nested(open: "{", close: "}", members)
  }

  /// `[…]`.
  public mutating func array(_ elements: (inout JSONWriter) -> Void) {
    nested(open: "[", close: "]", elements)
  }

  public mutating func value(_ text: String?) {
    guard let text else { return null() }
    separate()
    write(quoted: text)
  }

  /// - Precondition: the number is finite; JSON has no NaN and no infinity.
  public mutating func value(_ number: Double?) {
    guard let number else { return null() }
    precondition(number.isFinite, "JSON can't hold \(number)")
    separate()
    Printing.exact.write(number, in: .machine, to: &bytes)
  }

  public mutating func value(_ number: Int?) {
    guard let number else { return null() }
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  public mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// The name of the member whose value comes next.
  public mutating func key(_ name: String) {
    separate()
    write(quoted: name)
    bytes.append(UInt8(ascii: ":"))
    if indentedLevels > 0 { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  // MARK: Layout

  private var isAfterKey = false

  private var isIndented: Bool { level <= indentedLevels }

  private mutating func nested(
    open: Unicode.Scalar, close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    level += 1
    isFirst = true
    content(&self)
    precondition(!isAfterKey, "a key without a value")
    let isEmpty = isFirst
    level -= 1
    if !isEmpty, level < indentedLevels { newLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
    if level == 0, indentedLevels > 0 { bytes.append(UInt8(ascii: "\n")) }
  }

  /// What stands between this value and the one before it.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard level > 0 else { return }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if isIndented {
      newLine()
    } else if !isFirst, indentedLevels > 0 {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private mutating func write(quoted text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      for byte in utf8 { writeEscaped(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? "\\u000" : "\\u00").utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }
}
