import Glibc

/// Looks for bytes that are not UTF-8.
///
/// - Source: RFC 3629, section 4; Unicode 15, table 3-7.
enum UTF8Validation {
  /// The first byte that starts no valid letter, or `nil` where all are.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      var offset = 0
      while offset < text.count {
        offset = skipASCII(text, from: offset)
        if offset == text.count { return nil }
        let length = letterLength(text, at: offset)
        if length == 0 { return offset }
        offset += length
      }
      return nil
    }
  }

  static func firstNUL(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { text in
      text.baseAddress.flatMap { start in
        memchr(start, 0, text.count).map { UnsafeRawPointer($0) - start }
      }
    }
  }

  /// The first valid letter of two bytes or more, or `nil`.
  static func firstMultibyte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      text.indices.first { text[$0] >= 0x80 && letterLength(text, at: $0) > 1 }
    }
  }

  private static func skipASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var offset = start
    while offset + 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      offset += 8
    }
    while offset < text.count, text[offset] < 0x80 { offset += 1 }
    return offset
  }

  /// How many bytes the letter at an offset takes; 0 where there is none.
  private static func letterLength(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    func continues(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < text.count && range.contains(text[offset + distance])
    }
    switch text[offset] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

/// The line and the character, both from 1, of an offset in a text: `\n`, `\r\n` and `\r` end a line.
func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
  var line = 1
  var lineStart = 0
  for index in 0..<min(offset, bytes.count) {
    let isEnd =
      bytes[index] == UInt8(ascii: "\n")
      || bytes[index] == UInt8(ascii: "\r")
        && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
    if isEnd {
      line += 1
      lineStart = index + 1
    }
  }
  let before = bytes[lineStart..<max(lineStart, min(offset, bytes.count))]
  return (line, before.count { $0 & 0xC0 != 0x80 } + 1)
}
