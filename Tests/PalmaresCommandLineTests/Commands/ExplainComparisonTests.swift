import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// What `explain` says of rules that have no sum of weighted children, in both languages.
@Suite struct ExplainComparisonTests {
  private func explained(
    _ node: String, language: String = "en", format: String = "table"
  ) throws -> String {
    let folder = try TemporaryFolder()
    try folder.file("data.csv", "id,p,q,r\nA,9,2,4\nB,7,5,4\nC,1,1,9\nD,8,6,5\n")
    let file = try folder.file(
      "m.yml",
      """
      palmares: 1
      id: duels
      edition: "1"
      title: Duels
      status: example
      data: {file: data.csv, id: id}
      fit: all
      nodes:
        p: {column: p}
        q: {column: q}
        r: {column: r}
        duels: {copeland: {p: 2, q: 1, r: 1}, needs: all}
        middle: {median: [p, q, r], needs: all}
        spread: {spread: [p, q, r], divide_by: n, needs: all}
        flow: {column: p, then: [{net_flow: {preference: v_shape, strict: 4}}]}
        ideal: {topsis: {of: [p, q], normalisation: none}, needs: all}
      results: {score: duels}

      """)
    let run = Run("explain", file, "B", "--node", node, "--lang", language, "--format", format)
    #expect(run.exitCode == .done)
    return run.output
  }

  @Test func saysWhomCopelandBeats() throws {
    let english = try explained("duels")
    #expect(english.contains("  beats 1, is beaten by 2, neither with 0: 1 − 2 = −1\n"))
    #expect(english.contains("Copeland: institutions beaten, less those that beat it"))
    let french = try explained("duels", language: "fr")
    #expect(french.contains("  en bat 1, battu par 2, à égalité avec 0\u{202F}: 1 − 2 = −1\n"))
    #expect(french.contains("Copeland\u{202F}: établissements battus"))
  }

  @Test func givesProgramsTheSame() throws {
    let duels = try explained("duels", format: "json")
    #expect(duels.contains("\"wins\": 1") || duels.contains("\"wins\":1"))
    #expect(duels.contains("copeland"))
    let middle = try explained("middle", format: "json")
    #expect(middle.contains("\"place\": 2") || middle.contains("\"place\":2"))
  }

  @Test func saysWhereAQuantileLies() throws {
    #expect(try explained("middle").contains("  at place 2 of 3, from the lowest\n"))
    #expect(
      try explained("middle", language: "fr").contains("  à la place 2 sur 3, depuis le plus bas\n")
    )
  }

  @Test func worksTheSpreadOut() throws {
    let text = try explained("spread")
    #expect(text.contains("  mean 5.333333333333333\n"))
    #expect(text.contains("√(4.666666666666666 ÷ 3) = 1.247219128924647"))
  }

  @Test func saysTheThresholdsOfANetFlow() throws {
    #expect(
      try explained("flow").contains(
        "mean preference over the others less theirs, among 4, v_shape, strict 4"))
    #expect(
      try explained("flow", language: "fr").contains(
        "préférence moyenne sur les autres moins la leur, parmi 4\u{202F}; v_shape\u{202F}; strict 4"
      ))
  }

  @Test func showsBothDistancesOfTOPSIS() throws {
    let english = try explained("ideal")
    #expect(english.contains("ideal.to_best distance to the best = 1.58"))
    #expect(english.contains("ideal.to_worst distance to the worst = 5.09"))
    let french = try explained("ideal", language: "fr")
    #expect(french.contains("ideal.to_best distance au meilleur = 1,58"))
    #expect(french.contains("ideal.to_worst distance au pire = 5,09"))
  }
}
