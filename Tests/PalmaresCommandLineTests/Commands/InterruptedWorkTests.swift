import Foundation
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// Ctrl+C during long work, after it was asked for so many times.
@Suite struct InterruptedWorkTests {
  private let share: TownShare
  private let folder: TemporaryFolder

  init() throws {
    share = try TownShare()
    try share.folder.file(
      "methods/towns-even/towns-even.yml",
      """
      palmares: 1
      id: towns-even
      edition: "2024"
      extends: ../towns/towns.yml
      nodes:
        score: {mean: {green: .5, calm: .5}, needs: all}

      """)
    folder = try TemporaryFolder()
    try folder.file(
      "errors.csv",
      "code,name,uai,green,calm,error\nAL,Alès,,40,8,1\nNI,Nîmes,,20,10,1\nMO,Montpellier,,60,5,1\n"
    )
  }

  private func run(_ words: [String], stoppedAfter looks: Int) -> Run {
    let words = words.map { $0.replacing("ERRORS", with: folder.path + "/errors.csv") }
    return Run(words, environment: share.environment, stoppedAfter: looks)
  }

  @Test(
    arguments: [
      ["regions", "towns", "--between", "green:calm"],
      ["regions", "towns", "--between", "green:calm", "--unit", "Alès"],
      ["confidence", "towns", "--errors", "error", "--data", "ERRORS"],
      ["sensitivity", "towns", "--vary", "weights:box:25%"],
      ["attribute", "towns", "--against", "towns-even"],
      ["attribute", "towns", "--against", "towns-even", "--unit", "Alès"],
      ["levers", "towns", "Alès", "--gain", "1"],
    ])
  func putsNothingOutAndSaysSoWhereAPartSaysNothing(words: [String]) {
    for form in ["table", "json"] {
      let run = run(words + ["--format", form], stoppedAfter: 0)
      #expect(run.exitCode == .interrupted)
      #expect(run.output.isEmpty)
      #expect(run.messages.contains("[analysis.interrupted]"), "\(run.messages)")
      #expect(run.messages.contains("nothing is put out"))
    }
  }

  /// However slow it is.
  @Test func robustLooksUpAfterTheFirstDraw() {
    let words = ["robust", "towns", "--vary", "weights:box:25%", "--threads", "1"]
    let run = run(words, stoppedAfter: 1)
    #expect(run.exitCode == .interrupted)
    #expect(run.messages.contains("Interrupted after 1 of 10,000 draws"), "\(run.messages)")
  }

  /// Where draws are evaluated one by one each of them is a look, also inside a block.
  @Test(arguments: [3, 11, 60]) func sensitivityLooksUpBetweenEvaluations(looks: Int) throws {
    let words = [
      "sensitivity", "towns", "--vary", "weights@score:box:25%", "--vary", "out@score", "--samples",
      "1024",
    ]
    let run = run(words, stoppedAfter: looks)
    #expect(run.exitCode == .interrupted)
    let said = run.messages.firstMatch(of: /after ([0-9]+) of/).flatMap { Int($0.1) }
    #expect((said ?? 0) <= looks, "\(run.messages)")
  }

  @Test func robustSaysHowManyDrawsWereDone() {
    let run = run(["robust", "towns", "--vary", "weights:box:25%"], stoppedAfter: 0)
    #expect(run.exitCode == .interrupted && run.output.isEmpty)
    #expect(run.messages.contains("[robust.interrupted]"))
  }

  /// One look before each institution.
  @Test func attributeSaysOfHowManyInstitutionsItsRowsAre() {
    let words = ["attribute", "towns", "--against", "towns-even"]
    let table = run(words, stoppedAfter: 2)
    #expect(table.exitCode == .interrupted)
    #expect(table.output.contains("PARTIAL: interrupted after 2 of 5 institutions."))
    #expect(table.messages.contains("warning: Interrupted after 2 of 5 institutions"))
    let json = run(words + ["--json"], stoppedAfter: 2)
    #expect(json.output.contains(#""interrupted": {"#))
    #expect(json.output.contains(#""done": 2"#) && json.output.contains(#""of": 5"#))
    let csv = run(words + ["--format", "csv"], stoppedAfter: 2)
    #expect(csv.exitCode == .interrupted && csv.output.isEmpty)
    #expect(csv.messages.contains("nothing is put out"))
    let french = run(words + ["--lang", "fr"], stoppedAfter: 2)
    #expect(french.output.contains("interrompu après 2 sur 5 établissements"))
  }

