import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// Whole numbers that an option takes: bounded in one place, and the limit is said.
@Suite struct WholeNumbersTests {
  private static let box = ["--vary", "weights:box:25%"]
  private static let largest = "9223372036854775807"

  @Test(arguments: [
    ["sensitivity", "towns", "--samples", "4611686018427387904"] + box,
    ["sensitivity", "towns", "--samples", "2305843009213693952"] + box,
    ["sensitivity", "towns", "--samples", "1125899906842624", "--vary", "noise:5%"] + box,
    ["sensitivity", "towns", "--levels", largest] + box,
    ["robust", "towns", "--draws", largest] + box,
    ["robust", "towns", "--draws", "99999999999999999999"] + box,
    ["robust", "towns", "--draws", "1000000000000"] + box,
    ["robust", "towns", "--draws", "10", "--top", largest] + box,
    ["robust", "towns", "--threads", largest] + box,
    ["confidence", "towns", "--errors", "green", "--resamples", largest],
    ["confidence", "towns", "--errors", "green", "--best", largest],
    ["levers", "towns", "Alès", "--rank", largest],
    ["levers", "towns", "Alès", "--gain", largest],
    ["intervals", "towns", "--weights", "box:25%", "--boxes", largest],
    ["intervals", "towns", "--weights", "box:25%", "--time", largest],
    ["explain", "towns", "Alès", "--depth", largest],
    ["rank", "towns", "--top", largest], ["whatif", "towns", "--top", largest],
    ["rank", "towns", "--top", "0"], ["rank", "towns", "--top", "-1"],
  ])
  func refusesWhatIsBeyondTheLimitAndSaysIt(words: [String]) throws {
    let share = try TownShare()
    let run = Run(words, environment: share.environment)
    #expect(run.exitCode == .usage, "\(words): \(run.messages)")
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("[usage.not-a-number]"), "\(run.messages)")
    #expect(run.messages.contains("takes a whole number from 1 to "), "\(run.messages)")
  }

  /// All of them, so that a new one can't be without a limit.
  @Test func everyCountIsBounded() {
    for command in CommandList.all {
      for option in command.options where option.value == Placeholder.count {
        // The draws there are bound it.
        if option.name != "--draw" { #expect(option.numbers != nil, "\(option.name)") }
      }
    }
  }

  @Test func everySeedIsTakenEverywhere() throws {
    let share = try TownShare()
    for seed in ["0", "18446744073709551615"] {
      for words in [
        ["sensitivity", "towns", "--samples", "8"] + Self.box,
        ["robust", "towns", "--draws", "5"] + Self.box,
        ["levers", "towns", "Alès", "--gain", "1", "--allow", "green=..100/10"],
      ] {
        let run = Run(words + ["--seed", seed], environment: share.environment)
        #expect(run.exitCode == .done, "\(words): \(run.messages)")
      }
    }
    for seed in ["-1", "x", "18446744073709551616", "1.5"] {
      let run = Run(
        ["robust", "towns", "--seed", seed] + Self.box, environment: share.environment)
      #expect(run.exitCode == .usage)
      #expect(run.messages.contains("from 0 to 18446744073709551615"))
    }
  }
}
