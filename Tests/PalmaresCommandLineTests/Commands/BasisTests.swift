import Foundation
import PalmaresCommandLine
import PalmaresTestSupport
import Testing

/// What each analysis says from own facts only, from a published table and from a full cohort: on the
/// rankings of L’Étudiant, U-Multirank and THE Impact.
@Suite struct BasisTests {
  private static let school = "letudiant-engineering-2023"
  private static let grades = "u-multirank-2022"
  private static let impact = "the-impact-2027"
  private static let goals = "the-impact-published-goals"
  private static let weights = ["--vary", "weights:box:25%"]

  /// One row of the schools: 96 points, of which 1 for the label.
  private static let own = """
    school,name,region,status,entry,bac_average,research_teachers,doctoral_students,graduates_abroad,\
    double_degrees,reputation,international_students,company_1,company_2,company_3,diversity,ddrs_label
    ours,Ours,Plaine,public,prepa,9,10,9,8,9,10,9,8,9,8,6,yes

    """

  /// Scores of goals as published; the overall score is 22 % of goal 17 and 26 % of each of the three best.
  private static let published: String = {
    let goals = (1...17).map { "sdg\($0)" }
    let rows: [(String, [Int: String])] = [
      ("A", [3: "80", 9: "70", 11: "60", 12: "20", 17: "50"]),
      ("B", [3: "70", 9: "72", 11: "61", 12: "90", 17: "60"]),
      ("C", [3: "60", 9: "60", 11: "60", 12: "60", 17: "70"]),
      ("D", [3: "55", 9: "90", 11: "40", 12: "45", 17: "80"]),
      ("E", [3: "78", 9: "50", 11: "50", 17: "65"]),
    ]
    let lines = rows.map { name, scores in
      ([name] + (1...17).map { scores[$0] ?? "" }).joined(separator: ",")
    }
    return ((["school"] + goals).joined(separator: ",") + "\n") + lines.joined(separator: "\n")
      + "\n"
  }()

  private let folder: TemporaryFolder
  private let alone: [String]
  private let table: [String]
  private let answers = [
    "--data", shippedShare + "/methods/the-impact-2027/own.csv", "--table", "sdg6",
  ]

  init() throws {
    folder = try TemporaryFolder()
    alone = ["--data", try folder.file("own.csv", Self.own)]
    table = ["--data", try folder.file("published.csv", Self.published)]
  }

