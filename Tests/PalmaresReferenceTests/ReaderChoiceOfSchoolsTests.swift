import Foundation
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// Readers' coefficients, choices of indicators and filters, against what separate programs make of them
/// for invented institutions.
@Suite struct ReaderChoiceOfSchoolsTests {
  private static let schools = ReferenceFiles.shipped("letudiant-engineering-2023")
  private static let universities = ReferenceFiles.shipped("u-multirank-2022")

  /// Columns of the figures that a separate program worked out, by institution.
  private func expected(_ id: String, _ columns: String...) throws -> [String: [String]] {
    let file = URL(fileURLWithPath: ReferenceFiles.shipped(id)).deletingLastPathComponent()
      .appendingPathComponent("\(id)-expected.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let places = columns.compactMap { lines[0].firstIndex(of: $0) }
    return Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { line in (line[0], places.map { line[$0] }) })
  }

  @Test func aCoefficientOfThreeCountsThreeTimes() throws {
    let expected = try expected(
      "letudiant-engineering-2023", "international_score", "international_rank")
    let ranking = try Ranking(
      file: Self.schools, reader: ReaderRequest(profile: "international"))
    #expect(ranking.rows.count == 12)
    for row in ranking.rows {
      #expect(row.score?.number == Double(expected[row.identifier]?[0] ?? ""))
      #expect(row.rank?.low == Double(expected[row.identifier]?[1] ?? ""))
    }
  }

  @Test func coefficientsOfOneGiveTheGeneralRanking() throws {
    let expected = try expected("letudiant-engineering-2023", "total", "general_rank")
    let ranking = try Ranking(
      file: Self.schools, reader: ReaderRequest(settings: ["coef_reputation=1"]))
    for row in ranking.rows {
      #expect(row.score?.number == Double(expected[row.identifier]?[0] ?? ""))
      #expect(row.rank?.low == Double(expected[row.identifier]?[1] ?? ""))
    }
  }

  @Test(arguments: ["2017", "2018", "2023"])
  func aCoefficientOfZeroEverywhereIsRefused(edition: String) throws {
    let file = ReferenceFiles.shipped("letudiant-engineering-\(edition)")
    let parameters = try Ranking(file: file).document.methodology.parameters.map(\.name)
    let settings = parameters.filter { $0.hasPrefix("coef_") }.map { "\($0)=0" }
    #expect(settings.count >= 3)
    let broken = rules { try Ranking(file: file, reader: ReaderRequest(settings: settings)) }
    #expect(broken == ["data.refused"])
    // One is enough to tell schools apart.
    let ranking = try Ranking(
      file: file, reader: ReaderRequest(settings: Array(settings.dropFirst())))
    #expect(ranking.rows.first?.identifier == "aulnes")
  }

  @Test func everyIndicatorLeftOutIsRefused() throws {
    let parameters = try Ranking(file: Self.universities).document.methodology.parameters
    let settings = parameters.map(\.name).filter { $0.hasPrefix("use_") }.map { "\($0)=0" }
    #expect(settings.count == 40)
    let broken = rules {
      try Ranking(file: Self.universities, reader: ReaderRequest(settings: settings))
    }
    #expect(broken == ["data.refused"])
  }

  @Test func halfAnIndicatorCannotBeChosen() {
    let broken = rules {
      try Ranking(file: Self.universities, reader: ReaderRequest(settings: ["use_patents=.5"]))
    }
    #expect(broken == ["usage.parameter-range"])
  }

  @Test func onlyTheIndicatorsChosenAreCounted() throws {
    let expected = try expected(
      "u-multirank-2022", "linkages_a", "linkages_ab", "linkages_place", "teaching_a",
      "teaching_ab", "teaching_place")
    for (profile, first) in [("research_and_linkages", 0), ("teaching", 3)] {
      let ranking = try Ranking(
        file: Self.universities, nodes: ["n_a", "n_ab"], reader: ReaderRequest(profile: profile))
      #expect(ranking.rows.count == 11, "\(profile)")
      for row in ranking.rows {
        let figures = expected[row.identifier].map { $0[first..<(first + 3)].map { Double($0) } }
        #expect([row.nodes[0].number, row.nodes[1].number, row.rank?.low] == figures)
      }
    }
  }

  @Test func aFilterChangesNeitherLettersNorPlacesInTheWorld() throws {
    let all = try Ranking(file: Self.universities, table: "teaching")
    let french = try Ranking(
      file: Self.universities, table: "teaching",
      reader: ReaderRequest(only: "country == \"FR\""))
    #expect(french.rows.map(\.identifier) == ["montclair", "valbrume", "hautelande", "rivesel"])
    for row in french.rows {
      let before = try #require(all.rows.first { $0.identifier == row.identifier })
      #expect(row.rank?.low == before.rank?.low)
    }
  }
}
