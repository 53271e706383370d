import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// The worked example on open ministry data: what it promises its readers.
@Suite struct FrenchHigherEducationTests {
  private static let weightings = ["teaching_first", "research_first", "buildings_first"]

  @Test func ranksAtLeastAHundredInstitutionsOnTwelveIndicators() throws {
    let ranking = try Ranking(file: ReferenceFiles.shipped("french-he-2021"))
    #expect(ranking.results.ranked >= 100)
    let marks = ranking.document.methodology.nodes.filter { $0.code.hasSuffix("_mark") }
    #expect(marks.count >= 12)
    #expect(ranking.document.header.status == .example)
  }

  @Test func showsNoRankWithoutWhatItWouldBeUnderThreeOtherWeightings() throws {
    let ranking = try Ranking(
      file: ReferenceFiles.shipped("french-he-2021"),
      nodes: Self.weightings + ["best_rank", "worst_rank", "missing_share"])
    #expect(ranking.results.shown.prefix(3).map(\.isRanked) == [true, true, true])
    for row in ranking.rows {
      let rank = try #require(row.rank?.low)
      let others = row.nodes.prefix(3).compactMap(\.rank)
      #expect(others.count == 3)
      #expect(row.nodes[3].number == ([rank] + others).min())
      #expect(row.nodes[4].number == ([rank] + others).max())
      #expect(row.nodes[5].number != nil)
    }
  }
}
