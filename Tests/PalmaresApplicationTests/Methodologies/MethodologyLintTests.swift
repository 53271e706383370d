import PalmaresApplication
import PalmaresCore
import PalmaresTestSupport
import Testing

/// Lint looks at the headings of the tables that a methodology names.
@Suite struct MethodologyLintTests {
  private static let rules = """
    palmares: 1
    id: towns
    edition: "1"
    title: Towns
    status: example
    data: {file: data.csv, id: id, columns: {unread: {heading: Nowhere}}}
    fit: all
    nodes:
      score: {column: v}
      rank: {of: scores, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank}
    published:
      - {file: published.csv, id: id, title: T, compare: {score: {column: Scoer, exact: true}}}

    """

  @Test func tellsEveryHeadingThatIsNotThereAtOnce() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("m.yml", Self.rules)
    _ = try folder.file("data.csv", "id,v\nA,1\n")
    _ = try folder.file("published.csv", "id,Score\nA,1\n")
    let found = MethodologyLint(file: file).findings
    #expect(
      Set(found.map { "\($0.rule) \($0.locations.first?.line ?? 0)" }) == [
        "data.unknown-column 6", "data.unknown-column 10", "data.unknown-heading 13",
        "methodology.unused 6",
      ])
    let fixes = found.flatMap(\.fixes).map(\.en)
    #expect(fixes.contains { $0.contains("'score', a node or parameter") })
    #expect(fixes.contains("Did you mean 'Score'?"))
  }

  @Test func namesTheLineThatCitesAMissingFileAndTheNearestName() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("m.yml", Self.rules)
    _ = try folder.file("dta.csv", "id,v\nA,1\n")
    let found = MethodologyLint(file: file).findings.filter {
      $0.rule.identifier == "input.file-missing"
    }
    #expect(found.map { $0.locations.first?.line } == [6, 13])
    #expect(found.first?.fixes.first?.en == "Did you mean 'dta.csv'?")
  }

  @Test func listsWhatTheFileSaysIsNotDisclosed() throws {
    let folder = try TemporaryFolder()
    let lint = MethodologyLint(file: try Towns.write(to: folder))
    let found = lint.findings.filter { $0.rule.identifier == "methodology.undisclosed" }
    #expect(lint.undisclosed == 1)
    #expect(found.map(\.summary.en) == ["Not disclosed: how the towns were chosen"])
    #expect(found.first?.severity == .information)
    #expect(found.first?.locations.first?.line == 7)
    #expect(!lint.hasErrors)
  }
}
