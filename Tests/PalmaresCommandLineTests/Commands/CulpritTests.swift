import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// A message names what is wrong: the option and not the methodology, what a requirement lacks and not an
/// empty name, a column that can be asked for.
@Suite struct CulpritTests {
  private let share: TownShare

  init() throws { share = try TownShare() }

  private func messages(_ words: [String]) throws -> String {
    Run(words, environment: share.environment).messages
  }

  // MARK: Requirements on weights

  @Test(arguments: [
    ("green*calm >= 1", "multiplies the weights of 'green' and 'calm'"),
    ("green == 2*calm", "Nothing stands between '=' and '='; equal is written '='."),
    ("green >=", "Nothing stands after '>='."),
    ("<= calm", "Nothing stands before '<='."),
    ("green > calm", "has none of '>=', '<=' and '='"),
    ("foo", "has none of '>=', '<=' and '='"),
    ("green >= calm > 1", "Compare with '>=', '<=' or '='."),
    ("gren >= calm", "Did you mean 'green'?"),
  ])
  func sayWhatARequirementLacks(requirement: String, text: String) throws {
    let said = try messages(
      ["intervals", "towns", "--weights", "box:25%", "--require", requirement])
    #expect(said.contains("[usage.weight-requirement]"))
    #expect(said.contains(text), "\(said)")
    #expect(!said.contains("''"), "\(said)")
  }

  // MARK: Columns that an option reads

  @Test(arguments: [
    (["confidence", "towns", "--errors", "se"], "--errors"),
    (["robust", "towns", "--vary", "noise@green:se=nope"], "--vary"),
    (["rank", "towns", "--only", "zz > 1"], "--only"),
  ])
  func theOptionReadsTheColumn(words: [String], option: String) throws {
    let said = try messages(words)
    #expect(said.contains("'\(option)' reads column '"), "\(said)")
    #expect(!said.contains("towns.yml"), "\(said)")
  }

  @Test func offersNodesThatCombineWhereAChildIsLeftOut() throws {
    let said = try messages(["robust", "towns", "--vary", "out@nope"])
    #expect(said.contains("There are: 'score'."), "\(said)")
  }

  @Test func aNumberTooLargeIsToldTheLimit() throws {
    let said = try messages(
      ["robust", "towns", "--vary", "weights:box:25%", "--draws", "99999999999999999999"])
    #expect(said.contains("a whole number from 1 to 1000000000,"), "\(said)")
  }

  @Test func theExampleOfANumberIsOneThatTheOptionTakes() throws {
    let words = ["sensitivity", "towns", "--vary", "weights:box:25%", "--samples"]
    let said = try messages(words + ["99999999999999999999"])
    let example = try #require(said.firstMatch(of: /for example '--samples (\d+)'/)?.1)
    #expect(try messages(words + [String(example)]).isEmpty)
  }

  @Test func aFigureThatOverflowsIsNotSaidToBeAbsent() throws {
    let said = try messages(["whatif", "towns", "--set", "AL.green=+1e308%"])
    #expect(said.contains("too large"), "\(said)")
    #expect(!said.contains("has no number"), "\(said)")
  }

  @Test func whatACombinationNeedsIsCalledSo() throws {
    let said = try messages(["whatif", "towns", "--set", "needs:score=foo"])
    #expect(said.contains("'needs' can't be 'foo'"), "\(said)")
  }

  @Test(arguments: ["--period", "--against-period"])
  func aPeriodOfDataWithoutAnyIsNamedWhateverItsOption(option: String) throws {
    let said = try messages(["attribute", "towns", "--against", "towns", option, "2019"])
    #expect(said.contains("Leave '2019' out of the call"), "\(said)")
  }

  // MARK: French

  @Test func placeholdersAndListsAreFrenchInFrench() throws {
    let unknown = try messages(["rank", "nowhere", "--lang", "fr"])
    #expect(unknown.contains("MÉTHODE est un nom") && !unknown.contains("METHOD "), "\(unknown)")
    let none = try messages(["robust", "towns", "--lang", "fr"])
    #expect(none.contains("weights@NŒUD,NŒUD:") && !none.contains("NODE"), "\(none)")
    let list = try messages(
      ["whatif", "towns", "--set", "missing:score=foo", "--lang", "fr"])
    #expect(list.contains("«\u{202F}reweight\u{202F}», «"), "\(list)")
  }

  // MARK: Counts

  @Test func oneIsSingular() throws {
    let gain = try messages(["levers", "towns", "MO", "--gain", "1", "--lang", "fr"])
    #expect(gain.contains("il n’y a pas 1 place à gagner"), "\(gain)")
    #expect(gain.contains("--score"), "\(gain)")
    let samples = try messages(
      ["sensitivity", "towns", "--vary", "weights:box:25%", "--samples", "1", "--lang", "fr"])
    #expect(samples.contains("1 échantillon est demandé"), "\(samples)")
  }

  // MARK: Checks

  @Test func drawsThatAChecksRefusesNameWhatCanBeNoised() throws {
    let folder = try TemporaryFolder()
    try folder.file("towns.csv", Towns.data)
    let file = try folder.file(
      "towns.yml",
      Towns.methodology.replacing(
        "fit: all\n",
        with: "fit: all\nchecks:\n  whole:\n    refuse: 'green != round(green, 0)'\n"
          + "    because: Whole numbers.\n"
      ).replacing("towns-published.csv", with: "towns.csv"))
    let said = Run(
      "robust", file, "--vary", "noise:5%", "--draws", "10", in: folder.path
    ).messages
    #expect(said.contains("[data.refused]"), "\(said)")
    #expect(said.contains("'noise@calm:5%': no check reads 'calm'"), "\(said)")
  }

  // MARK: Nobody

  @Test func ofNobodyNothingIsClaimed() throws {
    let folder = try TemporaryFolder()
    try folder.file("towns.csv", "code,name,uai,green,calm\nAL,Alès,,40,\nNI,Nîmes,,20,\n")
    let file = try folder.file("towns.yml", Towns.methodology)
    let bounds = Run("intervals", file, "--weights", "box:25%", in: folder.path).output
    #expect(bounds.contains("No institution has a rank to be bounded."), "\(bounds)")
    #expect(!bounds.contains("100.0%") && !bounds.contains("All 0 ends"), "\(bounds)")
    let regions = Run("regions", file, "--between", "green:calm", in: folder.path).output
    #expect(regions.contains("No institution has a value to be ranked by."), "\(regions)")
    #expect(!regions.contains("1 different") && !regions.contains("published"), "\(regions)")
  }
}
