import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// A file that `extends` another says only what differs.
@Suite struct EditionTests {
  private let files: EditionFiles

  init() throws {
    files = try EditionFiles()
  }

  @Test func anEntryStandsInPlaceOfTheBasesWhole() throws {
    try files.edition("nodes:\n  score: {formula: index * 2}\n  more: {const: 1}\n")
    let document = try files.read()
    #expect(
      document.methodology.nodes.map(\.code) == [
        "water", "waste", "index", "score", "rank", "more",
      ]
    )
    #expect(document.expanded["nodes"]?["score"]?["formula"]?.scalar?.text == "index * 2")
    #expect(document.expanded["nodes"]?["score"]?["source"] == nil)
    #expect(document.header.id == "edition")
    #expect(document.header.title.en == "Base")
    #expect(document.bases.map(\.id) == ["base"])
    #expect(document.bases.map(\.file) == [files.folder.path + "/base/base.yml"])
  }

  @Test func aKeyWithoutAValueTakesTheBasesAway() throws {
    try files.edition(
      """
      about: null
      nodes: {score: {formula: index + bonus}, rank: null}
      parameters: {malus: ~}
      results: {rank: , listed: null}
      data: {columns: {waste: null}}
      """.replacing("about: null\n", with: ""))
    let document = try files.read()
    #expect(document.methodology.nodes.map(\.code) == ["water", "waste", "index", "score"])
    #expect(document.methodology.parameters.map(\.name) == ["bonus"])
    #expect(document.methodology.results.rank == nil)
    #expect(document.methodology.results.score == NodeReference("score"))
    #expect(document.data.columns.map(\.name) == ["water"])
    #expect(document.data.id == "id")
  }

  @Test func takingOutWhatIsNotThereIsRefusedWithTheNearestName() throws {
    try files.edition("nodes: {scroe: null}\npublisher: null\nresults: {band: null}\n")
    #expect(
      files.problems() == [
        "methodology.nothing-to-remove edition/edition.yml:5:9",
        "methodology.nothing-to-remove edition/edition.yml:6:1",
        "methodology.nothing-to-remove edition/edition.yml:7:11",
      ])
    #expect(files.diagnostics().first?.fixes.first?.en == "Did you mean 'score'?")
  }

  @Test func publishedFiguresAndNamesAreNeverInherited() throws {
    try files.folder.file(
      "edition/edition.yml", "palmares: 1\nextends: ../base/base.yml\nfit: all\n")
    #expect(
      files.diagnostics().map(\.rule.identifier)
        == Array(
          repeating: "methodology.missing-key", count: 2))
    try files.edition("fit: all\n")
    #expect(try files.read().published.isEmpty)
  }

  @Test func aChainIsReadFromItsEnd() throws {
    try files.edition("parameters: {bonus: 5}\n", named: "second")
    try files.edition(
      "parameters: {malus: 7}\n", named: "third", of: "../second/second.yml")
    let document = try files.read("third")
    #expect(document.methodology.parameters.map(\.value) == [5, 7])
    #expect(document.bases.map(\.id) == ["second", "base"])
  }

  @Test func relativePathsBelongToTheFileInWhichTheyStand() throws {
    try files.edition("parameters: {bonus: 5}\n")
    let document = try files.read()
    #expect(document.data.file == "../base/data.csv")
    let (dataset, _) = try DatasetReader.read(
      document.data,
      requirements: try Graph(compiling: document.methodology).requirements())
    #expect(dataset.units.identifiers == ["A", "B"])
    let again = try MethodologyReader.read(Array(document.expandedText.utf8), file: document.file)
    #expect(again.data.file == "../base/data.csv")
    #expect(again.differences(to: document) == [])
  }

  @Test func aMessageNamesTheFileInWhichARuleStands() throws {
    try files.edition("nodes: {index: {mean: [water], needs: all}}\n")
    let first = try #require(files.diagnostics().first)
    #expect(files.problems() == ["methodology.children-at-both-ends edition/edition.yml:5:23"])
    #expect(first.locations[1].file == files.folder.path + "/base/base.yml")
    try files.edition(
      "tables: {indicators: {amend: {key: code, rows: [{code: water, weight: -1}]}}}\n")
    let document = try files.read()
    let problems = places(brokenBy: document)
    #expect(problems.first?.file == files.folder.path + "/base/base.yml")
    #expect(problems.first?.line == 14)
  }

  private func places(brokenBy document: MethodologyDocument) -> [PalmaresCore.SourceLocation] {
    do throws(DiagnosticError) {
      _ = try Graph(compiling: document.methodology)
      return []
    } catch {
      return error.diagnostics.flatMap(\.locations)
    }
  }

  @Test func circlesAreRefusedWithTheirFiles() throws {
    try files.edition("", named: "one", of: "../two/two.yml")
    try files.edition("", named: "two", of: "../one/./../one/one.yml")
    #expect(files.problems("one") == ["methodology.extends-circle two/two.yml:4:10"])
    #expect(files.diagnostics("one").first?.summary.en.contains("two.yml → ") == true)
    try files.edition("", named: "self", of: "self.yml")
    #expect(files.problems("self") == ["methodology.extends-circle self/self.yml:4:10"])
  }

  @Test func aBaseThatCannotBeReadIsTheOnlyProblem() throws {
    try files.edition("nods: {}\n", of: "../bsae/base.yml")
    #expect(files.diagnostics().map(\.rule.identifier) == ["input.file-missing"])
    #expect(files.diagnostics().first?.summary.en.contains("bsae/base.yml") == true)
    try files.edition("", of: "..")
    #expect(files.diagnostics().map(\.rule.identifier) == ["input.file-is-directory"])
    try files.edition("", of: "[a, b]")
    #expect(files.problems() == ["methodology.wrong-kind edition/edition.yml:4:10"])
    try files.folder.file("base/list.yml", "- a\n")
    try files.edition("", of: "../base/list.yml")
    #expect(files.problems() == ["methodology.extends-nothing edition/edition.yml:4:10"])
    try files.folder.file("base/torn.yml", "palmares: 1\nid: [\n")
    try files.edition("", of: "../base/torn.yml")
    #expect(files.problems().count == 1)
    #expect(files.problems().first?.contains("base/torn.yml") == true)
  }

  @Test func theDigestCoversEveryFile() throws {
    try files.edition("")
    let first = try files.read().sha256
    #expect(try files.read().sha256 == first)
    #expect(try files.read("base").sha256 != first)
    try files.folder.file("base/indicators.csv", EditionFiles.table + "\n")
    let second = try files.read().sha256
    #expect(second != first)
    try files.folder.file("base/base.yml", EditionFiles.base + "\n")
    #expect(try files.read().sha256 != second)
    let alone =
      "palmares: 1\nid: a\nedition: b\ntitle: c\nstatus: example\ndata: {id: id}\nfit: all\n"
      + "nodes: {a: {const: 1}}\n"
    try files.folder.file("alone/alone.yml", alone)
    #expect(try files.read("alone").sha256 == Digest.sha256(of: Array(alone.utf8)))
  }

  /// For every methodology of the project: extending it without a change changes no rule.
  @Test(arguments: MethodologiesOfTheProjectTests.files)
  func anEditionThatChangesNothingIsItsBase(file: String) throws {
    try files.edition("", of: "\"\(file)\"")
    let (base, edition) = (try MethodologyReader.read(file: file), try files.read())
    let paths = base.differences(to: edition).map {
      $0.path.replacing(/^published\[\d+\]/, with: "published")
    }
    .filter { !$0.hasSuffix("file") }
    #expect(Set(paths).subtracting(["id", "edition", "published", "instead_of"]) == [])
    #expect(paths.contains("id"))
    #expect(edition.methodology.nodes.map(\.code) == base.methodology.nodes.map(\.code))
  }
}
