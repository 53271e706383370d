import Foundation
import PalmaresCommandLine
import PalmaresTestSupport
import Testing

/// Publishers print ranges in place of numbers: analyses set those institutions aside, say so, and are of the
/// others as if the table held nobody else.
@Suite struct PrintedRangesTests {
  private static let heading = "id,name,year,a,b,shown,error\n"
  private static let numbers = """
    A,Alpha,2024,80,50,1,2
    B,Beta,2024,70,72,2,2
    C,Gamma,2024,60,61,,1
    D,Delta,2024,55,90,4,3

    """
  /// A range in a figure, an open one, one in an error; and one in a figure that is only shown.
  private static let ranges = """
    E,Epsilon,2024,77.5–85.2,60,1,2
    F,Phi,2024,60,<40,1,2
    G,Eta,2024,60,40,1,1-2

    """
  private static let method = """
    palmares: 1
    id: m
    edition: "1"
    title: M
    status: example
    data: {file: m.csv, id: id, name: name, decimal: ".", holds: published_scores}
    fit: all
    nodes:
      a: {column: a}
      b: {column: b}
      shown: {column: shown}
      score: {mean: {a: 40, b: 60}, needs: all}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, show: [shown]}

    """

  private let folder: TemporaryFolder
  private let file: String
  private let whole: String
  private let alone: String

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.file("m.yml", Self.method)
    alone = try folder.file("m.csv", Self.heading + Self.numbers)
    whole = try folder.file("whole.csv", Self.heading + Self.ranges + Self.numbers)
  }

  private var commands: [[String]] {
    [
      ["robust", file, "--draws", "40", "--vary", "weights:box:25%"],
      ["robust", file, "--draws", "40", "--vary", "weights:box:25%", "--draw", "3"],
      ["intervals", file, "--weights", "box:25%"],
      ["regions", file, "--between", "a:b"],
      ["confidence", file, "--errors", "error", "--resamples", "40"],
      ["sensitivity", file, "--samples", "8", "--vary", "weights:box:25%"],
      ["explain", file, "A"],
      ["attribute", file, "--against", file],
      ["whatif", file, "--set", "A.a=95"],
      ["levers", file, "A", "--gain", "1"],
    ]
  }

  private func data(_ path: String, for command: [String]) -> [String] {
    command[0] == "attribute"
      ? [command[0], command[1], "--data", path] + command.dropFirst(2) + ["--data", path]
      : command + ["--data", path]
  }

  private func run(_ words: [String]) -> Run {
    Run(words, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
  }

  /// Lines of JSON without who is set aside, the digest of the table and where its cells stand.
  private func lines(_ run: Run) throws -> [String] {
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    func cleaned(_ value: Any) -> Any {
      if let members = value as? [String: Any] {
        return members.filter { !["set_aside", "sha256", "cell"].contains($0.key) }
          .mapValues(cleaned)
      }
      let items = (value as? [Any])?.filter { !(($0 as? String)?.hasPrefix("Set aside") ?? false) }
      return items?.map(cleaned) ?? value
    }
    let bytes = try JSONSerialization.data(
      withJSONObject: cleaned(object), options: [.sortedKeys, .prettyPrinted])
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func everyAnalysisIsOfThoseWithNumbers() throws {
    // Without the error of 'G', which only some read.
    let rows = Self.heading + Self.ranges.replacing("1-2", with: "1") + Self.numbers
    let whole = try folder.file("two.csv", rows)
    let eta = try folder.file(
      "eta.csv", Self.heading + "G,Eta,2024,60,40,1,1\n" + Self.numbers)
    for command in commands {
      let (got, wanted) = (
        run(data(whole, for: command) + ["--json"]), run(data(eta, for: command) + ["--json"])
      )
      #expect(got.exitCode == .done, "\(command) \(got.messages)")
      #expect(wanted.exitCode == .done, "\(command) \(wanted.messages)")
      #expect(try lines(got) == lines(wanted), "\(command)")
      let page = run(data(whole, for: command)).output
      let text = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        text.contains(
          "Set aside: 2 of 7 institutions, for which the table has only a range (such as 77.5–85.2 under "
            + "'a' of Epsilon)."), "\(command) \(page)")
      #expect(text.contains("of the 5 with numbers"), "\(command)")
      #expect(got.output.contains(#""range": "<40""#), "\(command)")
    }
  }

  @Test func anErrorThatIsARangeSetsAsideWhereErrorsAreRead() throws {
    let sets = try JSONTree(
      run(["confidence", file, "--errors", "error", "--resamples", "40", "--data", whole, "--json"])
    )
    #expect(sets["dataset"]["set_aside"].items.map { $0["id"].word } == ["E", "F", "G"])
    #expect(sets["dataset"]["set_aside"][2]["range"].word == "1-2")
    let explained = try JSONTree(run(["explain", file, "A", "--data", whole, "--json"]))
    #expect(explained["dataset"]["set_aside"].items.map { $0["id"].word } == ["E", "F"])
  }

  @Test func aRangeInWhatIsOnlyShownCountsAsWithoutAValue() throws {
    let table = try folder.file(
      "shown.csv", Self.heading + Self.numbers.replacing("60,61,,1", with: "60,61,3–5,1"))
    let shown = run(["explain", file, "C", "--data", table, "--json"])
    #expect(shown.exitCode == .done)
    #expect(try JSONTree(shown)["dataset"]["set_aside"].isNull)
    #expect(shown.messages.contains("[data.ranges-without-value]"), "\(shown.messages)")
    let (got, wanted) = (try JSONTree(shown), try JSONTree(run(["explain", file, "C", "--json"])))
    #expect(got["rank"]["low"].number == wanted["rank"]["low"].number)
    #expect(got["dataset"]["units"].number == 4)
  }

  @Test func askingForOneThatIsSetAsideSaysSo() {
    for words in [
      ["explain", file, "Epsilon"], ["levers", file, "epsilon", "--gain", "1"],
      ["whatif", file, "--set", "E.a=80"], ["regions", file, "--between", "a:b", "--unit", "E"],
    ] {
      let run = run(words + ["--data", whole])
      #expect(run.exitCode != .done, "\(words)")
      #expect(run.messages.contains("[input.only-range]"), "\(words) \(run.messages)")
      #expect(run.messages.contains("77.5–85.2 under 'a'"), "\(words)")
    }
  }

  @Test func nobodyWithNumbersIsAnError() throws {
    let table = try folder.file("only.csv", Self.heading + Self.ranges)
    for command in commands where command[0] == "robust" || command[0] == "confidence" {
      let run = run(data(table, for: command))
      let isError = command.contains("error")
      #expect(run.messages.contains("[data.only-ranges]") == isError, "\(command) \(run.messages)")
      #expect((run.exitCode == .badInput) == isError, "\(command)")
    }
  }

  @Test func aRankingStillRefusesThemAndSaysWhatAnalysesDo() throws {
    let run = run(["rank", file, "--data", whole])
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("[number.text]"))
    #expect(run.messages.contains("declares `holds: published_scores`"))
    let cohort = try folder.file(
      "cohort.yml", Self.method.replacing(", holds: published_scores", with: ""))
    let robust = self.run(
      ["robust", cohort, "--data", whole, "--draws", "4", "--vary", "weights:box:5%"])
    #expect(robust.messages.contains("[number.text]"))
  }

  /// Who has a range in one edition is left out of both, and neither enters nor leaves.
  @Test func changesAreOfThoseWithNumbersInBothEditions() throws {
    let later = try folder.file(
      "later.csv",
      Self.heading + "E,Epsilon,2024,78,60,1,2\n"
        + Self.numbers.replacing("D,Delta,2024,55", with: "D,Delta,2024,54–56"))
    let change = run(
      ["attribute", file, "--data", whole, "--against", file, "--data", later, "--json"])
    let tree = try JSONTree(change)
    #expect(tree["changes"].items.compactMap { $0["id"].word }.sorted() == ["A", "B", "C"])
    #expect(tree["institutions"]["leavers"].number == 1)  // G, which the later table doesn't hold.
    #expect(tree["institutions"]["entrants"].number == 0)
    #expect(
      tree["editions"].items.map { $0["dataset"]["set_aside"].items.compactMap { $0["id"].word } }
        == [["E", "F", "D"], ["D", "E"]])
  }

  /// Rules that look back would take someone with a range the year before for new.
  @Test func whereRulesLookBackARangeOfAnyPeriodSetsAside() throws {
    let file = try folder.file(
      "back.yml",
      Self.method.replacing("id: id,", with: "id: id, period: year,").replacing(
        "score: {mean: {a: 40, b: 60}, needs: all}",
        with: "old: {of: a, back: 1}\n  score: {mean: {a: 40, old: 60}, needs: 1}"))
    let table = try folder.file(
      "back.csv",
      Self.heading + Self.numbers
        + Self.numbers.replacing("2024", with: "2023")
        .replacing("B,Beta,2023,70", with: "B,Beta,2023,60–70"))
    let explained = try JSONTree(run(["explain", file, "A", "--data", table, "--json"]))
    #expect(explained["dataset"]["set_aside"].items.map { $0["id"].word } == ["B"])
    #expect(explained["dataset"]["units"].number == 3)
  }

  @Test func partsOfAStudyKeepWhoIsSetAside() throws {
    let study = ["robust", file, "--data", whole, "--draws", "20", "--vary", "weights:box:25%"]
    let parts = ["0..<10", "10..<20"].enumerated().map { index, range in
      let path = folder.path + "/part\(index).json"
      #expect(run(study + ["--range", range, "--output", path]).exitCode == .done)
      return path
    }
    #expect(run(["robust", "merge"] + parts + ["--json"]).output == run(study + ["--json"]).output)
  }
}
