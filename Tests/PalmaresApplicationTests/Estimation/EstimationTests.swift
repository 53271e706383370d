import PalmaresApplication
import PalmaresCore
import PalmaresTestSupport
import Testing

@Suite struct EstimationTests {
  private let folder: TemporaryFolder
  private let files: (method: String, own: String, rows: String)

  init() throws {
    folder = try TemporaryFolder()
    files = try PublishedGoals.write(to: folder)
  }

  private func estimation(_ method: String? = nil, period: String? = nil) throws -> Estimation {
    try Estimation(
      file: method ?? files.method, data: files.own, published: files.rows, period: period)
  }

  /// The lowest and the highest mean that the ranges allow: (60.5 + 55 + 50) ÷ 3, (60.5 + 65 + 70) ÷ 3.
  @Test func rangesGoInByTheirEnds() throws {
    let mine = try #require(try estimation().estimates.first)
    #expect(mine.identifier == "Mine")
    #expect((mine.components.low * 1e9).rounded() == 55_166_666_667)
    #expect((mine.components.high * 1e9).rounded() == 65_166_666_667)
    #expect(mine.rule == .components)
    #expect(mine.rows == 40)
    #expect(mine.interval.low < mine.interval.high)
  }

  /// By hand: the distances of 40 published ranges from their predictions; k = ⌊41 × .05⌋ = 2.
  @Test func theIntervalIsThatOfTheSecondMostExtremeDistances() throws {
    let estimation = try estimation(period: "2024")
    let mine = try #require(estimation.estimates.first { $0.identifier == "Mine" })
    var low: [Double] = []
    var high: [Double] = []
    for line in PublishedGoals.rows(40).split(separator: "\n").dropFirst()
    where line.contains(",2024,") {
      let cells = line.split(separator: ",")
      let parts = cells[4...].map(ends)
      let prediction = parts.map { ($0.0 + $0.1) / 2 }.reduce(0, +) / 3
      let published = ends(cells[3])
      low.append(published.1 - prediction)
      high.append(published.0 - prediction)
    }
    let middle = (mine.components.low + mine.components.high) / 2
    #expect(abs(mine.interval.low - (middle + low.sorted()[1])) < 1e-9)
    #expect(abs(mine.interval.high - (middle + high.sorted(by: >)[1])) < 1e-9)
  }

  private func ends(_ cell: Substring) -> (Double, Double) {
    let parts = cell.split(whereSeparator: { "-–".contains($0) }).compactMap { Double($0) }
    return (parts.first ?? 0, parts.last ?? 0)
  }

  @Test func aKnownInstitutionIsEstimatedFromTheOthersAndItsScoreBefore() throws {
    let seven = try estimation().estimates.filter { $0.identifier == "School 7" }
    #expect(seven.map(\.rule) == [.components, .withPrevious])
    #expect(seven.map(\.rows) == [39, 39])
    #expect(seven.allSatisfy { $0.interval.high <= 100 })
  }

  @Test func bandsAreThoseThatTheIntervalMeets() throws {
    let mine = try #require(try estimation().estimates.first)
    #expect(!mine.bands.isEmpty)
    for band in mine.bands {
      #expect(band.scores.low <= mine.interval.high && mine.interval.low <= band.scores.high)
    }
  }

  @Test func whoLacksAComponentIsNamed() throws {
    let estimation = try estimation()
    #expect(!estimation.estimates.contains { $0.identifier == "School 3" })
    let remark = estimation.remarks.first { $0.rule.identifier == "estimate.components-absent" }
    #expect(remark?.summary.en.contains("'School 3'") == true)
  }

  @Test func theLastEditionIsSaid() throws {
    #expect(try estimation().period == "2024")
    #expect(try estimation().remarks.contains { $0.rule.identifier == "estimate.last-period" })
    #expect(try estimation(period: "2023").period == "2023")
  }

  private func rules(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.filter { $0.severity == .error }.map(\.rule.identifier)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func claimsNothingOfFewerThanThirtyRows() throws {
    try folder.file("rows.csv", PublishedGoals.rows(29))
    #expect(rules { _ = try estimation() } == ["estimate.too-few-rows"])
    try folder.file("rows.csv", PublishedGoals.rows(30))
    #expect(rules { _ = try estimation() } == [])
  }

  @Test(arguments: [
    ("{mean: [water, waste, peace], needs: all,", "{sum: {water: 1, waste: -1}, needs: all,"),
    ("{mean: [water, waste, peace], needs: all,", "{formula: water + waste,"),
    ("{column: waste}", "{column: waste, then: [{min_max: [0, 100]}]}"),
    ("{column: waste}", "{column: waste, only: water > 50}"),
  ])
  func refusesAScoreThatNeedNotRise(old: String, new: String) throws {
    let method = try folder.file(
      "other.yml", PublishedGoals.methodology.replacing(old, with: new))
    #expect(rules { _ = try estimation(method) } == ["estimate.not-monotone"])
  }

  @Test func asksWhereTheScoreIsPublished() throws {
    let text = PublishedGoals.methodology.replacing(
      "score: {column: overall, printed: true, missing: skip}\n", with: "\n")
    let method = try folder.file("other.yml", text)
    #expect(rules { _ = try estimation(method) } == ["estimate.no-published-score"])
  }

  @Test func refusesWordsAmongOwnScores() throws {
    try folder.file("own-goals.csv", "school,Water,waste,peace\nMine,good,70-60,50\n")
    #expect(rules { _ = try estimation() } == ["estimate.own-score", "estimate.own-score"])
  }

  @Test func namesTheEditionsThereAre() {
    #expect(rules { _ = try estimation(period: "2025") } == ["input.unknown-period"])
  }

  /// Another's table can't be mended: the cell is absent, and said.
  @Test func passesOverPublishedCellsThatAreNoScore() throws {
    let rows = PublishedGoals.rows(40)
    let line = try #require(rows.split(separator: "\n").last)
    let cells = line.split(separator: ",")
    let broken = rows.replacing(
      line, with: (cells.dropLast() + ["48.4-57-7"]).joined(separator: ","))
    try folder.file("rows.csv", broken)
    let estimation = try estimation()
    #expect(estimation.estimates.first?.rows == 39)
    let remark = estimation.remarks.first { $0.rule.identifier == "estimate.not-a-score" }
    #expect(remark?.locations.first?.line == 81)
  }
}
