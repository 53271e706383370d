import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

func table(
  _ text: String, dialect: DeclaredDialect = DeclaredDialect()
) throws(DiagnosticError) -> DelimitedTable {
  try DelimitedTable(bytes: Array(text.utf8), file: "t.csv", dialect: dialect)
}

extension DelimitedTable {
  /// All cells, row by row.
  var cells: [[String]] {
    (0..<rowCount).map { row in headings.indices.map { text(row: row, column: $0) } }
  }
}

@Suite struct DelimitedTableTests {
  @Test(arguments: ["\n", "\r\n", "\r"], [true, false])
  func readsEveryLineEnd(end: String, last: Bool) throws {
    let text = ["id,x", "a,1", "b,2"].joined(separator: end) + (last ? end : "")
    let table = try table(text)
    #expect(table.headings == ["id", "x"])
    #expect(table.cells == [["a", "1"], ["b", "2"]])
    #expect(table.line(ofRow: 0) == 2)
    #expect(table.line(ofRow: 1) == 3)
  }

  @Test func takesQuotesOffAndKeepsWhatTheyProtect() throws {
    let table = try table("id,text\n1,\"a, \"\"b\"\"\nc\"\n2,\"\"\n3,5\" pipe\n")
    #expect(table.cells == [["1", "a, \"b\"\nc"], ["2", ""], ["3", "5\" pipe"]])
    #expect((0..<3).map(table.line(ofRow:)) == [2, 4, 5])
  }

  @Test func keepsSpacesAndEmptyCells() throws {
    #expect(try table("id,x,y\n a ,,\n").cells == [[" a ", "", ""]])
  }

  @Test func passesOverBlankLinesAndCountsThem() throws {
    let table = try table("\nid,x\n\na,1\n\n\nb,2\n\n")
    #expect(table.cells == [["a", "1"], ["b", "2"]])
    #expect((0..<2).map(table.line(ofRow:)) == [4, 7])
  }

  @Test(arguments: FieldSeparator.allCases)
  func findsTheSeparatorByLooking(separator: FieldSeparator) throws {
    let mark = separator.rawValue
    let others = FieldSeparator.allCases.filter { $0 != separator }.map(\.rawValue).joined()
    let text = "id\(mark)x\(mark)y\na\(mark)\"\(mark)\(others)\"\(mark)1\nb\(mark)u\(mark)2\n"
    let table = try table(text)
    #expect(table.dialect.separator == separator)
    #expect(table.cells == [["a", mark + others, "1"], ["b", "u", "2"]])
  }

  @Test func findsTheSemicolonBesideDecimalCommas() throws {
    let table = try table("id;x\na;1,5\nb;2,5\n")
    #expect(table.dialect.separator == .semicolon)
    #expect(table.cells == [["a", "1,5"], ["b", "2,5"]])
  }

  @Test func refusesTwoSeparatorsThatBothFit() throws {
    let text = "id;name, first\n1;Doe, Ann\n2;Roe, Bob\n"
    let found = try #require(
      diagnostics { () throws(DiagnosticError) in _ = try table(text) }.first)
    #expect(found.rule.identifier == "csv.ambiguous-separator")
    #expect(found.summary.en == "'t.csv' can be cut into even rows at ',' and ';'.")
    #expect(found.fixes.map(\.en) == ["separator: \",\"", "separator: \";\""])
    let declared = try table(text, dialect: DeclaredDialect(separator: .semicolon))
    #expect(declared.cells[0] == ["1", "Doe, Ann"])
  }

  @Test func oneColumnNeedsNoSeparator() throws {
    #expect(try table("id\na\nb\n").cells == [["a"], ["b"]])
  }

  @Test func oneEmptyHeadingIsTheRowNamesOfR() throws {
    #expect(try table("\"\",\"id\"\n\"1\",\"a\"\n").headings == ["", "id"])
  }
}

