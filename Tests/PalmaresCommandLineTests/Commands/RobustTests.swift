import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct RobustTests {
  private static let method = """
    palmares: 1
    id: towns
    edition: "2026"
    title: {en: Towns, fr: Villes}
    status: example
    data: {file: towns.csv, id: id}
    fit: all
    nodes:
      a: {column: air}
      w: {column: water}
      overall: {mean: {a: 1, w: 1}, needs: 1}
      rank: {of: overall, then: [{rank: {first: high, ties: min}}]}
      band: {of: rank, then: [{cut: {at_most: [2], to: [first, rest]}}]}
    results: {score: overall, rank: rank, band: band}
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("towns.yml", Self.method)
    try folder.file("towns.csv", "id,air,water\nA,1,9\nB,6,5\nC,8,1\nD,4,4\n")
  }

  private func at(_ name: String) -> String { folder.path + "/" + name }

  private let vary = ["--vary", "weights:box:90%", "--draws", "120"]

  @Test func aNodeMayHaveTheNameOfTheColumnWhoseErrorsAreDrawn() throws {
    try folder.file(
      "same.yml",
      Self.method.replacing("a: {column: air}", with: "air: {column: air}")
        .replacing("a: 1", with: "air: 1"))
    let words = ["--vary", "noise:20%", "--draws", "60", "--json"]
    let (other, same) = (
      Run(["robust", at("towns.yml")] + words), Run(["robust", at("same.yml")] + words)
    )
    #expect(same.exitCode == .done)
    let rows = { (run: Run) in run.output.split(separator: "\"institutions\"").last }
    #expect(rows(same) == rows(other))
  }

  @Test func verboseNamesWhatKeepsDrawsFromBeingWorkedOutSideBySide() {
    let words = ["robust", at("towns.yml"), "--bands"] + vary
    let (plain, verbose) = (Run(words), Run(words + ["--verbose"]))
    #expect(verbose.exitCode == .done && verbose.output == plain.output)
    #expect(
      verbose.messages.contains(
        "draws are worked out one by one: bands, grades and scores are evaluated draw by draw"))
  }

  @Test func partsAddUpToTheBytesOfOneRunInEveryForm() throws {
    for form in ["table", "csv", "json"] {
      let whole = Run(["robust", at("towns.yml")] + vary + ["--format", form])
      #expect(whole.exitCode == .done)
      for (name, range) in [("1", "0..<50"), ("2", "50..<120")] {
        let part = Run(
          ["robust", at("towns.yml")] + vary
            + ["--range", range, "--threads", name, "--output", at("\(name).json"), "--force"],
          in: folder.path)
        #expect(part.exitCode == .done && part.output.isEmpty, "\(part.messages)")
      }
      let merged = Run(["robust", "merge", at("2.json"), at("1.json"), "--format", form])
      #expect(merged.output == whole.output)
      let resumed = Run(
        ["robust", at("towns.yml")] + vary + ["--format", form, "--resume", at("1.json")])
      #expect(resumed.output == whole.output)
    }
  }

  /// A remedy is pasted into a shell, where `<` alone would read a file.
  @Test func quotesTheRangeThatIsMissing() throws {
    let words = ["robust", at("towns.yml")] + vary + ["--range", "0..<50"]
    #expect(Run(words + ["--output", at("one.json")]).exitCode == .done)
    for language in ["en", "fr"] {
      let run = Run(["robust", "merge", at("one.json"), "--lang", language])
      #expect(run.messages.contains("--range '50..<120' --output"), "\(run.messages)")
    }
  }

  @Test func saysTheWayOutOfADrawThatIsNotThere() {
    let run = Run(["robust", at("towns.yml")] + vary + ["--draw", "120"])
    #expect(run.messages.contains("Write the number of one of them"), "\(run.messages)")
    let node = Run(["intervals", at("towns.yml"), "--weights", "box:25%", "--node", "zz"])
    #expect(
      node.messages.contains("Combinations behind the rank are: 'overall'."), "\(node.messages)")
  }

  @Test func drawsOfTheLargestStudyAreReadAgain() throws {
    let words = ["robust", at("towns.yml"), "--vary", "weights:box:90%", "--draws", "1000000000"]
    let part = Run(words + ["--range", "999999990..<1000000000", "--output", at("last.json")])
    #expect(part.exitCode == .done, "\(part.messages)")
    let merged = Run(["robust", "merge", at("last.json")])
    #expect(merged.messages.contains("[robust.missing-draws]"), "\(merged.messages)")
  }

  @Test func saysWhatVariedAndHowFarChanceMayHaveMovedIt() throws {
    let run = Run(["robust", at("towns.yml")] + vary + ["--bands", "--beats", "B"])
    for part in [
      "weights of 'overall'", "free box ± 90%", "Seed 1", "standard error of a mean rank",
      "Convergence", "Before B", "Kept", "From the figures of every institution",
    ] { #expect(run.output.contains(part), "\(part)") }
  }

  @Test func saysTheBasis() throws {
    try folder.file("own.csv", "id,air,water\nA,1,9\n")
    let own = Run(
      ["robust", at("towns.yml")] + vary + ["--data", at("own.csv"), "--json"])
    #expect(own.output.contains("\"basis\": \"own-facts\""))
    #expect(own.output.contains("\"scores\""))
    try folder.file(
      "published.yml",
      Self.method.split(separator: "id: id}").joined(separator: "id: id, holds: published_scores}"))
    let table = Run(["robust", at("published.yml")] + vary + ["--json"])
    #expect(table.output.contains("\"basis\": \"published-table\""))
    let cohort = Run(["robust", at("towns.yml")] + vary + ["--json"])
    #expect(cohort.output.contains("\"basis\": \"cohort\""))
  }

  @Test func showsAndExplainsOneDraw() throws {
    let draw = Run(
      ["robust", at("towns.yml")] + vary + ["--draw", "3", "--unit", "C"])
    #expect(draw.exitCode == .done)
    #expect(draw.output.contains("draw 3, seed 1"))
    #expect(draw.output.contains("weight × value"))
    let json = Run(["robust", at("towns.yml")] + vary + ["--draw", "3", "--json"])
    #expect(json.output.contains("palmares.robust-draw/1"))
  }

  @Test(arguments: [
    (["--vary", "weights:box:25%", "--draws", "0"], ExitCode.usage),
    (["--draws", "10"], .usage), (["--vary", "weights:box:25%", "--seed", "x"], .usage),
    (["--vary", "weights:box:25%", "--range", "5..<5"], .usage),
    (["--vary", "weights:box:25%", "--range", "0..<5", "--json"], .usage),
    (["--vary", "weights:box:25%", "--draw", "10000"], .usage),
    (["--vary", "weights:box:25%", "--unit", "A"], .usage),
    (["--vary", "weights:box:25%", "--top", "0"], .usage),
    (["--vary", "weights:box:25%", "--beats", "Z"], .inputMissing),
    (["--vary", "weights@a:box:25%"], .badInput),
    (["--vary", "noise@air:se=nowhere"], .badInput),
  ])
  func refusesWhatCantBe(options: [String], exitCode: ExitCode) {
    let run = Run(["robust", at("towns.yml")] + options)
    #expect(run.exitCode == exitCode, "\(options): \(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test func mergeIsAWordOfItsOwnBesideTheCommand() {
    #expect(Run(["robust", "merge"]).messages.contains("PART"))
    #expect(Run(["robust"]).messages.contains("METHOD"))
    #expect(
      Run(["robust", at("nothing.yml"), "--vary", "noise:5%"]).exitCode == .inputMissing)
  }

  @Test func aDrawThatLeavesAChildOutStillNamesAllChildren() throws {
    let words = ["--vary", "weights@overall:box:25%", "--vary", "out@overall", "--draws", "20"]
    var left = 0
    for draw in 0..<20 {
      let run = Run(["robust", at("towns.yml")] + words + ["--draw", "\(draw)", "--json"])
      let drawn = try JSONTree(run)["drawn"].items
      #expect(drawn.prefix(2).map { $0["of"].word } == ["a", "w"])
      if drawn.last?["choice"].word != "as declared" { left += 1 }
    }
    #expect(left > 0)
  }

  @Test func aDrawOfFiguresSaysHowToSeeThemAndJSONListsThem() throws {
    let words = ["robust", at("towns.yml"), "--vary", "noise:20%", "--draws", "20", "--draw", "3"]
    let table = Run(words)
    #expect(table.output.contains("'--unit INSTITUTION' shows the figures drawn for one"))
    #expect(table.output.contains("4 institutions"))
    #expect(Run(words + ["--lang", "fr"]).output.contains("montre les chiffres tirés"))
    let drawn = try JSONTree(Run(words + ["--json"]))["drawn"].items
    #expect(drawn.count == 8)
    #expect(drawn.map { $0["institution"].word }.prefix(4) == ["A", "B", "C", "D"])
    #expect(drawn.allSatisfy { $0["value"].number != $0["nominal"].number })
    let one = Run(words + ["--unit", "C"])
    #expect(!one.output.contains("'--unit INSTITUTION'"))
    let own = try JSONTree(Run(words + ["--unit", "C", "--json"]))["drawn"].items
    #expect(own.map { $0["institution"].word } == ["C", "C"])
  }

  @Test func sharesOfDrawsBeforeAnotherHaveStandardErrors() throws {
    let json = try JSONTree(Run(["robust", at("towns.yml")] + vary + ["--beats", "B", "--json"]))
    for institution in json["institutions"].items {
      let beats = institution["beats"]["B"]
      for name in ["before", "beside"] {
        let share = try #require(beats[name].number)
        let error = try #require(beats["error_of_\(name)"].number)
        #expect(abs(error * error * 120 - share * (1 - share)) < 1e-12)
      }
    }
  }

  @Test(arguments: [("en", "Not the same: the seed."), ("fr", "Autre\u{202F}: la graine.")])
  func whatAPartHasOtherwiseIsNamedWithoutAVerbToAgree(language: String, words: String) throws {
    for (name, seed) in [("1", "1"), ("2", "2")] {
      _ = Run(
        ["robust", at("towns.yml")] + vary
          + ["--seed", seed, "--range", name == "1" ? "0..<60" : "60..<120", "--output"]
          + [at("\(name).json")])
    }
    let merged = Run(["robust", "merge", at("1.json"), at("2.json"), "--lang", language])
    #expect(merged.messages.contains("[robust.parts-differ]"))
    #expect(merged.messages.contains(words), "\(merged.messages)")
  }
}
