import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct StatisticsTests {
  @Test func describesIndicatorsCombinationsAndWeights() throws {
    let run = try TownShare().run("statistics", "towns", "--quiet")
    #expect(run.exitCode == .done)
    try expectSnapshot(run.output, "statistics-towns.en.txt")
  }

  @Test func describesTheChildrenOfANodeInFrench() throws {
    let run = try TownShare().run("statistics", "towns", "--of", "score", "--lang", "fr", "--quiet")
    #expect(run.exitCode == .done)
    try expectSnapshot(run.output, "statistics-towns-score.fr.txt")
  }

  @Test func writesOneLineForEachIndicatorAsCSV() throws {
    let run = try TownShare().run("statistics", "towns", "--format", "csv")
    let lines = run.output.split(separator: "\r\n", omittingEmptySubsequences: true)
      .flatMap { $0.split(separator: "\n") }
    #expect(lines.count == 3)
    #expect(
      lines[0].hasPrefix("indicator,institutions,available,non_zero,unique,most_shared,least"))
    #expect(lines[2].hasPrefix("calm,5,4,4,3,2,5,10,"))
  }

  @Test func writesItsSchema() throws {
    let run = try TownShare().run("statistics", "towns", "--json")
    #expect(run.output.contains(#""schema": "palmares.statistics/1""#))
    #expect(run.output.contains(#""weight_in_score": "#))
  }

  @Test func namesWhatCombinesWhereANodeCombinesNothing() throws {
    let run = try TownShare().run("statistics", "towns", "--of", "green")
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("[input.no-combination]"))
    #expect(run.messages.contains("'score'"))
  }
}