@Suite struct RefusedTableTests {
  private func refusal(_ text: String) throws -> Diagnostic {
    let found = diagnostics { () throws(DiagnosticError) in _ = try table(text) }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func namesTheRowsOfAnotherWidth() throws {
    let rows = (0..<7).map { "\($0),1,2" }.joined(separator: "\n")
    let found = try refusal("id,x\na,1\n" + rows + "\nb,2\n")
    #expect(found.rule.identifier == "csv.uneven-row")
    #expect(
      found.summary.en
        == "The headings of 't.csv' make 2 fields, but line 3 has 3, line 4 has 3, line 5 has 3,"
        + " line 6 has 3, line 7 has 3 and 2 more rows differ.")
    #expect(found.locations.map(\.line) == [3, 4, 5, 6, 7])
    #expect(!found.fixes.contains { $0.en.contains("cut off") })
  }

  @Test func saysThatAFileWasCutOffInARow() throws {
    let found = try refusal("id,x,y\na,1,2\nb,1")
    #expect(found.rule.identifier == "csv.uneven-row")
    #expect(found.fixes.first?.en == "Export or download the table again: it seems cut off.")
  }

  @Test func namesTheQuoteThatIsNotClosed() throws {
    let found = try refusal("id,x\na,1\nbé,\"2\nc,3\n")
    #expect(found.rule.identifier == "csv.open-quote")
    #expect(found.locations == [SourceLocation(file: "t.csv", line: 3, column: 4)])
  }

  @Test func refusesTextAfterAQuote() throws {
    let found = try refusal("id,x\na,\"1\"2\n")
    #expect(found.rule.identifier == "csv.text-after-quote")
    #expect(found.locations == [SourceLocation(file: "t.csv", line: 2, column: 6)])
  }

  @Test func namesBothColumnsOfADuplicateHeading() throws {
    let found = try refusal("id,x,y,x\na,1,2,3\n")
    #expect(found.rule.identifier == "csv.duplicate-heading")
    #expect(found.summary.en == "The heading 'x' stands over columns 2 and 4 of 't.csv'.")
  }

  @Test func countsTheBlankLinesBeforeTheHeadings() throws {
    #expect(try refusal("\n\nid,x,x\na,1,2\n").locations.map(\.line) == [3])
  }

  @Test func refusesSeveralEmptyHeadings() throws {
    let found = try refusal("id,,x,\na,1,2,3\n")
    #expect(found.rule.identifier == "csv.empty-heading")
    #expect(found.summary.en == "2 columns of 't.csv' have no heading: '2' and '4'.")
  }

  @Test func reportsHeadingsAndRowsTogether() {
    #expect(
      rules { () throws(DiagnosticError) in _ = try table("id,id\na,1,2\nb,\"c\n") }
        == ["csv.uneven-row", "csv.open-quote", "csv.duplicate-heading"])
  }

  @Test(arguments: ["id,x\n", "id,x", "\n\n", "\u{FEFF}", "\u{FEFF}id,x\n"])
  func refusesATableWithoutRows(text: String) throws {
    #expect(try refusal(text).rule.identifier == "csv.no-rows")
  }

  @Test func refusesAnEmptyTable() throws {
    #expect(try refusal("").rule.identifier == "file.empty")
  }

  @Test func refusesAFieldOfMoreThanAMebibyte() throws {
    let long = String(repeating: "x", count: 1 << 20)
    #expect(try table("id,x\na,\(long)\n").text(row: 0, column: 1).utf8.count == 1 << 20)
    let found = try refusal("id,x\na,\(long)y\n")
    #expect(found.rule.identifier == "csv.field-too-long")
    #expect(found.locations == [SourceLocation(file: "t.csv", line: 2, column: 3)])
    #expect(try refusal("id,x\na,\"\(long)y\"\n").rule.identifier == "csv.field-too-long")
  }

  @Test func refusesMoreColumnsThanAnyTableHas() throws {
    let headings = (0...65_536).map(String.init).joined(separator: ",")
    #expect(try refusal(headings + "\n").rule.identifier == "csv.too-many-columns")
  }

  @Test func refusesALineOfAHundredMegabytesUnread() throws {
    let folder = try TemporaryFolder()
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
    let file = try folder.file("line.csv", bytes: line)
    #expect(
      rules { () throws(DiagnosticError) in _ = try DelimitedTable.read(file: file) }
        == ["file.line-too-long"])
  }
}
