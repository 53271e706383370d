import PalmaresApplication
import PalmaresTestSupport
import Testing

@Suite struct ShareTests {
  private func found(_ environment: [String: String] = [:], beside folder: TemporaryFolder) throws
    -> String
  {
    try Share.found(
      in: Surroundings(environment: environment, executable: folder.path + "/bin/palmares")
    ).folder
  }

  @Test func theVariableComesFirst() throws {
    let folder = try TemporaryFolder()
    try folder.file("bin/share/palmares/x", "x")
    try folder.file("mine/x", "x")
    #expect(
      try found(["PALMARES_SHARE": folder.path + "/mine"], beside: folder)
        == folder.path + "/mine")
  }

  @Test func aWrongVariableIsAnErrorAndNotPassedOver() throws {
    let folder = try TemporaryFolder()
    try folder.file("bin/share/palmares/x", "x")
    #expect(
      rules { try found(["PALMARES_SHARE": "/nowhere"], beside: folder) } == [
        "input.share-not-found"
      ])
  }

  @Test(arguments: [
    "bin/share/palmares", "share/palmares",
    "bin/palmares_PalmaresShare.resources",
  ])
  func isFoundBesideTheExecutable(place: String) throws {
    let folder = try TemporaryFolder()
    try folder.file("bin/palmares", "x")
    try folder.file(place + "/x", "x")
    #expect(try found(beside: folder) == folder.path + "/" + place)
  }

  @Test func installedDataComeBeforeThoseOfABuild() throws {
    let folder = try TemporaryFolder()
    try folder.file("bin/palmares_PalmaresShare.resources/x", "x")
    try folder.file("share/palmares/x", "x")
    #expect(try found(beside: folder) == folder.path + "/share/palmares")
  }

  @Test func saysWhereItLooked() throws {
    let folder = try TemporaryFolder()
    #expect(rules { try found(beside: folder) } == ["input.share-not-found"])
    #expect(rules { try Share.found(in: Surroundings()).folder } == ["input.share-not-found"])
  }

  @Test func thisProcessFindsTheDataOfItsBuild() throws {
    var surroundings = Surroundings.ofProcess()
    surroundings.environment["PALMARES_SHARE"] = nil
    // Tests may run under a tool of the toolchain, which has no data beside it.
    guard surroundings.executable?.contains("palmaresPackageTests") == true else { return }
    #expect(try Share.found(in: surroundings).folder.hasSuffix("_PalmaresShare.resources"))
  }

  private func rules(_ work: () throws -> String) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
