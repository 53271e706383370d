import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresEngine

@Suite struct StepTests {
  private func scale(_ from: (String, String), _ to: (Expression, Expression)) throws -> Step {
    Step(.scale(Scale(from: (try .parsed(from.0), try .parsed(from.1)), to: to)))
  }

  @Test func scalesBetweenTheLowestAndTheHighest() throws {
    let column = try applied([scale(("min", "max"), (0, 100))], to: [2, 4, nil, 10])
    #expect(column.numbers == [0, 25, nil, 100])
  }

  @Test func doesNotClampBeyondFixedGoalposts() throws {
    #expect(try applied([scale(("20", "85"), (0, 1))], to: [85, 150, 20]).numbers == [1, 2, 0])
  }

  @Test func givesTheFarEndExactlyWhenEndsAreExchanged() throws {
    #expect(try applied([scale(("max", "min"), (1, 7))], to: [0, 3]).numbers == [7, 1])
  }

  @Test func fitsOnOnePopulationAndAppliesToAnother() throws {
    let column = try applied(
      [scale(("min", "max"), (0, 100))], to: [0, 10, 20],
      beside: ["ranked": [1, 1, 0]],
      populations: [PopulationDefinition(name: "ranked", condition: try .parsed("ranked == 1"))],
      fit: .named("ranked"))
    #expect(column.numbers == [0, 100, 200])
  }

  @Test func scalesInEachGroupApart() throws {
    var step = try scale(("min", "max"), (0, 1))
    step.by = NodeReference("region")
    let column = try applied(
      [step], to: [0, 10, 100, 300, 200],
      words: ["region": ["N", "N", "S", "S", "S"]])
    #expect(column.numbers == [0, 1, 0, 1, 0.5])
  }

