import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// `--period`, and what the commands say of periods.
@Suite struct PeriodsCommandTests {
  private static let methodology = """
    palmares: 1
    id: editions
    edition: "2024"
    title: {en: Editions, fr: Éditions}
    status: example
    data: {file: data.csv, id: id, period: year}
    fit: all
    checks:
      papers: {refuse: papers < 0, because: {en: Papers are counted, fr: On compte des articles}}
    nodes:
      now: {column: papers, then: [{min_max: [0, 100]}]}
      before: {of: now, back: 1}
      score: {mean: {now: 1, before: 1}, needs: 1}
    results: {score: score, show: [now, before]}
    published:
      - {file: printed.csv, id: id, title: In 2023, where: {edition: 2023}, of_period: "2023",
         compare: {score: {column: score, exact: true}}}
      - {file: printed.csv, id: id, title: In 2024, where: {edition: 2024},
         compare: {score: {column: score, exact: true}}}

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("m.yml", Self.methodology)
    try folder.file("data.csv", "id,year,papers\nA,2023,10\nB,2023,30\nA,2024,80\nB,2024,40\n")
    try folder.file(
      "printed.csv", "id,edition,score\nA,2023,0\nB,2023,100\nA,2024,50\nB,2024,50\n")
  }

  private func run(_ arguments: String...) -> Run { Self.run(arguments, folder) }

  private static func run(_ arguments: [String], _ folder: TemporaryFolder) -> Run {
    Run(arguments.map { $0 == "m.yml" ? "\(folder.path)/m.yml" : $0 })
  }

  @Test func ranksTheLastPeriodAndSaysSo() {
    let run = run("rank", "m.yml")
    #expect(run.output.hasPrefix("Editions, 2024, period 2024 (example"))
    #expect(run.messages.contains("[data.last-period]"))
    #expect(run.messages.contains("'2024' was taken, the last one; the data also hold '2023'."))
  }

  @Test func ranksThePeriodAskedForInHeaderAndJSON() {
    let run = run("rank", "m.yml", "--period", "2023")
    #expect(run.output.hasPrefix("Editions, 2024, period 2023 (example"))
    #expect(!run.messages.contains("data.last-period"))
    let json = self.run("rank", "m.yml", "--period", "2023", "--json")
    #expect(json.output.contains(#""period": "2023""#))
    #expect(json.output.contains(#""id": "B", "name": "B", "score": 100"#))
  }

  @Test func refusesAPeriodThatTheDataDoNotHold() {
    let run = run("rank", "m.yml", "--period", "2032")
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("[input.unknown-period]"))
    #expect(run.output.isEmpty)
  }

  @Test func explainsDownToTheEarlierPeriodAndTellsHowToGoOn() {
    let run = run("explain", "m.yml", "A")
    #expect(run.output.contains("= now in 2023: 0  (go on with '--period 2023')"))
    let earlier = self.run("explain", "m.yml", "A", "--period", "2023")
    #expect(earlier.output.contains("column papers: '10' data.csv:2"))
    let json = self.run("explain", "m.yml", "A", "--json")
    #expect(json.output.contains(#""back": 1"#))
    #expect(json.output.contains(#""period": "2023""#))
  }

  @Test func comparesEachPublishedTableWithItsPeriod() {
    let run = run("methods", "verify", "m.yml")
    #expect(run.exitCode == .done, "\(run.output) \(run.messages)")
    #expect(run.output.contains("In 2023") && run.output.contains("In 2024"))
  }

  @Test(arguments: [
    ["rank", "m.yml"], ["explain", "m.yml", "A"], ["methods", "verify", "m.yml"],
  ])
  func runsTheChecksBeforeAnything(arguments: [String]) throws {
    try folder.file("data.csv", "id,year,papers\nA,2023,10\nB,2023,30\nA,2024,-1\nB,2024,40\n")
    let run = Self.run(arguments, folder)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("[data.refused]"))
    #expect(run.messages.hasPrefix("error: Papers are counted."))
    #expect(run.messages.contains("data.csv:4 (column 3, 'papers')"))
    let french = Self.run(arguments + ["--lang", "fr"], folder)
    #expect(french.messages.contains("On compte des articles"))
  }
}
