import PalmaresApplication
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct StreamTests {
  @Test func dataGoToOutputAndWordsToMessages() throws {
    let share = try TownShare()
    let run = share.run("rank", "towns", "--json")
    #expect(run.output.hasPrefix("{\n  \"schema\": \"palmares.rank/1\""))
    #expect(run.messages.contains("reconstruction, not validated by the publisher"))
    #expect(run.messages.contains("how the towns were chosen"))
  }

  @Test func quietLeavesOnlyErrors() throws {
    let share = try TownShare()
    #expect(share.run("rank", "towns", "--json", "--quiet").messages.isEmpty)
    #expect(share.run("explain", "towns", "Alès", "--quiet").messages.isEmpty)
    #expect(share.run("rank", "tonws", "--quiet").messages.contains("input.unknown-method"))
  }

  @Test func filesForProgramsAreTheSameInEveryLocale() throws {
    let share = try TownShare()
    for arguments in [["rank", "towns", "--json"], ["rank", "towns", "--format", "csv"]] {
      var french = share.environment
      french["LANG"] = "fr_FR.UTF-8"
      let here = Run(arguments, environment: share.environment)
      let there = Run(arguments, environment: french)
      #expect(here.output == there.output)
      #expect(there.messages.contains("reconstitution"))
      #expect(here.output != Run(arguments + ["--lang", "fr"], environment: french).output)
    }
  }

  @Test func writesAFileOnceUnlessForced() throws {
    let share = try TownShare()
    let file = share.folder.path + "/ranks.csv"
    let arguments = ["rank", "towns", "--format", "csv", "--output", file]
    let first = Run(arguments, environment: share.environment)
    #expect(first.exitCode == .done)
    #expect(first.output.isEmpty)
    let second = Run(arguments, environment: share.environment)
    #expect(second.exitCode == .cannotWrite)
    #expect(second.messages.contains("--force"))
    #expect(Run(arguments + ["--force"], environment: share.environment).exitCode == .done)
  }

  @Test func aReaderWhoHasHadEnoughIsNoError() throws {
    let messages = BufferSink()
    let session = CommandLineSession(
      arguments: ["help"], surroundings: .init(), output: FailingSink(.closedByReader),
      messages: messages)
    #expect(session.run() == .done)
    #expect(messages.text.isEmpty)
  }

  @Test func aFullDiskIsAnError() throws {
    let messages = BufferSink()
    let session = CommandLineSession(
      arguments: ["help"], surroundings: .init(), output: FailingSink(.system(28)),
      messages: messages)
    #expect(session.run() == .cannotWrite)
    #expect(messages.text.contains("output.stream-failed"))
  }
}

private final class FailingSink: OutputSink {
  private let failure: OutputFailure

  init(_ failure: OutputFailure) { self.failure = failure }

  func write(_ bytes: [UInt8]) throws(OutputFailure) { throw failure }
}
