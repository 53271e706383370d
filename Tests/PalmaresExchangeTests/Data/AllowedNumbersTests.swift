import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct AllowedNumbersTests {
  private func read(
    _ csv: String, _ columns: [ColumnDescription], long: LongLayout? = nil
  ) throws -> Dataset {
    let folder = try TemporaryFolder()
    let file = try folder.file("data.csv", csv)
    let data = DataDescription(file: file, id: "id", columns: columns, long: long)
    return try DatasetReader.read(
      data, requirements: columns.map { ColumnRequirement(name: $0.name, kind: $0.type ?? .number) }
    ).dataset
  }

  private func problems(_ work: () throws -> Dataset) -> [Diagnostic] {
    do {
      _ = try work()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics
    } catch {
      return []
    }
  }

  @Test func namesTheInstitutionTheValueAndTheLineOfWhatIsBeyond() throws {
    let found = problems {
      try read(
        "id,v\nA,3\nB,4\nC,\nD,-1\n",
        [ColumnDescription(name: "v", allowed: AllowedNumbers(low: 0, high: 3))])
    }
    #expect(found.map(\.rule.identifier) == ["data.not-between"])
    #expect(found.first?.summary.en.contains("'B: 4' and 'D: −1'") == true)
    #expect(found.first?.locations.map(\.line) == [3, 5])
  }

  @Test func aLimitThatIsNotSaidRefusesNothing() throws {
    let column = ColumnDescription(name: "v", allowed: AllowedNumbers(low: nil, high: 3))
    #expect(try read("id,v\nA,-1e9\nB,3\n", [column]).columns["v"]?.numbers == [-1e9, 3])
  }

  @Test func aCodeThatMeansNoValueIsNotBeyond() throws {
    let column = ColumnDescription(
      name: "v", allowed: AllowedNumbers(low: 0, high: 3), missing: [MissingCode("-999")])
    #expect(try read("id,v\nA,-999\nB,3\n", [column]).columns["v"]?.numbers == [nil, 3])
  }

  @Test func readsAnotherValueColumnOfTheSameRows() throws {
    let data = try read(
      "id,metric,points,document\nA,m,3,a.pdf\nB,m,1,\n",
      [
        ColumnDescription(name: "m"),
        ColumnDescription(name: "d", indicator: "m", valueHeading: "document", type: .text),
      ], long: LongLayout(indicator: "metric", value: "points"))
    #expect(data.columns["m"]?.numbers == [3, 1])
    #expect(data.columns["d"]?.words == ["a.pdf", nil])
    #expect(data.text(of: "d", at: 0) == "a.pdf")
  }

  @Test func anAnswerGivenTwiceIsToldOnceWithBothLines() throws {
    let found = problems {
      try read(
        "id,metric,points,document\nA,m,3,a.pdf\nA,m,1,\n",
        [
          ColumnDescription(name: "m"),
          ColumnDescription(name: "d", indicator: "m", valueHeading: "document", type: .text),
        ], long: LongLayout(indicator: "metric", value: "points"))
    }
    #expect(found.map(\.rule.identifier) == ["data.duplicate-value"])
    #expect(found.first?.locations.map(\.line) == [2, 3])
  }

  @Test func refusesAnotherValueColumnInATableThatIsNotLong() throws {
    let column = ColumnDescription(name: "v", valueHeading: "document")
    #expect(
      problems { try read("id,v,document\nA,1,2\n", [column]) }.map(\.rule.identifier)
        == ["data.not-long"])
  }

  @Test func namesAValueHeadingThatIsNotThere() throws {
    let column = ColumnDescription(name: "m", valueHeading: "documnt")
    let found = problems {
      try read(
        "id,metric,points,document\nA,m,3,a.pdf\n", [column],
        long: LongLayout(indicator: "metric", value: "points"))
    }
    #expect(found.map(\.rule.identifier) == ["data.unknown-heading"])
  }
}
