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

  private func problems(_ work: () throws -> Void) throws -> [Diagnostic] {
    do {
      try work()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics
    }
  }

  /// The methodology with a declared scale of water.
  private func scaled() throws -> String {
    try folder.file(
      "scaled.yml",
      PublishedGoals.methodology.replacing(
        "{heading: Water}", with: "{heading: Water, between: [0, 100], label: Clean water}"))
  }

  @Test func refusesOwnScoresBeyondTheDeclaredScale() throws {
    let method = try scaled()
    try folder.file("own-goals.csv", "school,Water,waste,peace\nMine,50,60,70\nYours,177.5,70,50\n")
    let found = try problems { _ = try estimation(method) }
    #expect(found.map(\.rule.identifier) == ["estimate.own-outside-scale"])
    #expect(
      found.first?.summary.en
        == "'Water' (Clean water) takes values from 0 to 100, and 'Yours' has 177.5.")
    #expect(found.first?.summary.fr.contains("177,5") == true)
    #expect(found.first?.locations.first?.line == 3)
    #expect(try problems { _ = try estimation() }.isEmpty)
  }

  @Test func aPublishedRowBeyondTheScaleIsToldAndNotUsed() throws {
    let lines = PublishedGoals.rows(40).split(separator: "\n").map(String.init)
    var cells = lines[80].split(separator: ",").map(String.init)
    cells[4] = "150"
    let rows = lines[..<80] + [cells.joined(separator: ",")]
    try folder.file("rows.csv", rows.joined(separator: "\n") + "\n")
    let estimation = try estimation(try scaled())
    #expect(estimation.estimates.first?.rows == 39)
    #expect(estimation.basis.institutions == 39)
    let remark = estimation.remarks.first {
      $0.rule.identifier == "estimate.published-outside-scale"
    }
    #expect(remark?.summary.en.contains("is 150, and takes values from 0 to 100") == true)
    #expect(remark?.locations.first?.line == 81)
  }

  /// Of bands that overlap, that of most rows counts.
  @Test func rowsWhoseBandsOverlapOthersAreDoubted() throws {
    let rows = PublishedGoals.rows(40)
    let last = try #require(rows.split(separator: "\n").last)
    try folder.file(
      "rows.csv", rows.replacing(last, with: last.replacing("31–40", with: "31–41")))
    let name = try #require(last.split(separator: ",").first)
    let estimation = try estimation()
    let remark = estimation.remarks.first { $0.rule.identifier == "estimate.doubtful-band" }
    #expect(remark?.summary.en.contains("'\(name): 31–41'") == true)
    #expect(remark?.locations.first?.line == 81)
    #expect(!estimation.estimates.contains { $0.bands.contains { $0.names.contains("31–41") } })
    #expect(estimation.estimates.first?.rows == 40)
  }

  @Test func aComponentWithoutAColumnIsMissing() throws {
    let method = try folder.file(
      "two.yml",
      PublishedGoals.methodology.replacing("needs: all,", with: "needs: 2,"))
    try folder.file("own-goals.csv", "school,Water,peace\nMine,60,50\n")
    let mine = try #require(try estimation(method).estimates.first)
    #expect(mine.components.low == 55 && mine.components.high == 55)
  }

  @Test func namesOnceWhatNoScoreIsWithoutAndWhatItDoesNotRead() throws {
    try folder.file("own-goals.csv", "school,water,waste\nMine,60,50\nYours,60,50\n")
    let found = try problems { _ = try estimation() }
    #expect(
      found.map(\.rule.identifier) == ["estimate.needed-column", "estimate.unknown-column"])
    #expect(found.first?.summary.en.contains("without 'Water' and 'peace'") == true)
    #expect(found.last?.fixes.map(\.en) == ["Did you mean 'Water'?"])
  }

  @Test func saysWhoseRowsItRestsOn() throws {
    let plain = try estimation().basis
    #expect(plain.institutions == 40 && plain.countries.isEmpty)
    let lines = PublishedGoals.rows(40).split(separator: "\n")
    let rows = lines.enumerated().map { index, line in
      index == 0 ? "Country,\(line)" : "\(index % 2 == 0 ? "Nowhere" : "Erewhon"),\(line)"
    }
    try folder.file("rows.csv", rows.joined(separator: "\n") + "\n")
    let basis = try estimation().basis
    #expect(basis.countries == ["Erewhon", "Nowhere"])
    #expect(basis.note.en.contains("40 published institutions of 'Erewhon' and 'Nowhere'"))
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
