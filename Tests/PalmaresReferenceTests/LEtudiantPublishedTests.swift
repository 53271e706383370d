import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// L'Étudiant's published tables of 2012 (schools after the baccalauréat) and 2017 (first 35 schools).
/// They have no open licence; they are read beside the package where they are there.
@Suite(.enabled(if: ReferenceFiles.hasShared, "../shared is absent"))
struct LEtudiantPublishedTests {
  private struct Line {
    var printed: [String]
    var ours: ResultRow?
  }

  /// The rows of a published table, each with what the methodology gives it.
  private func lines(
    _ table: String, edition: String, results: String? = nil, nodes: [String], heading: String,
    row: ([String]) -> String
  ) throws -> [Line] {
    let printed = try GoldenFile("rankings/letudiant/\(table).csv").lines().lines
    let folder = try TemporaryFolder()
    let data = try folder.file(
      "data.csv",
      heading + "\n"
        + printed.enumerated().map { "row\($0.offset + 1)," + row($0.element) }
        .joined(separator: "\n") + "\n")
    let ranking = try Ranking(
      file: ReferenceFiles.shipped("letudiant-engineering-\(edition)"), data: data, table: results,
      nodes: nodes)
    let ours = Dictionary(
      uniqueKeysWithValues: ranking.rows.map { ($0.identifier, $0) })
    return printed.enumerated().map { Line(printed: $0.element, ours: ours["row\($0.offset + 1)"]) }
  }

  private func lines2012() throws -> [Line] {
    try lines(
      "letudiant_2012_postbac", edition: "2012", results: "after_bac", nodes: ["group"],
      heading: "school,name,entry,score"
    ) { "x,bac,\($0[2])" }
  }

  @Test func givesEverySchoolWithAScoreItsGroupOf2012() throws {
    let lines = try lines2012()
    #expect(lines.count == 55)
    let agreeing = lines.filter { $0.ours?.nodes.first?.word == $0.printed[1] }
    #expect(agreeing.count == 54)
    // The last has no score printed, and stands in group D: no score, no group.
    #expect(lines.last?.printed == ["55", "D", ""])
    #expect(lines.last?.ours == nil)
  }

  @Test func givesAllButTwoSchoolsTheirPlaceOf2012() throws {
    let lines = try lines2012()
    let differing = lines.filter { $0.ours?.rank?.low != Double($0.printed[0]) }
    #expect(lines.count - differing.count == 53)
    // Two schools are printed with 17; the publisher parts them by a decimal that isn't printed.
    // The other has no score.
    #expect(differing.map(\.printed) == [["54", "D", "17"], ["55", "D", ""]])
    #expect(differing.first?.ours?.rank?.low == 53)
  }

  /// The table doesn't say where schools are, whose they are or where their students come from.
  private func lines2017() throws -> [Line] {
    try lines(
      "letudiant_2017_top", edition: "2017", nodes: ["total", "group"],
      heading: "school,name,region,status,entry,academic,international,company"
    ) { "x,,,,\($0[1]),\($0[2]),\($0[3])" }
  }

  @Test func addsUpTheFamiliesOf2017() throws {
    let lines = try lines2017()
    #expect(lines.count == 35)
    for line in lines { #expect(line.ours?.nodes.first?.number == Double(line.printed[4])) }
  }

  @Test func givesTheGroupsOf2017() throws {
    let printed = try lines2017().filter { !$0.printed[5].isEmpty }
    #expect(printed.count == 14)
    for line in printed { #expect(line.ours?.nodes.last?.word == line.printed[5]) }
    // The table prints no other group: the rest is below 45.
    let others = try lines2017().filter { $0.printed[5].isEmpty }
    #expect(Set(others.compactMap { $0.ours?.nodes.last?.word }) == ["A"])
  }
}
