import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// What `--verbose` tells, and that it changes no data.
@Suite struct VerboseTests {
  private func runs(_ words: [String]) throws -> (plain: Run, verbose: Run) {
    let share = try TownShare()
    return (
      Run(words, environment: share.environment),
      Run(words + ["--verbose"], environment: share.environment)
    )
  }

  @Test(
    arguments: [
      ["robust", "towns", "--vary", "weights:box:25%", "--draws", "50", "--threads", "2"],
      ["sensitivity", "towns", "--vary", "weights:box:25%", "--samples", "16"],
    ], ["table", "csv", "json"])
  func tellsTheTimeOfDrawsAndStatisticsAlone(words: [String], form: String) throws {
    let (plain, verbose) = try runs(words + ["--format", form])
    #expect(verbose.exitCode == .done)
    #expect(verbose.output == plain.output)
    #expect(verbose.messages.contains(/(?m)^draws: \d+\.\d{4} s$/), "\(verbose.messages)")
    #expect(verbose.messages.contains(/(?m)^statistics: \d+\.\d{4} s$/))
    #expect(verbose.messages.contains(/(?m)^work: \d+ draws, threads: \d+$/))
    #expect(verbose.messages.contains("draws are worked out side by side"))
    #expect(!plain.messages.contains("draws: "))
  }

  @Test func tellsTheTimeOfIntervalsAlone() throws {
    let (plain, verbose) = try runs(["intervals", "towns", "--weights", "box:25%", "--json"])
    #expect(verbose.exitCode == .done && verbose.output == plain.output)
    #expect(verbose.messages.contains(/(?m)^intervals: \d+\.\d{4} s$/))
    #expect(verbose.messages.contains(/(?m)^threads: \d+$/))
  }

  @Test func speaksFrenchAndIsSilentWhereAskedTo() throws {
    let words = ["robust", "towns", "--vary", "weights:box:25%", "--draws", "50"]
    let french = try runs(words + ["--lang", "fr"]).verbose
    #expect(french.messages.contains(/(?m)^tirages\u{202F}: \d+,\d{4} s$/))
    #expect(try runs(words + ["--quiet"]).verbose.messages.isEmpty)
  }
}
