import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct ExitCodeTests {
  @Test(
    arguments: [
      (["help"], .done), (["--version"], .done), ([], .done), (["rnak"], .usage),
      (["rank"], .usage), (["rank", "towns", "--top", "0"], .usage),
      (["rank", "towns", "--json", "--format", "csv"], .usage), (["methods"], .usage),
      (["methods", "frobnicate"], .usage), (["help", "nothing"], .usage),
      (["rank", "tonws"], .inputMissing), (["rank", "/nowhere/x.yml"], .inputMissing),
      (["rank", "towns", "--data", "/nowhere/x.csv"], .inputMissing),
      (["explain", "towns", "Paris"], .inputMissing),
      (["explain", "towns", "AL", "--node", "grene"], .inputMissing),
      (["rank", "towns", "--nodes", "grene"], .inputMissing), (["rank", "towns"], .done),
      (["methods", "verify", "towns"], .findings), (["methods", "lint", "towns"], .done),
      (["rank", "towns", "--output", "/nowhere/ranks.csv"], .cannotWrite),
      (["--lang", "de", "help"], .usage),
    ] as [([String], ExitCode)])
  func saysHowACommandEnded(arguments: [String], expected: ExitCode) throws {
    let share = try TownShare()
    let run = Run(arguments, environment: share.environment)
    #expect(run.exitCode == expected, "\(run.messages)")
    if expected != .done && expected != .findings {
      #expect(run.output.isEmpty)
      #expect(run.messages.contains("error: "))
    }
  }

  @Test func badDataIsNotAbsentData() throws {
    let share = try TownShare()
    let file = try share.folder.file("bad.csv", "code,name,uai,green,calm\nAL,Alès,,many,8\n")
    let run = share.run("rank", "towns", "--data", file)
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("many"))
    #expect(run.output.isEmpty)
  }

  @Test func aMethodologyWithErrorsIsAFindingOfLintAndBadInputOfRank() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "bad.yml", Towns.methodology.replacing("needs: all", with: "neds: all"))
    _ = try folder.file("towns.csv", Towns.data)
    #expect(Run("methods", "lint", file).exitCode == .findings)
    #expect(Run("rank", file).exitCode == .badInput)
  }
}
