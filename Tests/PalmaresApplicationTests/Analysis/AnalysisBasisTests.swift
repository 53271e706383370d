import PalmaresApplication
import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct AnalysisBasisTests {
  private func basis(rows: String, holds: String = "") throws -> AnalysisBasis {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "m.yml",
      """
      palmares: 1
      id: m
      edition: "1"
      title: M
      status: example
      data: {file: m.csv, id: id\(holds)}
      fit: all
      nodes:
        a: {column: a}
      results: {score: a}
      """)
    try folder.file("m.csv", "id,a\n" + rows)
    let applied = try AppliedMethodology(CompiledMethodology(file: file))
    return AnalysisBasis(applied.document, applied.dataset)
  }

  @Test func isOwnFactsWhereThereIsOneInstitution() throws {
    #expect(try basis(rows: "A,1\n") == .ownFacts)
    #expect(try basis(rows: "A,1\n", holds: ", holds: published_scores") == .ownFacts)
  }

  @Test func isWhatTheMethodologySaysOfItsFigures() throws {
    #expect(try basis(rows: "A,1\nB,2\n") == .cohort)
    #expect(
      try basis(rows: "A,1\nB,2\n", holds: ", holds: published_scores") == .publishedTable)
  }

  @Test func refusesOtherWords() {
    #expect(
      rules { try basis(rows: "A,1\n", holds: ", holds: guesses") } == ["methodology.unknown-value"]
    )
  }

  @Test(arguments: AnalysisBasis.allCases)
  func saysWhatItCanAndCantDoForEachAnalysis(basis: AnalysisBasis) {
    let sentences = Set(AnalysisKind.allCases.map { basis.sentence(for: $0) })
    #expect(sentences.count >= AnalysisKind.allCases.count - 3)
    #expect(sentences.allSatisfy { !$0.en.isEmpty && $0.fr != $0.en })
  }

  @Test func theShippedTableOfPublishedGoalsSaysSo() throws {
    let document = try MethodologyReader.read(
      file: shippedShare + "/methods/the-impact-published-goals/the-impact-published-goals.yml")
    #expect(document.data.holds == .publishedScores)
  }
}
