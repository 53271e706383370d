import PalmaresApplication
import PalmaresCore
import PalmaresTestSupport
import Testing

@Suite struct MethodologyCatalogueTests {
  private let share: TemporaryFolder
  private let surroundings: Surroundings

  init() throws {
    share = try TemporaryFolder()
    try share.file("methods/hdi-2023/hdi-2023.yml", "x")
    try share.file("methods/hdi-2023/hdi-2023.csv", "x")
    try share.file("methods/imd-2025/imd-2025.yml", "x")
    try share.file("methods/README.md", "x")
    surroundings = Surroundings(
      environment: ["PALMARES_SHARE": share.path], workingDirectory: share.path)
  }

  @Test func listsEachFolderWithItsFile() throws {
    #expect(
      try MethodologyCatalogue(in: surroundings).entries.map(\.id) == ["hdi-2023", "imd-2025"])
  }

  @Test func aNameIsAShippedMethodologyAndAPathAFile() throws {
    let shipped = share.path + "/methods/hdi-2023/hdi-2023.yml"
    #expect(try MethodologyCatalogue.file(for: "hdi-2023", in: surroundings) == shipped)
    #expect(try MethodologyCatalogue.file(for: "./x", in: surroundings) == "./x")
    #expect(try MethodologyCatalogue.file(for: "own.yml", in: surroundings) == "own.yml")
  }

  @Test func aPathNeedsNoShare() throws {
    let nowhere = Surroundings(environment: ["PALMARES_SHARE": "/nowhere"])
    #expect(try MethodologyCatalogue.file(for: "a/b.yml", in: nowhere) == "a/b.yml")
  }

  @Test func aProjectsMethodologiesComeFirst() throws {
    let project = try TemporaryFolder()
    try project.file("palmares.yml", "x")
    try project.file("methods/hdi-2023.yml", "x")
    try project.file("methods/ours/ours.yml", "x")
    var here = surroundings
    here.workingDirectory = project.path
    #expect(
      try MethodologyCatalogue.file(for: "hdi-2023", in: here)
        == project.path + "/methods/hdi-2023.yml")
    #expect(
      try MethodologyCatalogue.file(for: "ours", in: here)
        == project.path + "/methods/ours/ours.yml")
    #expect(try MethodologyCatalogue(in: here).entries.map(\.origin).first == .project)
  }

  @Test func anUnknownNameOffersTheNearest() {
    do {
      _ = try MethodologyCatalogue.file(for: "hdi-2032", in: surroundings)
      Issue.record("found what isn't there")
    } catch {
      #expect(error.diagnostics.map(\.rule.identifier) == ["input.unknown-method"])
      #expect(error.diagnostics.first?.fixes.first?.en == "Did you mean 'hdi-2023'?")
    }
  }
}
