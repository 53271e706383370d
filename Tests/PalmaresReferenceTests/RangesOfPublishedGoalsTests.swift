import Foundation
import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// THE Impact Rankings, published rows of one country, 2025: fifty-one of fifty-three have a range for some goal.
/// The table has no open licence; it is read beside the package where it is there.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct RangesOfPublishedGoalsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// One edition under the headings that the methodology reads.
  private func edition(_ year: String) throws -> String {
    let table = try DelimitedTable.read(
      file: ReferenceFiles.shared("rankings/the_impact/published_taiwan_2019_2026.csv"),
      dialect: DeclaredDialect())
    let wanted = ["school_en"] + (1...17).map { "SDG\($0)" }
    let columns = try wanted.map { try #require(table.column($0)) }
    let period = try #require(table.column("year"))
    var csv = CSVWriter()
    csv.row(["school"] + (1...17).map { "sdg\($0)" })
    for row in 0..<table.rowCount where table.text(row: row, column: period) == year {
      csv.row(columns.map { table.text(row: row, column: $0) })
    }
    return try folder.file("\(year).csv", String(decoding: csv.bytes, as: UTF8.self))
  }

  /// The three best other goals and goal 17, by hand from the printed scores: 87.8, 84.4, 99.9 and 93.7;
  /// 82, 92.8, 83.3 and 97.3.
  @Test func theTwoWithNumbersAreExplained() throws {
    let explanation = try Explanation(
      file: ReferenceFiles.shipped("the-impact-published-goals"),
      of: "National Cheng Kung University", data: try edition("2025"))
    #expect(explanation.dataset.units.count == 2)
    #expect(explanation.dataset.units.setAside.count == 51)
    #expect(explanation.basis == .publishedTable)
    let score = try #require(explanation.analysis?.contributions?.score)
    #expect(abs(score - (0.26 * (87.8 + 84.4 + 99.9) + 0.22 * 93.7)) < 1e-9)
  }

  @Test func anEditionOfRangesAloneIsRefused() throws {
    let data = try edition("2021")
    #expect(
      rules {
        try Explanation(
          file: ReferenceFiles.shipped("the-impact-published-goals"),
          of: "National Taiwan University", data: data)
      } == ["data.only-ranges"])
  }
}
