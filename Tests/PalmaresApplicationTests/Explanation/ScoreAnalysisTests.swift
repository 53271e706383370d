import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct ScoreAnalysisTests {
  private func explanation(
    of town: String, against other: String? = nil, data: String? = nil, node: String? = nil
  ) throws -> Explanation {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let table = try data.map { try folder.file("own.csv", $0) }
    return try Explanation(file: file, of: town, node: node, data: table, against: other)
  }

  @Test func neighboursAreSplitAndOneChosenTakesTheirPlace() throws {
    let analysis = try #require(try explanation(of: "AL").analysis)
    #expect(analysis.opponents.map(\.relation).first == .above)
    for opponent in analysis.opponents {
      let difference = try #require(opponent.difference)
      let sum = difference.parts.reduce(0) { $0 + $1.points }
      #expect(abs(sum - difference.difference) < 1e-12)
    }
    let chosen = try #require(try explanation(of: "AL", against: "LU").analysis)
    #expect(chosen.opponents.map(\.identifier) == ["LU"])
    #expect(chosen.opponents.map(\.relation) == [.chosen])
    #expect(chosen.opponents.map(\.isAhead) == [false])
  }

  @Test func nobodyIsHeldAgainstItselfOrAgainstWhoIsNotThere() throws {
    #expect(rules { try explanation(of: "AL", against: "AL") } == ["explain.against-itself"])
    #expect(rules { try explanation(of: "AL", against: "XX") } == ["input.unknown-institution"])
  }

  @Test func oneInstitutionAloneHasItsParts() throws {
    let folder = try TemporaryFolder()
    let file = try Countries.write(to: folder)
    let own = try folder.file("own.csv", "id,country,g6,g7\nA,FR,10,40\n")
    let explanation = try Explanation(file: file, of: "A", data: own)
    #expect(explanation.basis == .ownFacts)
    let analysis = try #require(explanation.analysis)
    #expect(!analysis.hasField)
    #expect(analysis.fromMean == nil)
    #expect(analysis.opponents.isEmpty)
    #expect(analysis.contributions?.score == 25)
    #expect(analysis.contributions?.parts.map(\.points) == [5, 20])
  }

  @Test func tiedInstitutionsAreApartByPartsThatCancel() throws {
    let data = "code,name,uai,green,calm\nA,,,10,9\nB,,,30,1\nC,,,20,5\nD,,,10,9\n"
    let analysis = try #require(try explanation(of: "A", against: "D", data: data).analysis)
    let difference = try #require(analysis.opponents.first?.difference)
    #expect(difference.difference == 0)
    #expect(difference.parts.allSatisfy { $0.points == 0 })
    #expect(analysis.opponents.first?.isAhead == true)
    #expect(analysis.moves(past: analysis.opponents[0]).isEmpty)
  }

  @Test func wordsHaveNoParts() throws {
    let folder = try TemporaryFolder()
    let files = try Editions.write(to: folder)
    let explanation = try Explanation(file: files.other, of: "AL")
    #expect(explanation.analysis == nil)
    #expect(
      String(decoding: explanation.json(in: .english), as: UTF8.self).contains("\"analysis\""))
  }

  @Test func jsonHoldsEveryPartToTheLastBit() throws {
    let explanation = try explanation(of: "AL")
    let analysis = try #require(explanation.analysis)
    let json = String(decoding: explanation.json(in: .english), as: UTF8.self)
    #expect(json.contains("\"schema\": \"palmares.explain/1\""))
    #expect(json.contains("\"basis\": \"cohort\""))
    for part in analysis.contributions?.parts ?? [] {
      let points = Printing.exact.text(of: part.points, in: .machine)
      #expect(json.contains("\"points\": \(points)") || json.contains("\"points\":\(points)"))
    }
    #expect(json.contains("\"passed_with\""))
    #expect(json.contains("\"points_from_median\""))
    #expect(json.contains("\"data_shares\""))
  }
}
