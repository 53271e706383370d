import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ScenarioTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("places.csv", WhatIfReportTests.data)
    file = try folder.file("places.yml", WhatIfReportTests.methodology)
  }

  private let settings = [
    "A.green=+5", "D.kind=\"spa\"", "needs:best=all", "steps:green=[{map: \"x * 2\"}]",
  ]

  private func saved() throws -> (report: WhatIfReport, path: String) {
    let report = try WhatIfReport(file: file, settings: settings)
    let scenario = scenario(of: report)
    return (report, try folder.file("scenario.yml", scenario.yaml))
  }

  private func scenario(of report: WhatIfReport) -> Scenario {
    Scenario(
      report.settings.map(\.text), of: report.document, as: file, on: report.dataset)
  }

  private func replayed(_ path: String) throws -> WhatIfReport {
    let replay = try ReplayedScenario(file: path)
    return try WhatIfReport(
      file: replay.scenario.method, settings: replay.scenario.settings, replaying: replay)
  }

  @Test func givesTheSameBytesAgain() throws {
    let (report, path) = try saved()
    let again = try replayed(path)
    #expect(again.json(in: .french) == report.json(in: .french))
    #expect(again.csv(in: .english) == report.csv(in: .english))
    #expect(scenario(of: again).yaml == scenario(of: report).yaml)
  }

  @Test func readsWhatItWrote() throws {
    let (report, path) = try saved()
    #expect(
      try ReplayedScenario(file: path).scenario
        == scenario(of: report))
  }

  @Test func refusesAnotherEditionOtherRulesAndOtherData() throws {
    let (_, path) = try saved()
    try folder.file("places.csv", WhatIfReportTests.data.replacing("40,8", with: "41,8"))
    #expect(rules { try replayed(path) } == ["scenario.other-data"])
    let rules = WhatIfReportTests.methodology.replacing("[3, 1]", with: "[3, 2]")
    try folder.file("places.yml", rules)
    #expect(self.rules { try replayed(path) } == ["scenario.other-rules"])
    try folder.file("places.yml", rules.replacing("\"2024\"", with: "\"2025\""))
    #expect(self.rules { try replayed(path) } == ["scenario.other-edition"])
  }

  @Test(arguments: [
    ("methodology: ", "methodolgy: "), ("palmares: 1", "palmares: 2"), ("edition:", "period:"),
    ("\n  set:", "\n  sets:"),
  ])
  func refusesAFileThatIsNoScenario(old: String, new: String) throws {
    let (_, path) = try saved()
    let report = try WhatIfReport(file: file, settings: settings)
    let text = scenario(of: report).yaml
    try #require(text.contains(old))
    try folder.file("scenario.yml", text.replacing(old, with: new))
    #expect(Set(rules { try replayed(path) }) == ["scenario.file"])
  }

  private func rules(_ work: () throws -> WhatIfReport) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
