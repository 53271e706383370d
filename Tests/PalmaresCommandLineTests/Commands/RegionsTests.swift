import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct RegionsTests {
  /// Montpellier 100 and 50, Alès 50 and 80, Nîmes and Lunel 0 and 100, at t = 1 and t = 0; Sète has no
  /// score. Montpellier and Alès meet where 50 + 50t = 80 − 30t: 3/8. Montpellier and Nîmes at 1/3, Alès and
  /// Nîmes at 20/70.
  @Test func findsEveryRankingBetweenTwoGroups() throws {
    let run = try TownShare().run("regions", "towns", "--between", "green:calm", "--format", "csv")
    #expect(run.exitCode == .done)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "region,from,to,share,published,first,exchanges")
    #expect(lines.count == 5)
    #expect(lines[1].hasPrefix("1,0,0.285714285714285"))
    #expect(lines[1].contains(",false,NI LU,AL>NI=LU"))
    #expect(lines[2].contains(",false,AL,MO>NI=LU"))
    #expect(lines[3].contains(",false,AL,MO>AL"))
    #expect(lines[4].hasPrefix("4,0.375,1,0.625,true,MO,"))
  }

  @Test func followsOneInstitution() throws {
    let run = try TownShare().run(
      "regions", "towns", "--between", "green", "--unit", "Alès", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("0,0.2857") && lines[1].hasSuffix(",3,,NI LU"))
    #expect(lines[2].hasSuffix(",0.375,1,MO,"))
    #expect(lines[3] == "0.375,1,2,,")
  }

  @Test func writesItsSchemaAndBasis() throws {
    let run = try TownShare().run("regions", "towns", "--between", "green:calm", "--json")
    for member in [
      #""schema": "palmares.regions/1""#, #""basis": "cohort""#, #""regions": 4"#,
      #""exchanges": 5"#, #""all_listed": true"#,
    ] {
      #expect(run.output.contains(member), "\(member)")
    }
  }

  @Test func saysItInFrench() throws {
    let run = try TownShare().run(
      "regions", "towns", "--between", "green:calm", "--lang", "fr", "--quiet")
    #expect(run.output.contains("4 classements différents"))
    #expect(run.output.contains("tous les classements entre calm (t = 0) et green (t = 1)"))
  }

  @Test func refusesWhatIsNotThere() throws {
    let share = try TownShare()
    #expect(share.run("regions", "towns").exitCode == .usage)
    #expect(
      share.run("regions", "towns", "--between", "green:clam").messages
        .contains("[regions.unknown-child]"))
    #expect(
      share.run("regions", "towns", "--between", "green", "--unit", "Sète").messages
        .contains("[regions.not-ranked]"))
  }

  /// One row: no field, hence no place.
  @Test func ownFactsHaveNoField() throws {
    let folder = try TemporaryFolder()
    let file = try OneSchool.written(in: folder)
    let run = Run("regions", file, "--between", "a:b")
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("[regions.alone]"))
    #expect(run.messages.contains("there is no field, hence no rank"))
  }
}
