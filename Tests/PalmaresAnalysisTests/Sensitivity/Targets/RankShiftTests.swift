import PalmaresAnalysis
import PalmaresEngine
import Testing

@Suite struct RankShiftTests {
  @Test func isTheMeanDistanceOfThoseWhoHaveBothRanks() throws {
    let shift = try #require(
      RankShift(
        from: Column([1, 2, 3, 4, nil, 6]), to: Column([2, 1, 6, nil, 5, 6]),
        among: [true, true, true, true, true, true]))
    #expect(shift.mean == 1.25)  // of 1, 1, 3 and 0
    #expect((shift.compared, shift.lost, shift.gained) == (4, 1, 1))
    #expect(shift.furthest == RankShift.Furthest(unit: 2, from: 3, to: 6))
  }

  @Test func looksOnlyAtMembersAndNamesTheFirstOfEqualMoves() throws {
    let shift = try #require(
      RankShift(from: Column([1, 2, 3]), to: Column([9, 3, 2]), among: [false, true, true]))
    #expect(shift.mean == 1 && shift.furthest.unit == 1)
  }

  @Test func isNothingWhereNobodyHasBothRanks() {
    #expect(RankShift(from: Column([1, nil]), to: Column([nil, 1]), among: [true, true]) == nil)
  }
}
