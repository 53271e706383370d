import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct PublishedTableReaderTests {
  private func read(
    _ cells: [String], rule: PublishedTable.Rule = .printed, separator: String = ",",
    dialect: DeclaredDialect = DeclaredDialect(), missing: [MissingCode] = []
  ) throws(DiagnosticError) -> [PublishedFigure] {
    let text =
      "id\(separator)rank\n"
      + cells.enumerated().map { "\($0)\(separator)\"\($1)\"\n" }.joined()
    let folder: TemporaryFolder
    let file: String
    do {
      folder = try TemporaryFolder()
      file = try folder.file("published.csv", text)
    } catch {
      throw DiagnosticError([])
    }
    let table = try PublishedTableReader.read(
      PublishedDescription(
        data: DataDescription(file: file, id: "id", dialect: dialect, missing: missing),
        title: LocalizedText("Ranks"),
        comparisons: [.init(node: NodeReference("r"), heading: "rank", rule: rule)])
    ).table
    return table.comparisons.first?.figures ?? []
  }

  @Test(arguments: [
    ("4", PublishedFigure.number(4, decimals: 0)), ("=4", .shared(4)), ("4=", .shared(4)),
    ("= 4", .shared(4)),
    ("201–250", .range(low: 201, high: 250, decimals: 0)),
    ("201-250", .range(low: 201, high: 250, decimals: 0)),
    ("201 — 250", .range(low: 201, high: 250, decimals: 0)),
    ("54.0–61.1", .range(low: 54, high: 61.1, decimals: 1)),
    ("-5--2", .range(low: -5, high: -2, decimals: 0)),
    ("1501+", .range(low: 1501, high: nil, decimals: 0)),
    (">500", .range(low: 500, high: nil, decimals: 0)),
    ("<100", .range(low: nil, high: 100, decimals: 0)),
    ("≤ 100", .range(low: nil, high: 100, decimals: 0)),
    ("≥3.5", .range(low: 3.5, high: nil, decimals: 1)),
    ("Gold", .word("Gold")), ("A+", .word("A+")), ("Grade-1", .word("Grade-1")), ("", .absent),
    ("NA", .absent), ("Reporter", .absent), ("-5", .number(-5, decimals: 0)),
    ("1,001+", .range(low: 1001, high: nil, decimals: 0)),
  ])
  func readsWhatWasPrinted(text: String, figure: PublishedFigure) throws {
    // The second cell shows the point.
    #expect(try read([text, "0.5"], missing: [MissingCode("Reporter")]).first == figure)
  }

  @Test func readsFrenchRanges() throws {
    #expect(
      try read(["54,5–61,1", "1 501+"], separator: ";")
        == [.range(low: 54.5, high: 61.1, decimals: 1), .range(low: 1501, high: nil, decimals: 0)])
  }

  @Test func exactComparisonsKeepBandsAsWords() throws {
    #expect(
      try read(["201–250", "A+", "3", "=4"], rule: .exact)
        == [.word("201–250"), .word("A+"), .number(3, decimals: 0), .shared(4)])
  }

  @Test(arguments: [PublishedTable.Rule.decimals(1), .within(0.1), .relative(0.1)])
  func refusesWordsWhereNumbersAreCompared(rule: PublishedTable.Rule) {
    #expect(
      rules { () throws(DiagnosticError) in _ = try read(["3", "Gold"], rule: rule) }
        == ["number.text"])
  }

  @Test func refusesARangeThatGoesDown() {
    #expect(rules { () throws(DiagnosticError) in _ = try read(["250–201"]) } == ["number.text"])
  }

  @Test func refusesAnAmbiguousFigure() {
    #expect(
      rules { () throws(DiagnosticError) in _ = try read(["1.234"], separator: ";") }
        == ["number.ambiguous"])
  }

  @Test func aNumberThatIsACodeIsAbsent() throws {
    #expect(
      try read(["-999.0", "0.5"], rule: .within(0.1), missing: [MissingCode("-999")])
        == [.absent, .number(0.5, decimals: 1)])
  }

  @Test func saysHowToBringTheFigures() {
    let found = diagnostics { () throws(DiagnosticError) in
      _ = try PublishedTableReader.read(
        PublishedDescription(
          data: DataDescription(id: "id"), title: LocalizedText("Ranks 2024"), comparisons: []))
    }
    #expect(found.map(\.rule.identifier) == ["input.no-published-figures"])
    #expect(found.first?.fixes.map(\.en) == ["Bring the table: --expected FILE."])
  }

  @Test func keepsLinesAndNamesAnUnknownHeading() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("p.csv", "id,score\n\nA,1\nB,2\n")
    let place = SourceLocation(file: "m.yml", line: 3, column: 1)
    var description = PublishedDescription(
      data: DataDescription(file: file, id: "id"), title: LocalizedText("Scores"),
      comparisons: [.init(node: NodeReference("s"), heading: "score", rule: .exact)])
    #expect(try PublishedTableReader.read(description).table.lines == [3, 4])
    description.comparisons[0].heading = "scores"
    description.comparisons[0].location = place
    let found = diagnostics { () throws(DiagnosticError) in
      _ = try PublishedTableReader.read(description)
    }
    #expect(found.map(\.rule.identifier) == ["data.unknown-heading"])
    #expect(found.first?.locations.first == place)
    #expect(found.first?.fixes.first?.en == "Did you mean 'score'?")
  }
}
