import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// Long tables whose indicators the methodology names one and all.
@Suite struct ClosedIndicatorsTests {
  private let description = DataDescription(
    id: "school",
    columns: [
      ColumnDescription(name: "first", indicator: "q1"),
      ColumnDescription(name: "second", indicator: "q2"),
    ],
    long: LongLayout(indicator: "question", value: "points", isClosed: true))

  private func read(
    _ rows: String, _ description: DataDescription? = nil
  ) throws -> (dataset: Dataset, remarks: [Diagnostic]) {
    try ReadTables("school,question,points\n" + rows, description ?? self.description)
      .read(numbers: ["first", "second"])
  }

  @Test func anIndicatorWithoutARowIsMissingForEveryone() throws {
    let (dataset, remarks) = try read("A,q1,3\nB,q1,1\n")
    #expect(dataset.columns["first"]?.values == [3, 1])
    #expect(dataset.columns["second"]?.states == [.missing, .missing])
    #expect(remarks.isEmpty)
  }

  @Test func anOpenTableRefusesAnIndicatorWithoutARow() throws {
    var open = description
    open.long?.isClosed = false
    #expect(throws: DiagnosticError.self) { try read("A,q1,3\n", open) }
  }

  @Test func namesRowsOfOtherIndicators() throws {
    let (dataset, remarks) = try read("A,q1,3\nA,ql,2\nB,ql,1\n")
    #expect(dataset.columns["first"]?.values[0] == 3)
    let found = try #require(remarks.first)
    #expect(found.rule == DiagnosticRule("data.unlisted-indicator"))
    #expect(found.severity == .warning)
    #expect(found.summary.en.contains("'ql' (lines 3, 4)"))
    #expect(found.locations.map(\.line) == [3, 4])
    #expect(found.fixes.first?.en.hasPrefix("Did you mean 'q") == true)
    #expect(remarks.count == 1)
  }

  @Test func anotherNumberIsAnotherIndicatorAndNoSlip() throws {
    let found = try #require(try read("A,q1,3\nA,q7,2\n").1.first)
    #expect(
      found.fixes.first?.en
        == "This methodology has no such indicator; another edition may have it.")
  }
}
