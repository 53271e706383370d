import PalmaresApplication
import PalmaresTestSupport
import Testing

@Suite struct BacktestTests {
  private func backtest(rows: Int, seed: UInt64 = 1) throws -> Backtest {
    let folder = try TemporaryFolder()
    let files = try PublishedGoals.write(to: folder, rows: rows, seed: seed)
    return try Backtest(file: files.method, published: files.rows)
  }

  /// What is left out is estimated by the very command: each school of 2024, alone in a table of own
  /// scores and without its row among the published ones.
  @Test func countsWhatEstimatesOfEachAloneWouldGive() throws {
    let folder = try TemporaryFolder()
    let files = try PublishedGoals.write(to: folder, rows: 32)
    let text = PublishedGoals.rows(32)
    var covered = 0
    var count = 0
    for line in text.split(separator: "\n") where line.contains(",2024,") {
      let cells = line.split(separator: ",")
      let name = String(cells[0])
      let own = try folder.file(
        "alone.csv", "school,Water,waste,peace\nAlone,\(cells[4]),\(cells[5]),\(cells[6])\n")
      // The row stays, so that thirty are there; it counts for nothing under its own name.
      let rows = try folder.file(
        "others.csv", text.replacing(line, with: line.replacing(name, with: "Alone")))
      let estimation = try Estimation(
        file: files.method, data: own, published: rows, period: "2024")
      let estimate = try #require(estimation.estimates.first { $0.rule == .components })
      let ends = cells[3].split(separator: "–").compactMap { Double($0) }
      let (low, high) = (try #require(ends.first), try #require(ends.last))
      if estimate.interval.low <= high, low <= estimate.interval.high { covered += 1 }
      count += 1
    }
    let backtest = try Backtest(file: files.method, published: files.rows, period: "2024")
    let line = try #require(backtest.lines.first { $0.rule == .components })
    #expect(line.usable == count)
    #expect(line.covered == covered)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func coversNineInTen(seed: UInt64) throws {
    for line in try backtest(rows: 60, seed: seed).lines {
      let coverage = try #require(line.coverage)
      #expect(coverage >= 0.9)
      #expect(try #require(line.medianWidth) < 30)
    }
  }

  @Test func claimsNothingOfEditionsWithFewRows() throws {
    let backtest = try backtest(rows: 29)
    #expect(!backtest.lines.isEmpty)
    #expect(backtest.lines.allSatisfy { $0.covered == nil && $0.medianWidth == nil })
  }

  @Test func everyLineSaysHowManyRowsItRestsOn() throws {
    let lines = try backtest(rows: 40).lines
    #expect(lines.map(\.usable) == [40, 40, 80, 40])
    #expect(lines.map(\.isWhole) == [false, false, true, false])
    #expect(lines.map(\.period) == ["2023", "2024", nil, "2024"])
  }
}
