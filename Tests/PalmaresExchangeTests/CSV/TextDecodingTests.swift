import PalmaresCore
import PalmaresExchange
import Testing

@Suite struct TextDecodingTests {
  private func table(
    _ bytes: [UInt8], encoding: TextEncoding? = nil
  ) throws(DiagnosticError) -> DelimitedTable {
    try DelimitedTable(
      bytes: bytes, file: "t.csv", dialect: DeclaredDialect(encoding: encoding))
  }

  private func refusal(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws -> Diagnostic {
    try #require(
      diagnostics { () throws(DiagnosticError) in _ = try table(bytes, encoding: encoding) }.first)
  }

  private let heading = Array("id;x\n".utf8)

  @Test func readsUTF8WithAndWithoutItsMark() throws {
    let text = "id;x\nécole €;😀\n"
    let plain = try table(Array(text.utf8))
    #expect(plain.cells == [["école €", "😀"]])
    #expect(!plain.dialect.hasByteOrderMark)
    let marked = try table([0xEF, 0xBB, 0xBF] + Array(text.utf8))
    #expect(marked.headings == ["id", "x"])
    #expect(marked.cells == plain.cells)
    #expect(marked.dialect.hasByteOrderMark)
  }

  @Test func readsWindows1252WhereNothingIsUTF8() throws {
    let table = try table(heading + [0xC9, 0x63, 0x6F, 0x6C, 0x65, 0x3B, 0x80, 0x92, 0x9C, 0x0A])
    #expect(table.cells == [["École", "€’œ"]])
    #expect(table.dialect.encoding == .windows1252)
  }

  @Test func readsWindows1252WhereDeclared() throws {
    let table = try table(Array("id;x\né;1\n".utf8), encoding: .windows1252)
    #expect(table.cells == [["Ã©", "1"]])
  }

  /// Every byte but the five that the code page leaves out, against the Latin-1 part by number and
  /// the rest by the table of the Unicode Consortium.
  @Test func readsEveryLetterOfWindows1252() throws {
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    let upper = (UInt8(0x80)...0x9F).filter { !undefined.contains($0) }
    let text = try table(heading + upper + [0x3B, 0xE9, 0x0A]).text(row: 0, column: 0)
    #expect(text == "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
    let latin = Array(UInt8(0xA0)...0xFF)
    let rest = try table(heading + latin + [0x3B, 0x31, 0x0A], encoding: .windows1252)
    #expect(rest.text(row: 0, column: 0).unicodeScalars.map(\.value) == (0xA0...0xFF).map { $0 })
  }

  @Test(arguments: [UInt8(0x81), 0x8D, 0x8F, 0x90, 0x9D])
  func refusesAByteThatNoEncodingHas(byte: UInt8) throws {
    let found = try refusal(heading + [0x61, byte, 0x3B, 0x31, 0x0A])
    #expect(found.rule.identifier == "csv.undefined-byte")
    #expect(found.locations.first?.line == 2)
    #expect(found.locations.first?.column == 2)
    #expect(found.summary.en.contains("0x" + String(byte, radix: 16, uppercase: true)))
  }

  @Test func refusesAMixtureOfEncodings() throws {
    let found = try refusal(heading + Array("é;1\n".utf8) + [0x61, 0xE9, 0x3B, 0x31, 0x0A])
    #expect(found.rule.identifier == "csv.mixed-encodings")
    #expect(found.locations.map(\.line) == [3, 2])
    #expect(found.summary.en.contains("0xE9"))
  }

  @Test(arguments: [
    [UInt8(0xC0), 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0x80],
  ])
  func refusesBytesThatOnlyLookLikeUTF8(bytes: [UInt8]) throws {
    let found = try refusal(heading + bytes, encoding: .utf8)
    #expect(found.rule.identifier == "csv.not-utf-8")
    #expect(found.locations.first?.line == 2)
    #expect(found.locations.first?.column == 1)
  }

  @Test(arguments: [[UInt8(0xFF), 0xFE, 0x69, 0], [0xFE, 0xFF, 0, 0x69]])
  func refusesUTF16WithAWayOut(bytes: [UInt8]) throws {
    let found = try refusal(bytes)
    #expect(found.rule.identifier == "csv.utf-16")
    #expect(found.fixes.first?.en == "Save the table again as “CSV UTF-8”.")
  }

  @Test func refusesANulByteWithItsPlace() throws {
    let found = try refusal(heading + [0x61, 0x62, 0, 0x3B, 0x31])
    #expect(found.rule.identifier == "csv.nul-byte")
    #expect(found.locations.first == SourceLocation(file: "t.csv", line: 2, column: 3))
  }
}
