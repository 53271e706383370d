import PalmaresApplication
import PalmaresCore
import Testing

/// THE Impact Rankings, 2019 to 2026: published rows of one country, each institution left out and
/// estimated from the others. The table has no open licence; it is read beside the package where it is
/// there.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct PublishedGoalsTests {
  private func backtest() throws -> Backtest {
    try Backtest(
      file: ReferenceFiles.shipped("the-impact-published-goals"),
      published: ReferenceFiles.shared("rankings/the_impact/published_taiwan_2019_2026.csv"))
  }

  @Test func coversNineInTenOfEveryEditionThatItClaims() throws {
    let claimed = try backtest().lines.filter { $0.covered != nil }
    #expect(claimed.count == 13)
    for line in claimed {
      #expect(try #require(line.coverage) >= 0.9, "\(line)")
    }
  }

  @Test func claimsNothingWhereFewerThanThirtyRowsAreUsable() throws {
    let unclaimed = try backtest().lines.filter { $0.covered == nil }
    #expect(unclaimed.map(\.period) == ["2019", "2020", "2020", "2021"])
    #expect(unclaimed.map(\.usable) == [12, 24, 12, 23])
  }

  /// The figures of decision 0014; two cells of the table are no score.
  @Test func isAsNarrowAsTheDecisionSays() throws {
    let backtest = try backtest()
    let whole = backtest.lines.filter(\.isWhole)
    #expect(whole.map(\.usable) == [272, 202])
    #expect(whole.map(\.covered) == [250, 186])
    #expect(whole.compactMap(\.medianWidth).map { ($0 * 10).rounded() / 10 } == [10.2, 6.6])
    #expect(backtest.remarks.count { $0.rule.identifier == "estimate.not-a-score" } == 2)
  }
}
