import PalmaresApplication
import PalmaresTestSupport
import Testing

@Suite struct ProjectTests {
  @Test func isFoundByWalkingUp() throws {
    let folder = try TemporaryFolder()
    try folder.file("palmares.yml", "x")
    try folder.file("a/b/x", "x")
    for place in ["", "/a", "/a/b"] {
      let surroundings = Surroundings(workingDirectory: folder.path + place)
      #expect(Project.found(from: surroundings)?.folder == folder.path)
    }
  }

  @Test func thereMayBeNone() throws {
    let folder = try TemporaryFolder()
    #expect(Project.found(from: Surroundings(workingDirectory: folder.path)) == nil)
    #expect(Project.found(from: Surroundings(workingDirectory: "/")) == nil)
  }
}
