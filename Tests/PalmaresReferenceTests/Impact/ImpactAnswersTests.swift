import Foundation
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// What THE Impact Rankings make of answers that are wrong, few or alone.
@Suite struct ImpactAnswersTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let headings = "institution,edition,question,answer,document,returned score\n"

  private func ranked(_ rows: String, _ nodes: [String] = []) throws -> Ranking {
    let data = try folder.file("answers.csv", Self.headings + rows)
    return try Ranking(
      file: ReferenceFiles.shipped(ImpactFiles.newest), data: data, nodes: nodes)
  }

  private func refusal(_ rows: String) -> Diagnostic? {
    let error = #expect(throws: DiagnosticError.self) { try ranked(rows) }
    return error?.diagnostics.first { $0.severity == .error }
  }

  /// Goal 17 and three others without a single figure.
  private static let blank = """
    A,2027,sdg17,submitted,,
    A,2027,sdg1,submitted,,
    A,2027,sdg2,submitted,,
    A,2027,sdg3,submitted,,

    """

  // MARK: Bad input

  @Test func refusesAMetricThatIsAnsweredTwice() {
    let found = refusal(Self.blank + "A,2027,1.3.1,1,,\nA,2027,1.3.1,0,,\n")
    #expect(found?.rule == DiagnosticRule("data.duplicate-value"))
    #expect(found?.locations.compactMap(\.line).contains(7) == true)
  }

  @Test(arguments: [("1.3.1", 3), ("3.3.6", 4), ("13.4.1", 5)])
  func refusesMorePointsThanTheMost(question: String, most: Int) throws {
    let goal = question.split(separator: ".")[0]
    let rows = Self.blank + (goal == "13" ? "A,2027,sdg13,submitted,,\n" : "")
    #expect(try !ranked(rows + "A,2027,\(question),\(most),a.pdf,\n").rows.isEmpty)
    let found = refusal(rows + "A,2027,\(question),\(most).5,a.pdf,\n")
    #expect(found?.rule == DiagnosticRule("data.not-between"))
    #expect(found?.summary.en.contains("\(most).5") == true)
  }

  @Test func refusesPointsForEvidenceWithoutADocument() throws {
    let found = refusal(Self.blank + "A,2027,1.3.1,2,,\n")
    #expect(found?.rule == DiagnosticRule("data.refused"))
    #expect(found?.summary.en.contains("'A'") == true)
    // The statement alone needs none.
    #expect(try !ranked(Self.blank + "A,2027,1.3.1,1,,\n").rows.isEmpty)
  }

  @Test func refusesAnswersToAGoalThatIsNotSubmitted() {
    let found = refusal(Self.blank + "A,2027,4.3.1,1,,\n")
    #expect(found?.rule == DiagnosticRule("data.refused"))
    #expect(found?.summary.en.contains("not_submitted_sdg4") == true)
  }

  @Test func refusesAWordThatIsNotSubmitted() {
    #expect(refusal("A,2027,sdg17,yes,,\n") != nil)
  }

  @Test func pointsAtAQuestionThatDoesNotExist() throws {
    let remarks = try ranked(Self.blank + "A,2027,1.3.9,1,,\n").remarks
    let found = remarks.first { $0.rule == DiagnosticRule("data.unlisted-indicator") }
    #expect(found?.summary.en.contains("'1.3.9'") == true)
    #expect(found?.severity == .warning)
  }

  @Test func saysWhoHasNoGoal17() throws {
    let ranking = try ranked(Self.blank + "B,2027,sdg1,submitted,,\n")
    let doubts = ranking.remarks.filter { $0.rule == DiagnosticRule("data.doubtful") }
    #expect(doubts.contains { $0.summary.en.contains("'B'") && $0.summary.en.contains("goal_17") })
    #expect(ranking.rows.map(\.identifier) == ["A"])
  }

  @Test func saysWhoHasFewerThanThreeOtherGoals() throws {
    let rows = Self.blank + "B,2027,sdg17,submitted,,\nB,2027,sdg1,submitted,,\n"
    let ranking = try ranked(rows)
    let doubts = ranking.remarks.filter { $0.rule == DiagnosticRule("data.doubtful") }
    #expect(doubts.contains { $0.summary.en.contains("'B'") && $0.summary.en.contains("three") })
    #expect(ranking.rows.map(\.identifier) == ["A"])
  }

  // MARK: Blank, not submitted, too few

  @Test func aBlankAnswerIsZeroAndAGoalThatIsNotSubmittedIsNothing() throws {
    let ranking = try ranked(Self.blank, ["sdg1", "sdg4", "low_sdg1", "high_sdg1"])
    let nodes = try #require(ranking.rows.first).nodes
    #expect(nodes.map(\.number) == [0, nil, 0, 0])
    #expect(nodes[1].state == .notApplicable)
  }

  /// Thirty institutions that answered alike: nothing tells them apart, so nothing can be scaled.
  @Test func refusesScalesOfInstitutionsThatAreAllTied() {
    let rows = (1...30).map { Self.blank.replacing("A,", with: "U\($0),") }.joined()
    #expect(refusal(rows)?.rule.identifier.hasPrefix("normalisation.") == true)
  }

  // MARK: One institution alone

  private func own(_ nodes: [String]) throws -> Ranking {
    try Ranking(
      file: ReferenceFiles.shipped(ImpactFiles.newest), data: ImpactFiles.shipped("own.csv"),
      nodes: nodes)
  }

  @Test func oneInstitutionAloneGetsNoScoreRankOrBand() throws {
    let row = try #require(try own([]).rows.first)
    #expect(row.score == nil)
    #expect(row.rank == nil)
    #expect(row.band == nil)
    #expect(row.reason?.en.contains("30 institutions are needed") == true)
  }

  @Test func evidenceNeedsNoCohort() throws {
    let row = try #require(try own(["12.2.1", "12.2.4", "metric_12.2", "metric_12.4"]).rows.first)
    // 4 of 4 points, 3 of 4; 4.8 × (1 + 1 + .75 + 0 + .5) and two blanks; all of 19.3.
    #expect(row.nodes[0].number == 1)
    #expect(row.nodes[1].number == 0.75)
    #expect(abs((row.nodes[2].number ?? 0) - 4.8 * 3.25) < 1e-9)
    #expect(row.nodes[3].number == 19.3)
  }

  @Test func twoEarlierEditionsDrawTheLine() throws {
    // Probits of .302 and .359 at 120 and 150; 165 is half as far again.
    let row = try #require(try own(["9.1.1", "9.2.1", "9.4.1", "6.2.2"]).rows.first)
    let (first, second) = (-0.51865693, -0.36113303)
    let z = second + (second - first) / 30 * 15
    let expected = 0.5 * (1 + erf(z / 2.0.squareRoot()))
    #expect(abs((row.nodes[0].number ?? 0) - expected) < 1e-6)
    // A value that didn't change keeps its score; a score that fell while the value rose draws none.
    #expect(row.nodes[1].number == 0.413)
    #expect(row.nodes[2].number == nil)
    // Less water than before is better than before.
    #expect((row.nodes[3].number ?? 0) > 0.534)
  }

  @Test func whatIsUnknownWidensTheGoal() throws {
    let row = try #require(
      try own(["sdg6", "low_sdg6", "high_sdg6", "sdg9", "low_sdg9", "high_sdg9"]).rows.first)
    let numbers = row.nodes.map(\.number)
    #expect(numbers[0] != nil && numbers[0] == numbers[1] && numbers[0] == numbers[2])
    #expect(numbers[3] == nil)
    // 9.4.1, with 38.4 of 100 points, is all that isn't known.
    #expect(abs((numbers[5] ?? 0) - (numbers[4] ?? 0) - 38.4) < 1e-9)
  }
}
