import PalmaresCore
import PalmaresExchange
import Testing

/// A plain slow reader of the same rules, letter by letter, to compare the fast one with.
struct PlainReader {
  enum Outcome: Equatable {
    case table([[String]])
    case refused
  }

  /// - Precondition: valid UTF-8 without NUL and byte order mark.
  static func read(_ bytes: [UInt8], separator: UInt8) -> Outcome {
    var records: [[[UInt8]]] = []
    var rest = normalised(bytes)[...]
    while !rest.isEmpty {
      if rest.first == 10 {
        rest.removeFirst()
        continue
      }
      guard let record = record(&rest, separator) else { return .refused }
      records.append(record)
    }
    let texts = records.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    guard texts.count > 1, let headings = texts.first else { return .refused }
    let named = headings.filter { !$0.isEmpty }
    let isSound =
      texts.allSatisfy { $0.count == headings.count } && Set(named).count == named.count
      && headings.count - named.count <= 1
    return isSound ? .table(texts) : .refused
  }

  /// Line ends outside and inside quotes count alike, so quotes need not be known here; but inside a
  /// quoted field they stay as they were, and tests compare such fields with ends made equal.
  private static func normalised(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 13 { result.append(10) }
      if byte == 10, index > 0, bytes[index - 1] == 13 { continue }
      if byte != 13 { result.append(byte) }
    }
    return result
  }

  private static func record(_ rest: inout ArraySlice<UInt8>, _ separator: UInt8) -> [[UInt8]]? {
    var fields: [[UInt8]] = []
    while true {
      var field: [UInt8] = []
      if rest.first == 34 {
        rest.removeFirst()
        while true {
          guard let byte = rest.popFirst() else { return nil }
          if byte != 34 {
            field.append(byte)
          } else if rest.first == 34 {
            field.append(34)
            rest.removeFirst()
          } else {
            break
          }
        }
        if let next = rest.first, next != separator, next != 10 { return nil }
      } else {
        while let byte = rest.first, byte != separator, byte != 10 {
          field.append(byte)
          rest.removeFirst()
        }
      }
      fields.append(field)
      guard let byte = rest.popFirst(), byte == separator else { return fields }
    }
  }
}

@Suite struct RandomTablesTests {
  private func fast(_ bytes: [UInt8], _ separator: FieldSeparator) -> PlainReader.Outcome {
    do throws(DiagnosticError) {
      let table = try DelimitedTable(
        bytes: bytes, file: "t.csv",
        dialect: DeclaredDialect(separator: separator, encoding: .utf8))
      let cells = ([table.headings] + table.cells).map { $0.map(endsMadeEqual) }
      return .table(cells)
    } catch {
      return .refused
    }
  }

  private func endsMadeEqual(_ text: String) -> String {
    String(
      decoding: Array(text.replacing("\r\n", with: "\n").utf8).map { $0 == 13 ? 10 : $0 },
      as: UTF8.self)
  }

  /// Bytes that matter to the reader, in any order.
  @Test(arguments: 0..<20)
  func agreesWithThePlainReaderOnHostileBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let alphabet = Array("aé0\"\"\",,,;\n\n\r\t ".utf8.filter { $0 < 0x80 })
    var tables = 0
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...24, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let separator = FieldSeparator.allCases[Int.random(in: 0..<2, using: &random)]
      let plain = PlainReader.read(bytes, separator: separator == .comma ? 44 : 59)
      #expect(fast(bytes, separator) == plain, "\(bytes)")
      if case .table = plain { tables += 1 }
    }
    // The comparison is worth something only where tables come out of it.
    #expect(tables > 100)
  }

  @Test(arguments: 0..<20)
  func neverFailsOnAnyBytes(seed: UInt64) {
    var random = SplitMix(seed: seed &+ 1_000)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let found = rules { () throws(DiagnosticError) in
        _ = try DelimitedTable(bytes: bytes, file: "t.csv")
      }
      #expect(found.allSatisfy { $0.hasPrefix("csv.") || $0.hasPrefix("file.") })
    }
  }

  @Test(arguments: 0..<20)
  func readsBackWhatWasWritten(seed: UInt64) throws {
    var random = SplitMix(seed: seed &+ 2_000)
    let pieces = ["a", "é", "\"", ",", ";", "\n", " ", "1.5", "œ", "😀", ""]
    let width = Int.random(in: 2...8, using: &random)
    let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          pieces[Int.random(in: pieces.indices, using: &random)]
        }.joined()
      }
    }
    let headings = (0..<width).map { "h\($0)" }
    let text = ([headings] + rows).map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\r\n")
    let table = try DelimitedTable(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.headings == headings)
    #expect(table.cells == rows)
  }
}