  @Test func aFileIsNotWrittenWithoutItsMark() throws {
    let words = ["attribute", "towns", "--against", "towns-even", "--output"]
    let (csv, json) = (folder.path + "/part.csv", folder.path + "/part.json")
    let none = run(words + [csv, "--format", "csv"], stoppedAfter: 2)
    #expect(none.exitCode == .interrupted)
    #expect(!folder.names.contains("part.csv"))
    let part = run(words + [json, "--json"], stoppedAfter: 2)
    #expect(part.exitCode == .interrupted)
    let text = try String(contentsOfFile: json, encoding: .utf8)
    #expect(text.contains(#""interrupted": {"#))
  }

  /// Whole rows of the design.
  @Test func sensitivityGivesIndicesOfTheSamplesDoneAndSaysSo() {
    let words = ["sensitivity", "towns", "--vary", "weights:box:50%", "--samples", "4096"]
    let table = run(words, stoppedAfter: 1)
    #expect(table.exitCode == .interrupted)
    #expect(table.output.contains("PARTIAL: interrupted after"))
    #expect(table.output.contains("of 12,288 rankings"))
    #expect(table.messages.contains("[analysis.interrupted]"))
    #expect(run(words + ["--format", "csv"], stoppedAfter: 1).output.isEmpty)
  }

  /// A file of some of the samples would seem to hold all.
  @Test func sensitivityWritesSamplesOnlyWhole() throws {
    let folder = try TemporaryFolder()
    let words = [
      "sensitivity", "towns", "--vary", "weights:box:50%", "--samples", "4096", "--samples-to",
    ]
    let (part, whole) = ("\(folder.path)/part.csv", "\(folder.path)/whole.csv")
    #expect(run(words + [part], stoppedAfter: 1).exitCode == .interrupted)
    #expect(!FileManager.default.fileExists(atPath: part))
    #expect(run(words + [whole], stoppedAfter: .max).exitCode == .done)
    #expect(FileManager.default.fileExists(atPath: whole))
  }

  @Test func intervalsPutNothingOutWhereNobodyWasReached() {
    let run = run(["intervals", "towns", "--weights", "box:25%"], stoppedAfter: 0)
    #expect(run.exitCode == .interrupted && run.output.isEmpty)
    #expect(run.messages.contains("nothing is put out"))
  }

  @Test func intervalsThatWereNotSearchedAreBoundsAndTheirShareIsSaid() {
    let words = ["intervals", "asem-2018", "--weights", "box:25%", "--threads", "1"]
    let environment = ["PALMARES_SHARE": shippedShare, "LANG": "C"]
    let part = Run(words, environment: environment, stoppedAfter: 40)
    #expect(part.exitCode == .interrupted)
    #expect(part.output.contains("PARTIAL: interrupted after"))
    #expect(part.output.contains("of 51 institutions."))
    #expect(part.messages.contains("[analysis.interrupted]"))
    let csv = Run(words + ["--format", "csv"], environment: environment, stoppedAfter: 40)
    #expect(csv.exitCode == .interrupted && csv.output.isEmpty)
  }

  @Test func leversShowTheBestSetFoundUntilThen() throws {
    let looks = 400
    let words = [
      "levers", "towns", "Alès", "--gain", "1", "--allow", "green=..100/10", "--json",
    ]
    // Somewhere between the first look and the last it has a set and no proof.
    let runs = (0..<looks).lazy.map { run(words, stoppedAfter: $0) }
    let partial = try #require(runs.first { !$0.output.isEmpty })
    #expect(partial.exitCode == .interrupted)
    #expect(partial.output.contains(#""interrupted": {"#))
    #expect(partial.output.contains(#""plan": {"#))
    #expect(run(words, stoppedAfter: .max).exitCode == .done)
  }

  @Test func aRunThatIsDoneSaysNothingOfAnInterruption() {
    let words = ["attribute", "towns", "--against", "towns-even", "--json"]
    let run = run(words, stoppedAfter: .max)
    #expect(run.exitCode == .done)
    #expect(run.output.contains(#""interrupted": null"#))
    #expect(!run.messages.contains("interrupted"))
  }
}
