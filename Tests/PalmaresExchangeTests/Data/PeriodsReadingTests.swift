import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct PeriodsReadingTests {
  private func read(
    _ csv: String, period: String? = nil, columns: [String] = ["v"],
    _ change: (inout DataDescription, TemporaryFolder) throws -> Void = { _, _ in }
  ) throws -> (dataset: Dataset, remarks: [Diagnostic]) {
    let folder = try TemporaryFolder()
    var data = DataDescription(
      file: try folder.file("data.csv", csv), id: "id", period: "year")
    try change(&data, folder)
    return try DatasetReader.read(
      data, requirements: columns.map { ColumnRequirement(name: $0, kind: .number) },
      period: period)
  }

  private func problems(_ work: () throws -> some Any) -> [Diagnostic] {
    do {
      _ = try work()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics
    } catch {
      return []
    }
  }

  private static let three = "id,year,v\nA,2023,1\nB,2023,2\nA,2024,3\nC,2022,4\n"

  @Test func takesTheLastPeriodAndSaysSo() throws {
    let (dataset, remarks) = try read(Self.three)
    #expect(dataset.period == "2024")
    #expect(dataset.units.identifiers == ["A"])
    #expect(remarks.map(\.rule.identifier) == ["data.last-period"])
  }

  @Test func givesThePeriodAskedForWithItsOwnInstitutions() throws {
    let (dataset, remarks) = try read(Self.three, period: "2023")
    #expect(dataset.units.identifiers == ["A", "B"])
    #expect(dataset.columns["v"]?.numbers == [1, 2])
    #expect(dataset.location(of: "v", at: 1)?.line == 3)
    #expect(dataset.text(of: "v", at: 1) == "2")
    #expect(dataset.series?.names == ["2022", "2023", "2024"])
    #expect(remarks.isEmpty)
  }

  @Test func refusesAPeriodThatIsNotThereNamingThoseThatAre() throws {
    let found = problems { try read(Self.three, period: "2025") }
    #expect(found.map(\.rule.identifier) == ["input.unknown-period"])
    #expect(found.first?.fixes.last?.en == "Periods are '2022', '2023' and '2024'.")
  }

  @Test func refusesAPeriodWhereTheDataHaveNone() throws {
    let found = problems {
      try read(Self.three, period: "2024") { data, _ in data.period = nil }
    }
    #expect(found.map(\.rule.identifier) == ["input.no-periods"])
  }

  @Test func namesRowsWithoutAPeriod() throws {
    let found = problems { try read("id,year,v\nA,2023,1\nB,,2\nC, ,3\n") }
    #expect(found.map(\.rule.identifier) == ["data.no-period"])
    #expect(found.first?.locations.map(\.line) == [3, 4])
  }

  @Test func anInstitutionMayStandOnceInEachPeriodAndNotTwice() throws {
    let found = problems { try read("id,year,v\nA,2023,1\nA,2024,2\nA,2024,3\n") }
    #expect(found.map(\.rule.identifier) == ["data.duplicate-identifier"])
    #expect(found.first?.locations.map(\.line) == [3, 4])
  }

  @Test func anAnswerMayBeGivenOnceInEachPeriodAndNotTwice() throws {
    let csv = "id,year,what,figure\nA,2023,v,1\nA,2024,v,2\n"
    let long: (inout DataDescription, TemporaryFolder) throws -> Void = { data, _ in
      data.long = LongLayout(indicator: "what", value: "figure")
    }
    #expect(try read(csv, long).dataset.columns["v"]?.numbers == [2])
    let found = problems { try read(csv + "A,2023,v,3\n", long) }
    #expect(found.map(\.rule.identifier) == ["data.duplicate-value"])
    #expect(found.first?.locations.map(\.line) == [2, 4])
  }

  /// '1,5' shows a decimal comma in 2023; '1,234' of 2024 is then no thousand.
  @Test func whatAMarkMeansIsOneFactForTheWholeFile() throws {
    let csv = "id;year;v\nA;2023;1,5\nA;2024;1,234\n"
    #expect(try read(csv).dataset.columns["v"]?.numbers == [1.234])
  }

  @Test func aJoinedTableWithoutPeriodsHoldsForAll() throws {
    let join: (inout DataDescription, TemporaryFolder) throws -> Void = { data, folder in
      let file = try folder.file("join.csv", "code,area\nA,10\nB,20\nC,30\n")
      data.joins = [DataDescription(file: file, id: "code")]
    }
    for (period, expected) in [("2022", [30.0]), ("2023", [10, 20]), ("2024", [10])] {
      let (dataset, remarks) = try read(
        Self.three, period: period, columns: ["v", "area"], join)
      #expect(dataset.columns["area"]?.numbers == expected)
      #expect(remarks.isEmpty)
    }
  }

  @Test func aJoinedTableMayHavePeriodsOfItsOwn() throws {
    let join: (inout DataDescription, TemporaryFolder) throws -> Void = { data, folder in
      let csv = "code,edition,area\nA,2023,10\nB,2023,20\nA,2024,11\n"
      let file = try folder.file("join.csv", csv)
      data.joins = [DataDescription(file: file, id: "code", period: "edition")]
    }
    let (dataset, remarks) = try read(Self.three, columns: ["v", "area"], join)
    #expect(dataset.columns["area"]?.numbers == [11])
    #expect(dataset.series?.dataset(at: 1).columns["area"]?.numbers == [10, 20])
    let told = remarks.filter { $0.rule.identifier == "data.not-in-join" }
    #expect(told.map(\.summary.en).allSatisfy { $0.hasPrefix("In 2022: ") })
    #expect(told.count == 1)
  }

  @Test func aValueBeyondItsLimitsIsFoundInEveryPeriod() throws {
    let found = problems {
      try read("id,year,v\nA,2023,9\nA,2024,1\n") { data, _ in
        data.columns = [
          ColumnDescription(name: "v", allowed: AllowedNumbers(low: 0, high: 3))
        ]
      }
    }
    #expect(found.map(\.rule.identifier) == ["data.not-between"])
  }
}
