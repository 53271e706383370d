import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct EstimateTests {
  private let folder: TemporaryFolder
  private let files: (method: String, own: String, rows: String)

  init() throws {
    folder = try TemporaryFolder()
    files = try PublishedGoals.write(to: folder)
  }

  private func run(_ arguments: String...) -> Run {
    Run(["estimate", files.method, "--published", files.rows] + arguments)
  }

  @Test func printsIntervalAndBands() {
    let run = run("--data", files.own, "--period", "2024")
    #expect(run.exitCode == .done)
    #expect(run.output.hasPrefix("Invented goals, 2024: estimate (example, not a judgement)\n"))
    #expect(run.output.contains("Mine"))
    #expect(run.output.contains("Not disclosed: the rescaling"))
    #expect(run.messages.contains("[estimate.components-absent]"))
    let french = self.run("--data", files.own, "--lang", "fr")
    #expect(french.output.contains("Objectifs inventés, 2024\u{202F}: estimation"))
    #expect(french.output.contains("moyenne avec le score publié avant"))
  }

  @Test func printsABacktest() {
    let run = run("--backtest")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("all of these"))
    #expect(run.output.contains("Covered: the published score lies in the interval"))
  }

  @Test func writesItsSchemas() {
    #expect(run("--backtest", "--json").output.contains(#""palmares.estimate-backtest/1""#))
    let json = run("--data", files.own, "--json").output
    #expect(json.contains(#""schema": "palmares.estimate/1""#))
    #expect(json.contains(#""rule": "with_previous""#))
    let csv = run("--data", files.own, "--format", "csv")
    #expect(
      csv.output.hasPrefix("id,rule,components_low,components_high,low,high,bands,rows\n"))
  }

  @Test func saysWhatItNeeds() {
    #expect(run().exitCode == .usage)
    #expect(run().messages.contains("'--data FILE', or '--backtest'"))
    #expect(run("--backtest", "--data", files.own).exitCode == .usage)
    let none = Run("estimate", files.method, "--data", files.own)
    #expect(none.exitCode == .inputMissing)
    #expect(none.messages.contains("--published FILE"))
  }

  @Test func refusesFewRowsAndClaimsNothing() throws {
    try folder.file("rows.csv", PublishedGoals.rows(29))
    let run = run("--data", files.own)
    #expect(run.exitCode == .badInput)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("Only 29 published rows of '2024'"))
  }
}
