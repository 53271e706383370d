import Foundation
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct SensitivityTests {
  private func run(_ words: String...) throws -> Run {
    let share = try TownShare()
    return Run(["sensitivity", "towns"] + words, environment: share.environment)
  }

  @Test func splitsTheMeanShiftAndTellsTheRest() throws {
    let run = try run(
      "--vary", "weights:box:50%", "--by", "coordinate", "--samples", "64", "--quiet")
    #expect(run.exitCode == .done)
    try expectSnapshot(run.output, "sensitivity-towns.en.txt")
  }

  @Test func speaksFrench() throws {
    let run = try run(
      "--vary", "weights:box:50%", "--samples", "16", "--target", "score:AL", "--lang", "fr",
      "--quiet")
    #expect(run.exitCode == .done)
    try expectSnapshot(run.output, "sensitivity-towns.fr.txt")
  }

  @Test func writesALineForEachTargetAndGroupAsCSV() throws {
    let run = try run(
      "--vary", "weights:box:50%", "--by", "coordinate", "--samples", "64", "--target", "rank:AL",
      "--target", "shift", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("target,institution,varied,first,first_low,first_high,total,"))
    #expect(lines[1].hasPrefix("rank,AL,weight of "))
    #expect(lines[4].hasPrefix("shift,,weight of "))
  }

  @Test func writesItsSchema() throws {
    let run = try run("--vary", "weights:box:50%", "--samples", "16", "--json")
    #expect(run.output.contains(#""schema": "palmares.sensitivity/1""#))
    #expect(run.output.contains(#""basis": "cohort""#))
    #expect(run.output.contains(#""samples": 16"#))
  }

  @Test func givesTheSameBytesForTheSameSeedAndOthersForAnother() throws {
    let words = ["--vary", "weights:box:50%", "--by", "coordinate", "--samples", "64", "--json"]
    let share = try TownShare()
    let outputs = [[], ["--seed", "1"], ["--seed", "2"]].map {
      Run(["sensitivity", "towns"] + words + $0, environment: share.environment).output
    }
    #expect(outputs[0] == outputs[1] && outputs[1] != outputs[2])
  }

  @Test func refusesANumberOfSamplesThatIsNoPowerOfTwoWithTheNearest() throws {
    let run = try run("--vary", "weights:box:25%", "--samples", "1000")
    #expect(run.exitCode == .usage)
    #expect(run.messages.contains("[usage.samples]") && run.messages.contains("512, 1024"))
    #expect(try self.run("--vary", "weights:box:25%", "--samples", "1").exitCode == .usage)
  }

  @Test func refusesNoSamplesAndNothingThatVaries() throws {
    #expect(try run("--vary", "weights:box:25%", "--samples", "0").exitCode == .usage)
    let nothing = try run()
    #expect(nothing.exitCode == .usage && nothing.messages.contains("[usage.variation]"))
  }

  @Test func tellsEveryTargetThatIsNone() throws {
    let run = try run(
      "--vary", "weights:box:25%", "--target", "rank:Nowhere", "--target", "place", "--target",
      "rank:")
    #expect(run.exitCode == .usage)
    #expect(run.messages.contains("[input.unknown-institution]"))
    #expect(run.messages.contains("'--target place'") && run.messages.contains("'--target rank:'"))
  }

  @Test func looksAtErrorsOfFiguresAsOneInputForEachColumn() throws {
    let run = try run(
      "--vary", "noise:5%", "--vary", "weights:box:25%", "--samples", "64", "--target", "score:MO",
      "--format", "csv")
    #expect(run.exitCode == .done)
    #expect(run.output.split(separator: "\n").count == 1 + 3)
  }

  @Test func saysThatNothingChangesAConstantScore() throws {
    let run = try run("--vary", "weights:box:25%", "--samples", "16", "--target", "score:SE")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("Score of Sète (SE): there is none in any sample."))
    let first = try self.run("--vary", "weights:box:1%", "--samples", "16", "--target", "rank:MO")
    #expect(first.output.contains("1 in every sample; nothing that varies changes it."))
    #expect(!first.output.lowercased().contains("nan"))
  }

  @Test func looksAtTheScoreOfOneAloneAndLeavesNothingOut() throws {
    let folder = try TemporaryFolder()
    let path = try OneSchool.written(in: folder)
    let run = Run("sensitivity", path, "--vary", "weights:box:25%", "--samples", "16", "--json")
    #expect(run.exitCode == .done)
    #expect(run.output.contains(#""basis": "own-facts""#))
    #expect(run.output.contains(#""target": "score""#) && run.output.contains(#""parts": []"#))
  }

  @Test func saysWhatAPublishedTableAllows() throws {
    let folder = try TemporaryFolder()
    let method = """
      palmares: 1
      id: printed
      edition: "2024"
      title: Printed
      status: own
      data: {file: printed.csv, id: id, holds: published_scores}
      fit: all
      nodes:
        a: {column: a}
        b: {column: b}
        score: {mean: [a, b], needs: all}
        rank: {of: score, then: [{rank: {first: high, ties: min}}]}
      results: {score: score, rank: rank}

      """
    try folder.file("printed.csv", "id,a,b\nX,10,40\nY,30,20\nZ,5,5\n")
    let path = try folder.file("printed.yml", method)
    let run = Run("sensitivity", path, "--vary", "weights:box:25%", "--samples", "16", "--json")
    #expect(run.exitCode == .done)
    #expect(run.output.contains(#""basis": "published-table""#))
  }

  @Test func namesWhatCombinesWhereANodeHasNoParts() throws {
    let run = try run("--vary", "weights:box:25%", "--samples", "16", "--of", "green")
    #expect(run.exitCode == .inputMissing && run.messages.contains("[input.no-combination]"))
  }

  @Test func namesItsEstimators() throws {
    let words = ["--vary", "weights:box:50%", "--samples", "16"]
    let share = try TownShare()
    let english = Run(["sensitivity", "towns"] + words, environment: share.environment)
    #expect(english.output.contains("Estimators: first order, Saltelli et al. (2010), centred;"))
    #expect(english.output.contains("1,000 resamples"))
    let french = Run(
      ["sensitivity", "towns", "--lang", "fr"] + words, environment: share.environment)
    #expect(french.output.contains("premier ordre, Saltelli et al. (2010), centré"))
    #expect(french.output.contains("rééchantillonnages"))
  }

  /// As the manual writes the formulas, from the file alone.
  @Test func theSamplesGiveTheIndicesAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/samples.csv"
    let run = try run(
      "--vary", "weights:box:50%", "--by", "coordinate", "--samples", "64", "--target", "score:AL",
      "--samples-to", path, "--json")
    #expect(run.exitCode == .done, "\(run.messages)")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0] == ["row", "point", "from_b", "u1", "u2", "score:AL"])
    #expect(lines.count == 1 + 64 * 4)
    func outputs(_ point: String) -> [Double] {
      lines.filter { $0[1] == point }.compactMap { $0.last.flatMap { Double($0) } }
    }
    let (a, b, mixed) = (outputs("A"), outputs("B"), [outputs("AB1"), outputs("AB2")])
    let all = a + b + mixed.joined()
    let centre = all.reduce(0, +) / Double(all.count)
    let mean = (a + b).reduce(0, +) / 128
    let deviations = (a + b).map { $0 - mean }
    let variance = deviations.map { $0 * $0 }.reduce(0, +) / 128
    let indices = try JSONTree(run)["targets"][0]["indices"]
    for (group, mixed) in mixed.enumerated() {
      var (products, squares) = (0.0, 0.0)
      for row in 0..<64 {
        let change = mixed[row] - a[row]
        products += (b[row] - centre) * change
        squares += change * change
      }
      let (first, total) = (products / 64 / variance, squares / 128 / variance)
      #expect(abs(first - (indices[group]["first"].number ?? .nan)) < 1e-12)
      #expect(abs(total - (indices[group]["total"].number ?? .nan)) < 1e-12)
    }
    let again = try self.run(
      "--vary", "weights:box:50%", "--samples", "16", "--samples-to", path)
    #expect(again.exitCode != .done)
  }
}
