import Foundation
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// L'Étudiant's rankings of engineering schools: invented schools against a plain program written from
/// the rules (Methods/letudiant/expected.py).
@Suite struct LEtudiantTests {
  @Test(arguments: [
    ("2012", 34), ("2013", 34), ("2017", 122), ("2018", 123), ("2019", 49), ("2020", 49),
    ("2021", 49), ("2023", 175), ("2023-with-declared-points", 167),
  ])
  func givesInventedSchoolsWhatTheRulesGiveThem(edition: String, figures: Int) throws {
    let verification = try Verification(
      file: ReferenceFiles.shipped("letudiant-engineering-\(edition)"))
    #expect(verification.differences == [])
    #expect(verification.matchedFigures() == figures)
    #expect(verification.remarks.filter { $0.severity != .information }.map(\.summary.en) == [])
  }

  @Test func everyGroupOfAnEditionHasASchool() throws {
    for (edition, groups) in [("2012", "A+ A B C D"), ("2017", "A+ A B C"), ("2018", "A+ A B C")] {
      let ranking = try Ranking(
        file: ReferenceFiles.shipped("letudiant-engineering-\(edition)"), nodes: ["group"])
      let found = Set(ranking.rows.compactMap { $0.nodes.first?.word })
      #expect(found == Set(groups.split(separator: " ").map(String.init)), "\(edition)")
    }
  }

  @Test(arguments: ["2012", "2017", "2023"])
  func schoolsThatAreAllTiedShareTheFirstPlace(edition: String) throws {
    let points = edition == "2012" ? ["score"] : Self.points(of: edition)
    let schools = ["A", "B", "C"].map { school in
      ([school, school, "r", "public", "bac"] + points.map { _ in "7" } + ["yes"])
        .joined(separator: ",")
    }
    let header = (["school", "name", "region", "status", "entry"] + points + ["ddrs_label"])
      .joined(separator: ",")
    let folder = try TemporaryFolder()
    let data = try folder.file("tied.csv", ([header] + schools).joined(separator: "\n") + "\n")
    let ranking = try Ranking(
      file: ReferenceFiles.shipped("letudiant-engineering-\(edition)"), data: data,
      table: "after_bac")
    #expect(ranking.rows.map { $0.rank?.low } == [1, 1, 1])
  }

  private static func points(of edition: String) -> [String] {
    if edition == "2017" { return ["academic", "international", "company"] }
    return [
      "bac_average", "research_teachers", "doctoral_students", "graduates_abroad",
      "double_degrees", "reputation", "international_students", "company_1", "company_2",
      "company_3", "diversity",
    ]
  }

  @Test func aWordThatIsNoEntryIsRefused() throws {
    let folder = try TemporaryFolder()
    let data = try folder.file("data.csv", "school,name,entry,score\nA,A,bac,50\nB,B,master,40\n")
    let broken = rules {
      try Ranking(file: ReferenceFiles.shipped("letudiant-engineering-2012"), data: data)
    }
    #expect(broken == ["data.refused"])
  }

  /// Whatever table is asked for: the main one reads neither.
  @Test(arguments: ["publique,bac", "public,prépa"])
  func aWordThatIsNoStatusOrEntryIsRefused(words: String) throws {
    let folder = try TemporaryFolder()
    let data = try folder.file(
      "data.csv",
      "school,name,region,status,entry,academic,international,company\n"
        + "A,A,r,\(words),9,9,9\nB,B,r,public,bac,9,9,9\n")
    let broken = rules {
      try Ranking(file: ReferenceFiles.shipped("letudiant-engineering-2017"), data: data)
    }
    #expect(broken == ["data.refused"])
  }

  @Test(arguments: ["2011", "2014", "2015", "2016", "2022", "2024", "2025"])
  func anEditionThatIsNotEstablishedIsRefusedByName(edition: String) {
    let broken = rules {
      try MethodologyCatalogue.file(
        for: "letudiant-engineering-\(edition)",
        in: Surroundings(environment: ["PALMARES_SHARE": shippedShare]))
    }
    #expect(broken == ["methodology.not-established"])
  }

  @Test func morePointsThanTheMaximumAreRefused() throws {
    let folder = try TemporaryFolder()
    let data = try folder.file(
      "data.csv",
      "school,name,region,status,entry,academic,international,company\n"
        + "A,A,r,public,bac,21,9,9\nB,B,r,public,bac,9,9,9\n")
    let broken = rules {
      try Ranking(file: ReferenceFiles.shipped("letudiant-engineering-2017"), data: data)
    }
    #expect(broken == ["data.not-between"])
  }

  /// The label is worth one point, and what isn't said of it none.
  @Test func theBonusStandsOutsideTheCriteria() throws {
    let ranking = try Ranking(
      file: ReferenceFiles.shipped("letudiant-engineering-2023"),
      nodes: ["criteria_score", "ddrs_bonus", "maximum"])
    let first = try #require(ranking.rows.first)
    #expect(first.nodes.map(\.number) == [110, 1, 110])
    #expect(first.score?.number == 111)
    let silent = try #require(ranking.rows.first { $0.identifier == "genets" })
    #expect(silent.nodes[1].number == 0)
  }
}