  private func run(_ words: [String]) -> Run {
    Run(words, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
  }

  private func json(_ words: [String], ends code: ExitCode = .done) throws -> JSONTree {
    let run = run(words + ["--json"])
    #expect(run.exitCode == code, "\(words) \(run.messages)")
    return try JSONTree(run)
  }

  private func expectRefusal(_ words: [String], by rule: String, saying text: String? = nil) {
    let run = run(words)
    #expect(run.exitCode == .badInput, "\(words)")
    #expect(run.messages.contains("[\(rule)]"), "\(words) \(run.messages)")
    if let text { #expect(run.messages.contains(text), "\(words) \(run.messages)") }
    #expect(run.output.isEmpty, "\(words)")
  }

  private static let noRank = "with one institution there is no field, hence no rank"

  // MARK: Own facts only

  @Test func fromOwnFactsNoCommandTellsARank() throws {
    let commands = [
      ["robust", Self.school, "--draws", "40"] + Self.weights,
      ["sensitivity", Self.school, "--samples", "8"] + Self.weights,
      ["explain", Self.school, "ours"],
      ["attribute", Self.school] + alone + ["--against", Self.school],
      ["whatif", Self.school, "--set", "ours.bac_average=10"],
      ["levers", Self.school, "ours", "--score", "97"],
    ]
    for command in commands {
      let tree = try json(command + alone)
      #expect(tree["basis"].word == "own-facts", "\(command)")
      #expect(tree.everyNumber(under: Self.ranks).isEmpty, "\(command)")
      let page = run(command + alone).output
      #expect(page.onOneLine.contains("Own facts only: \(Self.noRank);"), "\(command) \(page)")
      #expect(!page.contains("1st") && !page.contains("places up"), "\(command) \(page)")
    }
  }

  /// A band cut from a rank is a place; one cut from the score isn't.
  @Test func fromOwnFactsNoBandComesOfARank() throws {
    let file = try folder.file(
      "bands.yml",
      """
      palmares: 1
      id: bands
      edition: "1"
      title: Bands
      status: example
      data: {file: bands.csv, id: id}
      fit: all
      nodes:
        points: {column: points}
        rank: {of: points, then: [{rank: {first: high, ties: min}}]}
        band: {of: rank, then: [{bands: {at_most: [1], names: [first, others]}}]}
        grade: {of: rank, then: [{bands: {at_most: [1], names: [best, good]}}]}
        level: {of: points, then: [{bands: {at_least: [10], names: [high, low]}}]}
        half: {mean: {points: 1, level_points: 1}, needs: all}
        level_points: {of: points}
      results: {score: half, rank: rank, band: band, grades: [grade, level]}
      """)
    try folder.file("bands.csv", "id,points\nA,20\n")
    for command in [
      ["explain", file, "A"], ["whatif", file, "--set", "A.points=5"],
      ["robust", file, "--draws", "5", "--vary", "weights:box:25%"],
    ] {
      let run = run(command + ["--json"])
      #expect(run.exitCode == .done, "\(command) \(run.messages)")
      for word in ["\"first\"", "\"best\""] {
        #expect(!run.output.contains(word), "\(command) \(word) \(run.output)")
      }
      // An explanation tells of no bands and grades at all.
      #expect(
        run.output.contains("\"high\"") == (command[0] != "explain"), "\(command) \(run.output)")
    }
  }

  /// Members that hold a rank, or what a rank is among.
  private static let ranks: Set = ["rank", "rank_before", "rank_after", "place", "rise"]

  @Test func whatNeedsOthersIsRefusedFromOwnFacts() {
    let calls: [(words: [String], rule: String)] = [
      (["intervals", Self.school, "--weights", "box:25%"], "intervals.no-field"),
      (["regions", Self.school, "--between", "criteria_score"], "regions.alone"),
      (["confidence", Self.school, "--errors", "bac_average"], "confidence.alone"),
      (["sensitivity", Self.school, "--target", "shift"] + Self.weights, "sensitivity.no-field"),
      (
        ["sensitivity", Self.school, "--target", "rank:ours"] + Self.weights, "sensitivity.no-field"
      ),
    ]
    for call in calls { expectRefusal(call.words + alone, by: call.rule, saying: Self.noRank) }
    for target in [["--gain", "1"], ["--rank", "1"]] {
      expectRefusal(["levers", Self.school, "ours"] + target + alone, by: "levers.no-field")
    }
  }

  @Test func theScoreIsWorkedOutFromOwnFacts() throws {
    let explained = try json(["explain", Self.school, "ours"] + alone)
    #expect(explained["analysis"]["contributions"]["score"].number == 96)
    let whatIf = try json(
      ["whatif", Self.school, "--set", "ours.bac_average=10", "--set", "ours.ddrs_label=no"] + alone
    )
    let row = whatIf["institutions"][0]
    #expect(row["before"]["score"].number == 96)
    #expect(row["after"]["score"].number == 96)
    #expect(
      row["parts"].items.contains { $0["node"].word == "academic" && $0["after"].number == 29 })
    let levers = try json(["levers", Self.school, "ours", "--score", "97"] + alone)
    #expect(levers["plan"]["changes"].number == 1)
    #expect(levers["plan"]["standing"]["score"].number == 97)
    let robust = try json(["robust", Self.school, "--draws", "40"] + Self.weights + alone)
    let scores = robust["institutions"][0]["scores"]
    // ± 25 % of each weight, twice: the sum of the criteria is between 0.5625 and 1.5625 times 95.
    #expect(try #require(scores["min"].number) > 0.5625 * 95)
    #expect(try #require(scores["max"].number) < 1.5625 * 95 + 1.25)
  }

  @Test func aChangeOfOwnFactsIsAllOfOwnData() throws {
    let later = try folder.file(
      "later.csv", Self.own.replacingOccurrences(of: "prepa,9,", with: "prepa,6,"))
    let change = try json(
      ["attribute", Self.school] + alone + ["--against", Self.school, "--data", later])["changes"][
        0]
    #expect(change["score"]["change"].number == -3)
    #expect(change["score"]["our_data"]["part"].number == -3)
    for part in ["others_data", "field", "method"] {
      #expect(change["score"][part]["part"].number == 0, "\(part)")
    }
  }

  @Test func ownAnswersWithoutAScoreAreSaidAtOnce() {
    let main = Array(answers.prefix(2))
    expectRefusal(
      ["robust", Self.impact, "--draws", "40"] + Self.weights + main, by: "robust.nothing-to-count",
      saying: Self.noRank)
    expectRefusal(
      ["sensitivity", Self.impact] + Self.weights + main, by: "sensitivity.no-score",
      saying: "30 institutions are needed")
    expectRefusal(
      ["levers", Self.impact, "Our school (fictional)", "--score", "70"] + main,
      by: "levers.no-score", saying: "30 institutions are needed")
  }

