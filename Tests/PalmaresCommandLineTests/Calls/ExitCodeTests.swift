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

  /// A value that is badly written is the caller's mistake; what data make impossible isn't.
  @Test(
    arguments: [
      (["confidence", "towns", "--errors", "calm", "--level", "0"], .usage),
      (["confidence", "towns", "--errors", "calm", "--level", "abc"], .usage),
      (["levers", "towns", "Alès", "--gain", "1", "--allow", "green="], .usage),
      (["levers", "towns", "Alès", "--gain", "1", "--allow", "green=9..1"], .usage),
      (["levers", "towns", "Alès", "--gain", "1", "--others", "NaN%"], .usage),
      (["levers", "towns", "Alès", "--gain", "9"], .badInput),
      (["regions", "towns", "--between", "green:"], .usage),
      (["whatif", "towns"], .usage), (["whatif", "towns", "--set", "nonsense"], .usage),
      (["whatif", "towns", "--set", "AL.green=x"], .usage),
      (["whatif", "towns", "--set", "AL.green=1", "--set", "AL.green=2"], .usage),
      (["intervals", "towns", "--weights", "box"], .usage),
      (["sensitivity", "towns", "--vary", "noise"], .usage),
      (["robust", "towns", "--vary", "noise:5%", "--draw", "10000"], .usage),
      (["robust", "towns", "--vary", "noise:5%", "--draw", "1", "--resume", "p.json"], .usage),
      (["robust", "towns", "--vary", "noise:5%", "--draw", "1", "--range", "0..<5"], .usage),
    ] as [([String], ExitCode)])
  func aBadlyWrittenValueIsACallWrittenBadly(arguments: [String], expected: ExitCode) throws {
    let share = try TownShare()
    let run = Run(arguments, environment: share.environment)
    #expect(run.exitCode == expected, "\(arguments): \(run.messages)")
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("error: "))
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