  @Test func refusesAConstantIndicator() throws {
    let step = try scale(("min", "max"), (0, 1))
    #expect(
      rules { try applied([step], to: [5, 5, 5]) } == ["normalisation.constant-indicator"])
  }

  @Test func refusesAScaleWithoutEnds() throws {
    let step = try scale(("mean", "mean + sd"), (0, 1))
    #expect(rules { try applied([step], to: [5, nil]) } == ["normalisation.undefined-scale"])
  }

  @Test func clipsToItsLimits() throws {
    #expect(
      try applied([Step(.clip(Clip(low: 0, high: 10)))], to: [-1, 5, 11, nil]).numbers
        == [0, 5, 10, nil])
    #expect(
      try applied([Step(.clip(Clip(low: nil, high: 1)))], to: [-1, 5]).numbers == [-1, 1])
  }

  @Test func refusesLimitsOutOfOrder() throws {
    #expect(
      rules { try applied([Step(.clip(Clip(low: 10, high: 0)))], to: [1]) }
        == ["step.limits-out-of-order"])
    let cut = Cut(
      test: .atLeast, limits: [.number(1), .number(2)],
      to: [.number(3), .number(2), .number(1)])
    #expect(rules { try applied([Step(.cut(cut))], to: [1]) } == ["step.limits-out-of-order"])
  }

  @Test func roundsHalvesUpOnTheDecimalForm() throws {
    #expect(
      try applied([Step(.round(Round(digits: 2)))], to: [2.675, -2.675, 1.005]).numbers
        == [2.68, -2.68, 1.01])
    #expect(
      try applied([Step(.round(Round(digits: 0, mode: .halfEven)))], to: [0.5, 1.5]).numbers
        == [0, 2])
  }

  @Test func mapsOnlyWhereTheConditionHolds() throws {
    let map = Map(to: try .parsed("100 - x"), when: try .parsed("reversed == 1"))
    #expect(
      try applied([Step(.map(map))], to: [10, 20, nil], beside: ["reversed": [1, 0, 1]]).numbers
        == [90, 20, nil])
  }

  @Test func cutsIntoGradesAtLimitsThatBelongToTheBetterSide() throws {
    let cut = Cut(
      test: .atLeast, limits: [.number(60), .number(40)],
      to: [.word("A"), .word("B"), .word("C")])
    #expect(
      try applied([Step(.cut(cut))], to: [60, 59.9, 40, 0, nil]).words == ["A", "B", "B", "C", nil])
  }

  @Test(arguments: [
    (Cut.Test.atLeast, [3.0, 2.0], [1.0, 1, 2]), (.above, [3, 2], [1, 2, 3]),
    (.atMost, [2, 3], [3, 2, 1]), (.below, [2, 3], [3, 3, 2]),
  ])
  func putsALimitOnTheSideItsTestSays(
    test: Cut.Test, limits: [Double], expected: [Double]
  ) throws {
    let cut = Cut(
      test: test, limits: limits.map { .number(Expression($0)) },
      to: [.number(1), .number(2), .number(3)])
    #expect(try applied([Step(.cut(cut))], to: [4, 3, 2]).numbers == expected)
  }

  @Test func refusesAValueThatIsNotListed() throws {
    let cut = Cut(test: .equals, limits: [.number(1)], to: [.number(5)])
    #expect(rules { try applied([Step(.cut(cut))], to: [1, 2]) } == ["step.unlisted-value"])
  }

  @Test func fillsFromTheGroupAndNeverWhatDoesNotApply() throws {
    let step = Step(.fill(Fill(with: try .parsed("mean"))), by: NodeReference("region"))
    #expect(
      try applied([step], to: [1, 3, nil, 10, nil], words: ["region": ["N", "N", "N", "S", "S"]])
        .numbers == [1, 3, 2, 10, 10])
    var blank = Step(.blank(Blank(when: try .parsed("x == 1"), as: .notApplicable)))
    blank.location = nil
    #expect(
      try applied([blank, Step(.fill(Fill(with: 0)))], to: [1, nil]).numbers == [nil, 0])
  }

  @Test func refusesToFillFromAnEmptyGroup() throws {
    let step = Step(.fill(Fill(with: try .parsed("mean"))), by: NodeReference("region"))
    #expect(
      rules { try applied([step], to: [1, nil], words: ["region": ["N", "S"]]) }
        == ["imputation.nothing-to-fill-with"])
    let lenient = Step(
      .fill(Fill(with: try .parsed("mean"), otherwiseMissing: true)), by: NodeReference("region"))
    #expect(
      try applied([lenient], to: [1, nil], words: ["region": ["N", "S"]]).numbers == [1, nil])
  }

  @Test func replacesParticularValues() throws {
    let replace = Replace(pairs: [.init(value: 0, by: 0.1)])
    #expect(try applied([Step(.replace(replace))], to: [0, 1, nil]).numbers == [0.1, 1, nil])
  }

  @Test func refusesAConditionThatAMissingValueLeavesOpen() throws {
    let blank = Step(.blank(Blank(when: try .parsed("staff < 50"))))
    #expect(
      rules { try applied([blank], to: [1], beside: ["staff": [nil]]) } == ["expression.undecided"])
  }

  /// 1…9 and 100 are skewed; one extreme brought in to 9 is enough.
  @Test func bringsExtremesInUntilTheConditionHolds() throws {
    let winsorise = Winsorise(
      until: try .parsed("abs(skew) < 2"), atMost: 5,
      otherwise: [Step(.map(Map(to: try .parsed("log(x)"))))])
    let column = try applied(
      [Step(.winsorise(winsorise))], to: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    #expect(column.numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9])
  }

  /// With no extreme allowed, the other treatment is applied to the values as they were.
  @Test func takesTheOtherTreatmentWhenTooManyExtremesRemain() throws {
    let winsorise = Winsorise(
      until: try .parsed("abs(skew) < 2"), atMost: 0,
      otherwise: [Step(.map(Map(to: try .parsed("x / 10"))))])
    let column = try applied(
      [Step(.winsorise(winsorise))], to: [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000])
    #expect(column.numbers == [1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    let without = Winsorise(until: try .parsed("abs(skew) < 2"), atMost: 0)
    #expect(
      rules { try applied([Step(.winsorise(without))], to: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]) }
        == ["treatment.condition-not-met"])
  }

  @Test func bringsEqualExtremesInTogether() throws {
    let winsorise = Winsorise(until: try .parsed("max < 50"), atMost: 1)
    #expect(
      try applied([Step(.winsorise(winsorise))], to: [1, 2, 3, 100, 100]).numbers
        == [1, 2, 3, 3, 3])
  }
}
