import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

@Suite struct NumbersTests {
  /// The numbers of one column under the heading `x`, cells quoted.
  private func read(
    _ cells: [String], separator: String = ",", dialect: DeclaredDialect = DeclaredDialect(),
    missing: [MissingCode] = []
  ) throws -> ReadTables {
    let rows = cells.enumerated().map { "\($0)\(separator)\"\($1)\"\n" }.joined()
    return try ReadTables(
      "id\(separator)x\n" + rows, DataDescription(id: "id", dialect: dialect, missing: missing))
  }

  private func numbers(
    _ cells: [String], separator: String = ",", dialect: DeclaredDialect = DeclaredDialect()
  ) throws -> [Double?] {
    try read(cells, separator: separator, dialect: dialect).read(numbers: ["x"]).dataset
      .numbers("x")
  }

  private func refusal(
    _ cells: [String], separator: String = ",", dialect: DeclaredDialect = DeclaredDialect()
  ) throws -> Diagnostic {
    let found = try read(cells, separator: separator, dialect: dialect).refusals(numbers: ["x"])
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("+7", 7), ("007", 7), (".5", 0.5), ("5.", 5), ("-12.25", -12.25),
    ("1e3", 1000), ("1E-3", 0.001), ("2.5e+2", 250), (" 3 ", 3), ("\u{2212}4", -4),
    ("\u{A0}8\u{202F}", 8), ("12 345", 12345), ("1\u{202F}234\u{202F}567.5", 1_234_567.5),
    ("1\u{2009}234", 1234), ("1'234", 1234), ("1’234.5", 1234.5), ("1,234,567", 1_234_567),
    ("1,234.5", 1234.5), ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
    ("9007199254740993", 9007199254740992), ("0.30000000000000004", 0.30000000000000004),
    ("4.9e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", 1.7976931348623157e308),
    ("8.5388481880000004", 8.5388481880000004),
    // Just under the middle between the smallest normal number and its neighbour below.
    ("2.22507385850720113605740979670913197593e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)),
  ])
  func readsANumber(text: String, value: Double) throws {
    // A second cell shows the point, so that groups of three are known for what they are.
    let found = try numbers([text, "0.25"])
    #expect(found == [value, 0.25])
    #expect(found[0]?.sign == (text.hasPrefix("-") && value != 0 || value < 0 ? .minus : .plus))
  }

  @Test(arguments: [
    "abc", "1 23", "1,23,456", "12 3456", "1.2.3", "--1", "1-", "e5", "1e", "1e+", "nan", "inf",
    "Infinity", "0x1F", "1_000", "1 234'567", "1e5000x", "٣", "−", "+", ".",
  ])
  func refusesWhatIsNoNumber(text: String) throws {
    let found = try refusal([text, "0.25"])
    #expect(found.rule.identifier == "number.text")
    #expect(found.summary.en.contains("'\(text)' (line 2)"))
  }

  @Test(arguments: ["1e400", "-1e400", "1e-400", "1e99999"])
  func refusesWhatADoubleCannotHold(text: String) throws {
    #expect(try refusal([text]).rule.identifier == "number.out-of-range")
  }

  @Test func refusesPercentSigns() throws {
    let found = try refusal(["12%", "1.5 %"])
    #expect(found.rule.identifier == "number.percent-sign")
    #expect(found.locations.map(\.line) == [2, 3])
  }

