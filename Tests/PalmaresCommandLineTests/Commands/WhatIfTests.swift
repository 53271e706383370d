import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct WhatIfTests {
  private static let method = """
    palmares: 1
    id: towns
    edition: "2026"
    title: {en: Towns, fr: Villes}
    status: example
    data: {file: towns.csv, id: id, name: name}
    fit: all
    populations: {known: present(air)}
    nodes:
      air: {column: air}
      score: {of: air, then: [{fill: 0}]}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, listed: known}
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("towns.yml", Self.method)
    try folder.file("towns.csv", "id,name,air\nA,Alès,1\nB,L'Isle,6\nC,Cette,\n")
    try folder.file("later.csv", "id,name,air\nA,Alès,2\nB,L'Isle,6\nC,Cette,\n")
  }

  private func at(_ name: String) -> String { folder.path + "/" + name }

  /// What a shell makes of a line.
  private func words(_ line: Substring) -> [String] {
    var words = [""]
    var isQuoted = false
    var escapes = false
    for character in line {
      switch character {
      case _ where escapes:
        words[words.count - 1].append(character)
        escapes = false
      case "\\" where !isQuoted: escapes = true
      case "'": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
  }

  @Test(arguments: ["en", "fr"])
  func theCommandOfferedToARefusedScenarioKeepsTheTableAndEveryOption(language: String) throws {
    let set = ["--set", "L'Isle.air=+10%", "--set", "A.air=3"]
    let saved = Run(["whatif", at("towns.yml")] + set + ["--save", at("s.yml")])
    #expect(saved.exitCode == .done, "\(saved.messages)")
    let further = ["--top", "2", "--format", "csv", "--lang", language]
    let refused = Run(["whatif", "--scenario", at("s.yml"), "--data", at("later.csv")] + further)
    #expect(refused.messages.contains("[scenario.other-data]"))
    let line = try #require(
      refused.messages.split(separator: "\n").first { $0.contains("palmares whatif") })
    let start = try #require(line.firstRange(of: "palmares whatif"))
    let offered = words(line[start.lowerBound...])
    #expect(
      offered == ["palmares", "whatif", at("towns.yml"), "--data", at("later.csv")] + set + further)
    let again = Run(Array(offered.dropFirst()))
    #expect(again.exitCode == .done, "\(again.messages)")
    #expect(again.output.contains("A,Alès,true"))
  }

  @Test func whoIsNotListedAndPushesOthersIsTold() throws {
    let call = ["whatif", at("towns.yml"), "--set", "steps:score=[{fill: 5}]"]
    let run = Run(call)
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("Not listed, but with another rank or score"))
    #expect(run.output.contains("Cette (C): rank 3 → 2, score 0 → 5"))
    let json = try JSONTree(Run(call + ["--json"]))
    #expect(json["not_listed"].items.count == 1)
    #expect(json["not_listed"][0]["id"].word == "C")
    #expect(json["not_listed"][0]["rank_after"].number == 2)
    #expect(json["institutions"].items.count == 2)
    let french = Run(call + ["--lang", "fr"])
    #expect(french.output.contains("Hors du tableau"))
    #expect(!Run("whatif", at("towns.yml"), "--set", "A.air=2").output.contains("Not listed"))
  }
}
