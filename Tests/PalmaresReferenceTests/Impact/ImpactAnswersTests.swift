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

  private func ranked(
    _ rows: String, _ nodes: [String]? = [], table: String? = nil
  ) throws -> Ranking {
    let data = try folder.file("answers.csv", Self.headings + rows)
    return try Ranking(
      file: ReferenceFiles.shipped(ImpactFiles.newest), data: data, table: table, nodes: nodes)
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
    #expect(found?.explanation?.en.contains("not_submitted_sdg4") == true)
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
    #expect(
      doubts.contains {
        $0.summary.en.contains("'B'") && $0.explanation?.en.contains("goal_17") == true
      })
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
    // 1.2.1 is a figure that the institution supplies, 1.3.1 a question of evidence.
    let ranking = try ranked(Self.blank, ["1.2.1", "1.3.1", "metric_1.3", "sdg4"])
    let nodes = try #require(ranking.rows.first).nodes
    #expect(nodes.map(\.number) == [0, 0, 0, nil])
    #expect(nodes[3].state == .notApplicable)
  }

  @Test func aBlankThatOthersCountIsUnknown() throws {
    let ranking = try ranked(
      Self.blank + "A,2027,sdg9,submitted,,\n",
      ["1.1.1", "9.2.1", "sdg1", "low_sdg1", "high_sdg1", "waits_9.2.1"])
    let nodes = try #require(ranking.rows.first).nodes
    // Three blanks of 27 points in all.
    #expect(nodes.map(\.number) == [nil, nil, nil, 0, 27, nil])
    #expect(nodes[0].state == .missing && nodes[1].state == .missing)
    #expect(nodes[5].word == "value")
  }

  @Test func aZeroThatOthersCountedIsAFigure() throws {
    let rows = (0..<30).map { number in
      "U\(number),2027,sdg9,submitted,,\nU\(number),2027,9.2.1,\(number),,\n"
        + "U\(number),2027,9.1.1,\(number),,\n"
    }
    let ranking = try ranked(rows.joined(), ["9.2.1"], table: "sdg9")
    let none = try #require(ranking.rows.first { $0.identifier == "U0" })
    let share = try #require(none.nodes[0].number)
    #expect(share > 0 && share < 0.1)
    #expect(none.score != nil)
  }

  /// Thirty institutions that answered alike: nothing tells them apart, so nothing can be scaled.
  @Test func refusesScalesOfInstitutionsThatAreAllTied() {
    let counted = ["1.1.1", "1.1.2", "1.1.3", "17.1.1", "17.1.2"].map { "A,2027,\($0),0,,\n" }
    let answers = Self.blank + counted.joined()
    let rows = (1...30).map { answers.replacing("A,", with: "U\($0),") }.joined()
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

  /// Goals that it knows whole are scored, and even they give no place.
  @Test(arguments: ["sdg6", "sdg9", "sdg12", "sdg17", "national", "known"])
  func oneInstitutionAloneHasNoPlaceInAnyTable(table: String) throws {
    let ranking = try Ranking(
      file: ReferenceFiles.shipped(ImpactFiles.newest), data: ImpactFiles.shipped("own.csv"),
      table: table)
    let row = try #require(ranking.rows.first)
    #expect(row.rank == nil && row.band == nil)
    let places = zip(ranking.results.shown, row.nodes).filter { $0.0.code.contains("nation") }
    #expect(places.allSatisfy { $0.1.number == nil })
    if table == "sdg6" {
      #expect(row.score != nil)
      #expect(ranking.table.notes.contains { $0.en.contains("2 institutions are needed") })
    }
  }

  @Test(arguments: [
    "A,2027,sdg6,submitted,,\n", "A,2027,sdg6,submitted,,\nA,2027,sdg17,submitted,,\n",
  ])
  func oneInstitutionWithoutTheGoalsOfTheOverallTableSeesWhatItKnows(goals: String) throws {
    let ranking = try ranked(goals + "A,2027,6.2.1,3,a.pdf,\n", nil)
    #expect(ranking.chosenTable?.id == "known")
    #expect(ranking.remarks.contains { $0.rule == DiagnosticRule("data.doubtful") })
    let known = zip(ranking.results.shown, try #require(ranking.rows.first).nodes)
    #expect(known.first { $0.0.code == "metric_6.2" }?.1.number == 9.5)
    #expect(known.first { $0.0.code == "high_sdg6" }?.1.number == 36.5)
  }

  @Test func eachUnknownFigureSaysWhatItWaitsFor() throws {
    let nodes = try #require(try own(["waits_9.4.1", "waits_12.1.3", "waits_9.1.1"]).rows.first)
      .nodes
    // Its score fell while the value rose; it was not there two editions ago; it is known.
    #expect(nodes.map(\.word) == ["cohort", "two scores", nil])
    #expect(nodes[2].state == .notApplicable)
  }

  /// The block of `csv` on the page, as it is printed.
  @Test(arguments: ["the-impact.md", "the-impact.fr.md"])
  func theExampleOnThePageIsTakenAsItStands(page: String) throws {
    let text = try String(contentsOfFile: ImpactFiles.page(page), encoding: .utf8)
    let block = try #require(text.components(separatedBy: "```csv\n").dropFirst().first)
    let data = try folder.file("own.csv", try #require(block.components(separatedBy: "```").first))
    let ranking = try Ranking(file: ReferenceFiles.shipped(ImpactFiles.newest), data: data)
    let known = zip(ranking.results.shown, try #require(ranking.rows.first).nodes)
    let research = known.first { $0.0.code == "metric_9.1" }?.1.number ?? .nan
    #expect(abs(research / 11.6 - 0.389) < 0.0005)
    #expect(known.first { $0.0.code == "metric_12.2" }?.1.number == 4.8)
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
