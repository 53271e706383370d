import Testing

@testable import PalmaresApplication

@Suite struct RankSpanTests {
  @Test(arguments: [
    ("7", 7.0, 7.0), ("=7", 7, 7), ("401–600", 401, 600), ("401-600", 401, 600),
    ("1501+", 1501, .infinity),
  ])
  func readsRanksAndBands(text: String, low: Double, high: Double) {
    #expect(RankSpan(text)?.low == low)
    #expect(RankSpan(text)?.high == high)
  }

  @Test(arguments: ["A", "", "600–401", "1-2-3", "Reporter", "+"])
  func wordsHaveNoRanks(text: String) {
    #expect(RankSpan(text) == nil)
  }

  @Test func bandsOverlapWhereTheyShareARank() throws {
    let band = try #require(RankSpan("401–600"))
    #expect(band.overlaps(try #require(RankSpan("600+"))))
    #expect(!band.overlaps(try #require(RankSpan("601–800"))))
  }
}
