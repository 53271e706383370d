import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct MethodsTests {
  @Test func listsWhatIsShipped() throws {
    let share = try TownShare()
    #expect(share.run("methods", "list").output.contains("towns  2024"))
    #expect(share.run("methods", "list", "--lang", "fr").output.contains("reconstitution"))
    #expect(
      share.run("methods", "list", "--format", "csv").output
        == "id,edition,title,publisher,status\ntowns,2024,Towns to live in,,reconstruction\n")
  }

  @Test func showsTheFileAsWrittenAndWrittenOut() throws {
    let share = try TownShare()
    #expect(share.run("methods", "show", "towns").output == Towns.methodology)
    let expanded = share.run("methods", "show", "towns", "--expanded").output
    #expect(!expanded.contains("min_max: [0, 100]"))
    #expect(expanded.contains("from: [min, max]"))
  }

  @Test func lintReportsEverythingAtOnceWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "bad.yml",
      Towns.methodology.replacing("needs: all", with: "neds: all")
        .replacing("calm: .4", with: "clam: .4").replacing("fit: all", with: "fit: al"))
    let run = Run("methods", "lint", file)
    #expect(run.exitCode == .findings)
    #expect(run.output.contains("neds"))
    #expect(run.output.contains("bad.yml:"))
    #expect(run.output.contains("errors"))
    let json = Run("methods", "lint", file, "--json")
    #expect(json.output.contains(#""schema": "palmares.methods-lint/1""#))
    #expect(json.output.contains(#""severity": "error""#))
    #expect(json.exitCode == .findings)
  }

  @Test func verifyNamesWhatDiffersAndByHowMuch() throws {
    let share = try TownShare()
    let run = share.run("methods", "verify", "towns")
    #expect(run.exitCode == .findings)
    #expect(run.output.contains("score, NI: ours 40, published 41.5 (−1.5)"))
    #expect(run.output.contains("3 of 4 published figures match."))
    let json = share.run("methods", "verify", "towns", "--json").output
    #expect(json.contains(#""agrees": false"#))
    #expect(json.contains(#""published": "41.5", "ours": 40, "difference": -1.5"#))
  }

  @Test func verifySaysWhichPublishedRowsAreNotInTheData() throws {
    let share = try TownShare()
    let file = try share.folder.file("more.csv", "code,score\nAL,62.0\nMO,80.0\nXX,1.0\n")
    let run = share.run("methods", "verify", "towns", "--expected", file)
    #expect(run.exitCode == .findings)
    #expect(
      run.output.hasSuffix(
        "2 of 2 published figures match; 1 published row is not in the data.\n"))
    #expect(!run.output.contains("Both without"))
  }

  @Test func verifyAgreesInBothLanguages() throws {
    let share = try TownShare()
    let none = try share.folder.file("none.csv", "code,score\nAL,1.0\nMO,70.5\n")
    let french = share.run("methods", "verify", "towns", "--expected", none, "--lang", "fr").output
    #expect(french.contains("score, MO\u{202F}: nous 80\u{202F}; publié 70,5 (9,5)"))
    #expect(french.hasSuffix("Aucun des 2 chiffres publiés ne concorde.\n"))
    let one = try share.folder.file("one.csv", "code,score\nAL,62.0\nMO,70.5\n")
    let english = share.run("methods", "verify", "towns", "--expected", one).output
    #expect(english.hasSuffix("1 of 2 published figures matches.\n"))
  }

  @Test func verifyWithoutANameSaysWhatOthersNeed() throws {
    let share = try TownShare()
    let right = Towns.published.replacing("41.5", with: "40.0")
    try share.folder.file("methods/towns/towns-published.csv", right)
    try share.folder.file(
      "methods/closed/closed.yml",
      Towns.methodology.replacing("id: towns", with: "id: closed")
        .replacing("  file: towns.csv\n", with: "  get: from its publisher\n"))
    let run = share.run("methods", "verify")
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("closed: not compared; needs --data\n"))
    #expect(run.output.hasSuffix("4 of 4 published figures match.\n"))
    let named = share.run("methods", "verify", "closed")
    #expect(named.exitCode == .inputMissing)
    #expect(named.messages.contains("from its publisher"))
    #expect(share.run("methods", "verify", "--data", "x.csv").exitCode == .usage)
  }

  @Test func theListFitsAWindow() throws {
    let share = try TownShare()
    try share.folder.file(
      "methods/long/long.yml",
      Towns.methodology.replacing(
        "Towns to live in, fr", with: "\(String(repeating: "Long ", count: 30)), fr"))
    let list = share.run("methods", "list").output
    #expect(list.contains("Long Lo…  reconstruction"))
    #expect(list.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= 100 })
    #expect(!list.contains("Publisher"))
  }

  @Test func verifyTakesOtherPublishedFigures() throws {
    let share = try TownShare()
    let file = try share.folder.file(
      "right.csv", Towns.published.replacing("41.5", with: "40.0"))
    let run = share.run("methods", "verify", "towns", "--expected", file)
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("4 of 4 published figures match."))
  }

  @Test func diffSaysWhatChanged() throws {
    let folder = try TemporaryFolder()
    let first = try Towns.write(to: folder)
    let second = try folder.file(
      "second.yml", Towns.methodology.replacing("ties: min", with: "ties: max"))
    let run = Run("methods", "diff", first, second)
    #expect(run.exitCode == .done)
    #expect(run.output.contains("1 difference that can change a figure"))
    #expect(run.output.contains("max"))
    #expect(Run("methods", "diff", first, first).output.contains("0 differences that can change"))
  }

  @Test func diffTellsRowsOfTablesAndNodesWhereTheyAreAskedFor() throws {
    let folder = try TemporaryFolder()
    func edition(_ name: String, weight: Int) throws -> String {
      try folder.file(
        "\(name).yml",
        """
        palmares: 1
        id: garden
        edition: "2024"
        title: Gardens
        status: example
        data: {file: data.csv, id: id}
        tables: {parts: {rows: [{code: water, weight: \(weight)}, {code: waste, weight: 1}]}}
        fit: all
        nodes:
          "${code}": {for: {rows: parts}, column: "${code}", into: {score: "${weight}"}}
          score: {mean: children, needs: all}
        results: {score: score}

        """)
    }
    try folder.file("data.csv", "id,water,waste\nA,1,2\nB,3,4\n")
    let (first, second) = (try edition("a", weight: 1), try edition("b", weight: 2))
    let told = Run("methods", "diff", first, second, "--lang", "en").output
    #expect(told.contains("Table 'parts': 'water', weight: 2 (was: 1)."))
    #expect(!told.contains("Node 'score'"))
    let all = Run("methods", "diff", first, second, "--expanded", "--lang", "en").output
    #expect(all.contains("Node 'score': the weight of 'water': 2 (was: 1)."))
    let json = Run("methods", "diff", first, second, "--format", "json").output
    #expect(json.contains(#""path": "tables.parts.water.weight""#))
    #expect(json.contains(#""path": "nodes.score.mean.water""#))
  }

  @Test func doctorSaysWhatIsMissing() throws {
    let share = try TownShare()
    let well = share.run("doctor")
    #expect(well.exitCode == .done)
    #expect(well.output.contains("towns"))
    #expect(well.output.contains("can be read"))
    let ill = Run("doctor", environment: ["PALMARES_SHARE": "/nowhere"])
    #expect(ill.exitCode == .inputMissing)
    #expect(ill.output.contains("missing"))
    #expect(ill.messages.contains("input.share-not-found"))
    #expect(Run("doctor", "--json").output.contains(#""schema": "palmares.doctor/1""#))
  }
}