  @Test func nothingIsPromisedWhereNothingCanBeSaid() {
    let main = Array(answers.prefix(2))
    let robust = run(["robust", Self.impact, "--draws", "40"] + Self.weights + main).messages
    #expect(!robust.contains("is said instead") && !robust.contains("name no rank"), "\(robust)")
    let shift = run(["sensitivity", Self.school, "--target", "shift"] + Self.weights + alone)
    #expect(!shift.messages.contains("is said instead"), "\(shift.messages)")
  }

  /// What is fitted to 51 countries can't be fitted to one: said once, and not to whoever writes rules.
  @Test func oneRowOfACohortMethodIsOneError() throws {
    let figures = try text(of: shippedShare + "/methods/asem-2018/asem-2018.csv")
    let one = try folder.file(
      "one.csv", figures.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n")
    for command in [["rank", "asem-2018"], ["robust", "asem-2018"] + Self.weights] {
      let said = run(command + ["--data", one]).messages
      #expect(said.contains("[data.own-facts]"), "\(said)")
      #expect(said.components(separatedBy: "error:").count == 2, "\(said)")
      #expect(said.contains("Own facts only") && !said.contains("replace:"), "\(said)")
    }
  }

  private func text(of path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  @Test func aGoalIsKnownFromOwnAnswers() throws {
    let explained = try json(["explain", Self.impact, "Our school (fictional)"] + answers)
    #expect(explained["basis"].word == "own-facts")
    let score = try #require(explained["analysis"]["contributions"]["score"].number)
    #expect(abs(score - 60.6) < 0.05)
    #expect(explained["rank"].isNull)
    let robust = try json(
      ["robust", Self.impact, "--draws", "10", "--vary", "weights@sdg6:box:25%"] + answers)
    #expect(robust["basis"].word == "own-facts")
    #expect(robust["institutions"][0]["score"].number == score)
    #expect(robust["institutions"][0]["rank"].isNull)
  }

  // MARK: A table of published scores

  @Test func aPublishedTableSaysWhatLiesBeneathItIsNotThere() throws {
    let commands = [
      ["robust", Self.goals, "--draws", "40"] + Self.weights,
      ["intervals", Self.goals, "--weights", "box:25%"],
      ["regions", Self.goals, "--between", "goal17"],
      ["confidence", Self.goals, "--errors", "sdg9", "--resamples", "40"],
      ["sensitivity", Self.goals, "--samples", "8"] + Self.weights,
      ["explain", Self.goals, "A"],
      ["attribute", Self.goals] + table + ["--against", Self.goals],
      ["whatif", Self.goals, "--set", "A.sdg9=95"],
      ["levers", Self.goals, "A", "--gain", "1"],
    ]
    for command in commands {
      #expect(try json(command + table)["basis"].word == "published-table", "\(command)")
      let page = run(command + table).output.onOneLine
      #expect(
        page.contains("From a table of published scores: what lies beneath them isn’t there;"),
        "\(command) \(page)")
    }
  }

  /// Programs learn as much as people: that it is a reconstruction, and what its publisher keeps to itself.
  @Test func whatMustBeKnownOfTheMethodStandsInTheAnswerForPrograms() throws {
    let commands = [
      ["robust", Self.goals, "--draws", "4"] + Self.weights,
      ["robust", Self.goals, "--draws", "4", "--draw", "3"] + Self.weights,
      ["intervals", Self.goals, "--weights", "box:25%"],
      ["confidence", Self.goals, "--errors", "sdg9", "--resamples", "40"],
      ["sensitivity", Self.goals, "--samples", "8"] + Self.weights,
      ["explain", Self.goals, "A"],
      ["whatif", Self.goals, "--set", "A.sdg9=95"],
      ["levers", Self.goals, "A", "--gain", "1"],
    ]
    for command in commands {
      let tree = try json(command + table)
      #expect(tree["methodology"]["id"].word == Self.goals, "\(command)")
      #expect(tree["status"].word == "reconstruction", "\(command)")
      #expect(
        tree["caveat"].word == "reconstruction, not validated by the publisher", "\(command)")
      #expect(!tree["undisclosed"].items.isEmpty, "\(command)")
    }
  }

  @Test func publishedScoresGiveFiguresThatCanBeCheckedByHand() throws {
    // .22 × 50 + .26 × (80 + 70 + 60)
    let explained = try json(["explain", Self.goals, "A"] + table)
    #expect(abs(try #require(explained["analysis"]["contributions"]["score"].number) - 65.6) < 1e-9)
    #expect(explained["rank"]["low"].number == 3)
    // .26 × 25 more, which is before the 67.0 of D.
    let row = try json(["whatif", Self.goals, "--set", "A.sdg9=95"] + table)["institutions"][0]
    #expect(abs(try #require(row["after"]["score"].number) - 72.1) < 1e-9)
    #expect(row["after"]["rank"]["low"].number == 2)
  }

