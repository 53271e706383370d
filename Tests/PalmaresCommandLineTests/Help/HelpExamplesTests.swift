import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// What help shows can be typed: with the methodologies that come with the program, and with files of
/// one's own under the names that the examples give them.
@Suite struct HelpExamplesTests {
  private static let lines = CommandList.all.flatMap(\.examples).map(\.line)

  @Test(arguments: lines)
  func everyExampleRuns(line: String) throws {
    let own = try OwnFiles()
    let run = own.run(line)
    #expect(run.exitCode == .done, "\(line): \(run.messages)")
  }

  @Test func everyCallQuotedInATopicRuns() throws {
    let own = try OwnFiles()
    let topics = HelpTopic.all.map(\.text.en) + CommandList.all.map(\.description.en)
    let quoted = topics.flatMap { $0.split(separator: "'") }.map(String.init)
    let calls = quoted.filter { call in
      call.hasPrefix("palmares ")
        && !call.split(separator: " ").contains { $0.count > 1 && $0 == $0.uppercased() }
    }
    #expect(calls.contains("palmares methods show hdi-2023"))
    for call in Set(calls) where !Self.needMore.contains(call) {
      let run = own.run(call)
      #expect(run.exitCode == .done, "\(call): \(run.messages)")
    }
  }

  /// Commands that a topic names without what they are applied to.
  private static let needMore = ["palmares explain"]
}

/// The towns under the names that examples use.
private struct OwnFiles {
  private let folder: TemporaryFolder
  private let names = [
    "my/ranking.yml", "my/other.yml", "figures.csv", "printed.csv", "ranks.csv", "my/goals.yml",
    "own-goals.csv", "rows.csv", "my/2023.yml", "my/2024.yml", "first.json", "second.json",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("my/ranking.yml", Towns.methodology)
    try folder.file("my/other.yml", Towns.methodology.replacing("calm: .4", with: "calm: .6"))
    try folder.file("my/towns.csv", Towns.data)
    try folder.file("my/towns-published.csv", Towns.published)
    try folder.file("figures.csv", Towns.data)
    try folder.file("my/goals.yml", PublishedGoals.methodology)
    try folder.file("own-goals.csv", PublishedGoals.own)
    try folder.file("rows.csv", PublishedGoals.rows(40))
    try folder.file("printed.csv", Towns.published.replacing("41.5", with: "40.0"))
    try writeEditions()
  }

  /// Two editions with a school among the towns, and figures that moved.
  private func writeEditions() throws {
    let data = Towns.data.replacing("Alès", with: "Our school")
    for (year, figures) in [
      ("2023", data.replacing(",40,8", with: ",35,7")),
      ("2024", data),
    ] {
      try folder.file("my/towns-\(year).csv", figures)
      try folder.file(
        "my/\(year).yml",
        Towns.methodology.replacing("towns.csv", with: "towns-\(year).csv")
          .replacing("edition: \"2024\"", with: "edition: \"\(year)\""))
    }
  }

  /// The two halves of a study that `robust merge` puts together.
  private func drawHalves() {
    for (range, file) in [("0..<10", "first.json"), ("10..<20", "second.json")] {
      let study = "robust my/ranking.yml --data figures.csv --vary weights:box:25% --draws 20"
      _ = runs("palmares \(study) --range \(range) --output \(file)")
    }
  }

  func run(_ line: String) -> Run {
    if line.hasPrefix("palmares robust merge") { drawHalves() }
    return runs(line)
  }

  private func runs(_ line: String) -> Run {
    let words = Self.words(line).dropFirst().map { word in
      names.contains(word) ? "\(folder.path)/\(word)" : word
    }
    return Run(words, environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
  }

  /// As a shell takes a line apart: what stands between quotation marks is one word.
  private static func words(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { part in
      part.offset % 2 == 1
        ? [String(part.element)] : part.element.split(separator: " ").map(String.init)
    }
  }
}