  @Test func namesFiveCellsAndCountsTheRest() throws {
    let found = try refusal(["n/a", "n/a", "-", "..", "x", "y", "z", "1"])
    #expect(
      found.summary.en
        == "Column 'x' must hold numbers, but holds 'n/a' (line 2), 'n/a' (line 3), '-' (line 4),"
        + " '..' (line 5), 'x' (line 6) and 2 more.")
    #expect(found.locations.count == 5)
    #expect(found.locations.first?.name?.en == "column 2, 'x'")
    let codes = #"Declare `missing: ["n/a", "-", "..", "x"]`"#
    #expect(found.fixes.first?.en.hasPrefix(codes) == true)
  }

  @Test func takesManyDifferentTextsForWordsAndNotForCodes() throws {
    let found = try refusal((0..<20).map { "word \($0 % 10)" })
    #expect(!found.fixes.contains { $0.en.contains("missing:") })
  }

  // MARK: What the marks mean

  @Test(arguments: [
    ["1,5", "2"], ["1.234,5", "1.234"], ["0,123", "1.234"], ["1.234.567", "1,234"],
    ["1 234,5", "1,234"], ["12,3456", "-1,234"],
  ])
  func findsTheDecimalComma(cells: [String]) throws {
    let values = try numbers(cells, separator: ";")
    let expected = cells.map { cell in
      Double(
        String(cell.filter { $0 != "." && $0 != " " }.map { $0 == "," ? "." : $0 }))
    }
    #expect(values == expected)
  }

  @Test(arguments: [
    ["1.5", "1.234"], ["1,234.5", "1.234"], ["0.123", "1,234"], ["1,234,567", "1.234"],
  ])
  func findsTheDecimalPoint(cells: [String]) throws {
    let values = try numbers(cells, separator: ";")
    #expect(values == cells.map { Double($0.filter { $0 != "," }) })
  }

  @Test func readsAPointAmongCommasAsTheDecimalMark() throws {
    #expect(try numbers(["1.234", "5.678"]) == [1.234, 5.678])
  }

  @Test(arguments: [";", "\t", "|"])
  func refusesANumberThatCouldBeEither(separator: String) throws {
    let found = try refusal(["12", "1.234"], separator: separator)
    #expect(found.rule.identifier == "number.ambiguous")
    #expect(found.summary.en == "'1.234' in column 'x' can be read in two ways.")
    #expect(found.locations.first?.line == 3)
    #expect(found.fixes.map(\.en).first?.contains("`decimal: \".\"`") == true)
    #expect(found.fixes.map(\.en).last?.contains("`decimal: \",\"`") == true)
  }

  @Test func refusesAQuotedCommaThatCouldBeEither() throws {
    #expect(try refusal(["12", "1,234"]).rule.identifier == "number.ambiguous")
  }

  @Test func declaringTheMarkSettlesIt() throws {
    let point = DeclaredDialect(decimal: .point)
    let comma = DeclaredDialect(decimal: .comma)
    #expect(try numbers(["1.234"], separator: ";", dialect: point) == [1.234])
    #expect(try numbers(["1.234"], separator: ";", dialect: comma) == [1234])
    let thousands = DeclaredDialect(thousands: .point)
    #expect(try numbers(["1.234", "2,5"], separator: ";", dialect: thousands) == [1234, 2.5])
  }

  @Test func refusesTwoDecimalMarksInOneFile() throws {
    let found = try refusal(["12,5", "12.5"], separator: ";")
    #expect(found.rule.identifier == "number.contradicting-marks")
    #expect(found.locations.map(\.line) == [3, 2])
  }

  @Test func refusesWhatContradictsTheDeclaredMark() throws {
    let found = try refusal(["12,5"], separator: ";", dialect: DeclaredDialect(decimal: .point))
    #expect(found.rule.identifier == "number.text")
    #expect(found.fixes.contains { $0.en.contains("where '.' is the decimal mark") })
  }

  @Test func refusesOtherThousandsThanDeclared() throws {
    let dialect = DeclaredDialect(decimal: .comma, thousands: .space)
    #expect(
      try refusal(["1.234,5"], separator: ";", dialect: dialect).rule.identifier == "number.text")
    #expect(try numbers(["1 234,5"], separator: ";", dialect: dialect) == [1234.5])
  }

  @Test func evidenceComesFromAllColumnsThatAreRead() throws {
    let tables = try ReadTables("id;x;y;z\nA;1.234;2,5;3.7\n", DataDescription(id: "id"))
    #expect(try tables.read(numbers: ["x", "y"]).dataset.numbers("x") == [1234])
    #expect(try tables.read(numbers: ["x", "z"]).dataset.numbers("x") == [1.234])
    #expect(tables.refusals(numbers: ["x"]).map(\.rule.identifier) == ["number.ambiguous"])
  }

  /// Against the standard library, which reads each text by itself.
  @Test func agreesWithThePlainReadingOnRandomNumbers() throws {
    var random = SplitMix(seed: 20_261_120)
    let cells = (0..<20_000).map { _ in random.number() }
    let found = try numbers(cells)
    for (cell, value) in zip(cells, found) {
      #expect(value == Double(cell), "\(cell)")
    }
  }
}