  @Test func whatAPublishedTableCannotGiveIsRefused() throws {
    // What lies beneath a published score is no column.
    expectRefusal(
      ["whatif", Self.goals, "--set", "A.answer_9.1.1=200"] + table, by: "whatif.unknown-column")
    // The publisher prints ranges after the hundredth place: no analysis takes a middle of them, and who has one
    // can't be asked for.
    let ranges = try folder.file(
      "ranges.csv", Self.published.replacingOccurrences(of: "A,,,80", with: "A,,,77.5–85.2"))
    for command in ["explain", "levers"] {
      let target = command == "levers" ? ["--gain", "1"] : []
      let run = run([command, Self.goals, "A", "--data", ranges] + target)
      #expect(run.exitCode == .inputMissing)
      #expect(run.messages.contains("77.5–85.2"), "\(run.messages)")
      #expect(run.messages.contains("[input.only-range]"), "\(run.messages)")
    }
  }

  // MARK: A full cohort

  @Test func aCohortGivesRanksInEveryCommand() throws {
    let commands = [
      ["robust", Self.school, "--draws", "40"] + Self.weights,
      ["intervals", Self.school, "--weights", "box:25%"],
      ["regions", Self.school, "--between", "criteria_score:ddrs_bonus"],
      ["sensitivity", Self.school, "--samples", "8", "--levels", "1"] + Self.weights,
      ["explain", Self.school, "bruyeres"],
      ["attribute", Self.school, "--against", Self.school],
      ["whatif", Self.school, "--set", "bruyeres.bac_average=10"],
      ["levers", Self.school, "charmes", "--gain", "1"],
    ]
    for command in commands {
      #expect(try json(command)["basis"].word == "cohort", "\(command)")
      #expect(
        run(command).output.onOneLine.contains("From the figures of every institution:"),
        "\(command)")
    }
    // 12 points are missing to the 96 of the second: 6 of diversity, 5 of doctoral students, one more.
    let plan = try json(["levers", Self.school, "charmes", "--gain", "1"])["plan"]
    #expect(plan["changes"].number == 3)
    #expect(plan["standing"]["score"].number == 96)
    #expect(plan["standing"]["rank"].number == 2)
  }

  /// Criteria of the schools are nodes that have the names of their columns.
  @Test func errorsOfColumnsThatNodesAreNamedAfterAreDrawn() throws {
    let robust = try json(["robust", Self.school, "--draws", "8", "--vary", "noise:5%"])
    #expect(robust["institutions"][0]["draws_with_rank"].number == 8)
  }

  @Test func gradesWithoutAScoreGiveRanksAndNoScore() throws {
    let explained = try json(["explain", Self.grades, "montclair"])
    #expect(explained["rank"]["low"].number == 3)
    let levers = run(["levers", Self.grades, "montclair", "--gain", "1"])
    #expect(levers.exitCode == .done)
    #expect(levers.output.contains("(montclair): 3rd of 11. Target: 2nd"), "\(levers.output)")
    #expect(!levers.output.contains("score none"))
    let whatIf = try json(["whatif", Self.grades, "--set", "montclair.publications=0"])
    #expect(whatIf["basis"].word == "cohort")
    #expect(whatIf["institutions"][0]["after"]["score"].isNull)
    let robust = try json(["robust", Self.grades, "--draws", "5"] + Self.weights)
    #expect(robust["institutions"].items.allSatisfy { $0["score"].isNull })
    expectRefusal(
      ["confidence", Self.grades, "--errors", "publications"], by: "confidence.no-score")
    expectRefusal(
      ["sensitivity", Self.grades, "--target", "score:montclair"] + Self.weights,
      by: "sensitivity.no-score")
  }

  @Test func aGoalOfTheInventedCohortIsToldAsACohort() throws {
    let goal = ["--table", "sdg9"]
    let robust = try json(
      ["robust", Self.impact, "--draws", "5", "--vary", "weights@sdg9:box:25%"] + goal)
    #expect(robust["basis"].word == "cohort")
    #expect(robust["institutions"][0]["rank"].number == 1)
    let regions = try json(
      ["regions", Self.impact, "--between", "metric_9.1", "--unrounded"] + goal)
    #expect(regions["basis"].word == "cohort")
    // The points of a metric are those of its indicators; the goal adds four metrics, each once.
    #expect(regions["between"]["second"].items.count == 3)
    #expect(regions["between"]["published_t"].number == 0.25)
    expectRefusal(
      ["confidence", Self.impact, "--errors", "sdg9"], by: "confidence.missing-error")
  }
}

extension String {
  /// Lines that were broken for a page, put together.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
