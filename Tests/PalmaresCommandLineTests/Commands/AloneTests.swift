import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// One institution without others, and nodes that apply to nobody.
@Suite struct AloneTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.file("alone.yml", Self.methodology)
    try folder.file("data.csv", "id,points,papers,pool\nA,3,12,\nB,1,20,\n")
    try folder.file("own.csv", "id,points,papers,pool\nA,3,12,\n")
  }

  private static let methodology = """
    palmares: 1
    id: alone
    edition: "2025"
    title: {en: Schools, fr: Écoles}
    status: own
    data: {file: data.csv, id: id}
    fit: all
    nodes:
      points: {column: points}
      "p${n}": {for: {n: {from: 1, to: 10}}, column: points, then: [{map: "${n} * x"}]}
      swimming: {column: pool, only: present(pool), label: {en: Pool, fr: Piscine}}
      score: {column: papers, then: [{min_max: [0, 100], members: 2}]}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results:
      score: score
      rank: rank
      show: [points, swimming]
      alone: parts
      tables: {parts: {title: {en: What is known, fr: Ce qu’on sait}, score: score, show: ["p*"]}}

    """

  private var own: String { folder.path + "/own.csv" }

  @Test func severalInstitutionsGetTheMainTable() {
    let run = Run("rank", file, "--format", "csv")
    #expect(run.output.contains("\nB,B,100,100,1,1,false,,present,,1,\n"))
  }

  @Test func oneInstitutionGetsTheTableThatIsMeantForIt() {
    let run = Run("rank", file, "--data", own, "--json")
    #expect(run.exitCode == .done)
    #expect(run.output.contains(#""id": "parts""#))
    #expect(run.output.contains(#""p10""#))
  }

  @Test func whoAsksForNodesOrATableGetsThem() {
    let nodes = Run("rank", file, "--data", own, "--nodes", "points", "--json")
    #expect(nodes.output.contains(#""table": null"#))
    let table = Run("rank", file, "--table", "parts", "--json")
    #expect(table.output.contains(#""id": "parts""#))
  }

  @Test func oneInstitutionWithManyFiguresIsAList() {
    let run = Run("rank", file, "--data", own, "--quiet")
    #expect(run.output.contains("\nFigure        A\n"))
    #expect(run.output.contains("\np10          30\n"))
    #expect(run.output.contains("2 institutions are needed to set the scale; 1 has a value"))
    let french = Run("rank", file, "--data", own, "--quiet", "--lang", "fr")
    #expect(french.output.contains("\nDonnée"))
  }

  @Test func nodesThatApplyToNobodyAreLeftOutAndNamed() {
    let run = Run("rank", file, "--quiet")
    #expect(run.output.contains("\nRank  Id  Score  points\n"))
    #expect(run.output.contains("Left out, because they apply to nobody here: 'Pool'."))
    #expect(Run("rank", file, "--quiet", "--nodes", "swimming").output.contains(" Pool\n"))
  }

  @Test func refusesATableThatIsNotThere() throws {
    let wrong = try folder.file(
      "wrong.yml", Self.methodology.replacing("alone: parts", with: "alone: part"))
    let run = Run("methods", "lint", wrong)
    #expect(run.output.contains("methodology.unknown-table"))
    #expect(run.output.contains("Did you mean 'parts'?"))
  }
}
