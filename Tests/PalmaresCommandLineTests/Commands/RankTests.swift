import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct RankTests {
  @Test func ranksAShippedMethodologyByItsName() throws {
    let run = try TownShare().run("rank", "towns", "--quiet")
    #expect(
      run.output == """
        Towns to live in, 2024 (reconstruction, not validated by the publisher): 5 institutions

           Rank  Id  Name           Score  Green     Calm
        ───────  ──  ───────────  ───────  ─────  ───────
              1  MO  Montpellier     80.0  100.0     50.0
              2  AL  Alès            62.0   50.0     80.0
             =3  NI  Nîmes           40.0    0.0    100.0
             =3  LU  Lunel           40.0    0.0    100.0
        missing  SE  Sète         missing   25.0  missing

        - Sète: 'score': 1 of 2 children has a value; all are needed. Without a value:
          'calm'.
        - Not disclosed: how the towns were chosen

        """)
  }

  @Test func writesTheSchemaExactly() throws {
    let share = try TownShare()
    let run = share.run("rank", "towns", "--json", "--top", "1", "--nodes", "green")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "{")
    #expect(
      lines.contains(
        #"    {"id": "MO", "name": "Montpellier", "score": 80, "printed": "80.0", "rank": {"low": 1, "high": 1, "tied": false}, "band": null, "grades": {}, "state": "present", "reason": null, "nodes": {"green": {"value": 100, "printed": "100.0", "rank": null, "group": null, "state": "present"}}}"#
      ))
    #expect(lines.contains(#"    "units": 5"#))
    #expect(lines.contains(#"    "id": "towns","#))
    let absent = share.run("rank", "towns", "--json")
    #expect(absent.output.contains(#""id": "SE", "name": "Sète", "score": null, "printed": null"#))
    #expect(
      absent.output.contains(#""rank": null, "band": null, "grades": {}, "state": "missing""#))
  }

  @Test func writesTheWeightsThatTheDataSet() throws {
    let folder = try TemporaryFolder()
    try folder.file("towns.csv", Towns.data)
    let file = try folder.file(
      "towns.yml",
      """
      palmares: 1
      id: towns
      edition: "2024"
      title: Towns
      status: own
      data: {file: towns.csv, id: code, name: name}
      fit: all
      nodes:
        green: {column: green}
        calm: {column: calm}
        score: {mean: [green, calm], weights: {by: critic}, needs: all}
      results: {score: score}

      """)
    let output = Run("rank", file, "--json").output
    #expect(output.contains(#""by": "critic""#))
    #expect(output.contains(#""institutions": 4"#))
    #expect(output.contains(#""left_out": 1"#))
    #expect(try TownShare().run("rank", "towns", "--json").output.contains(#""weights""#) == false)
  }

  @Test func writesCSVForSpreadsheets() throws {
    let run = try TownShare().run("rank", "towns", "--format", "csv", "--top", "3")
    #expect(
      run.output == """
        id,name,score,printed,rank_low,rank_high,tied,band,state,reason,green,calm
        MO,Montpellier,80,80.0,1,1,false,,present,,100,50
        AL,Alès,62,62.0,2,2,false,,present,,50,80
        NI,Nîmes,40,40.0,3,3,true,,present,,0,100

        """)
  }

  @Test func takesPatternsOfNodes() throws {
    let run = try TownShare().run("rank", "towns", "--format", "csv", "--nodes", "c*,gr*n")
    #expect(
      run.output.split(separator: "\n").first?.hasSuffix(
        "reason,calm,green") == true)
  }

  @Test func takesOtherDataAndAFileAsMethodology() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let other = try folder.file("other.csv", "code;name;uai;green;calm\nX;Ici;;1,5;2\nY;Là;;3;4\n")
    let run = Run("rank", file, "--data", other, "--format", "csv", "--lang", "fr")
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("Y,Là,76,76.0,1,1,false"))
  }

  @Test func refusesAMethodologyThatNamesNoResults() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("towns.csv", Towns.data)
    let file = try folder.file(
      "bare.yml",
      Towns.methodology.replacing(
        "results: {score: score, rank: rank, show: [green, calm]}\n", with: ""))
    let run = Run("rank", file, "--lang", "fr")
    #expect(run.exitCode == .badInput)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("[methodology.no-results]"))
    #expect(run.messages.contains("«\u{202F}results: {score: rank}\u{202F}»"))
    let lint = Run("methods", "lint", file)
    #expect(lint.exitCode == .findings)
    #expect(lint.output.contains("[methodology.no-results]"))
    #expect(Run("rank", file, "--nodes", "green").exitCode == .done)
  }

  @Test func aProjectsOwnMethodologyComesFirst() throws {
    let share = try TownShare()
    let project = try TemporaryFolder()
    try project.file("palmares.yml", "name: x\n")
    _ = try Towns.write(to: project, at: "methods/towns/")
    try project.file("methods/towns/towns.csv", "code,name,uai,green,calm\nX,Ici,,1,2\nY,Là,,3,4\n")
    try project.file("deep/er/here.txt", "x")
    let run = Run(
      ["rank", "towns", "--format", "csv"], environment: share.environment,
      in: project.path + "/deep/er")
    #expect(run.output.contains("Y,Là"))
  }
}
