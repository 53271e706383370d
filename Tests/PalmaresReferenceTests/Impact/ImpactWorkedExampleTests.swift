import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// The 2027 method on answers of institutions that don't exist, against a plain Python program written
/// from the rules (Methods/the-impact/expected.py).
@Suite struct ImpactWorkedExampleTests {
  private static let main = Result { try ranking(nodes) }
  private static let nodes = [
    "country", "national_rank", "total", "total_before", "sdg14", "best_three", "scaled_sdg*",
  ]

  private static func ranking(_ nodes: [String]? = nil, table: String? = nil) throws -> Ranking {
    try Ranking(file: ReferenceFiles.shipped(ImpactFiles.newest), table: table, nodes: nodes)
  }

  /// The main table, worked out once for all tests.
  private func ranking() throws -> Ranking { try Self.main.get() }

  private func row(_ name: String, of ranking: Ranking) throws -> ResultRow {
    try #require(ranking.rows.first { $0.identifier == "\(name) (fictional)" })
  }

  @Test func agreesWithASeparateProgram() throws {
    let verification = try Verification(file: ReferenceFiles.shipped(ImpactFiles.newest))
    #expect(verification.differences == [])
    for node in ["overall", "rank", "national_rank", "band", "band_from", "band_to"] {
      #expect(verification.matchedFigures { $0 == node } == 105, "\(node)")
    }
    #expect(verification.matchedFigures { $0.hasPrefix("sdg") } >= 600)
    #expect(verification.matchedFigures { $0.hasPrefix("rank_sdg") } >= 600)
  }

  @Test func everyInstitutionIsPlainlyFictional() throws {
    let ranking = try ranking()
    #expect(ranking.rows.count > 100)
    #expect(ranking.rows.allSatisfy { $0.name.hasSuffix("(fictional)") })
  }

  @Test func meetsEveryRule() throws {
    let ranking = try ranking()
    // No goal 17; goal 17 and two others.
    let listed = Set(ranking.rows.map(\.identifier))
    #expect(listed.isDisjoint(with: ["Farnmere (fictional)", "Glimmere (fictional)"]))
    // Ties, and places after the first hundred.
    #expect(ranking.rows.contains { $0.rank?.tied == true })
    #expect(Set(ranking.rows.compactMap(\.band)) == ["1–100", "101–200"])
    // A country of one, a newcomer, and a goal that too few submitted.
    let alone = ranking.rows.filter { $0.nodes[0].word == "Lilliput" }
    #expect(alone.map { $0.nodes[1].number } == [1])
    #expect(ranking.rows.contains { $0.nodes[2].number != nil && $0.nodes[3].number == nil })
    let unknown = ranking.rows.filter { $0.score == nil }
    #expect(unknown.count == 4)
    #expect(unknown.compactMap { $0.nodes[4].number }.count == 1)
  }

  /// All goals but one have enough institutions to set each scale, in both editions.
  @Test func everyGoalButOneIsExercised() throws {
    let answers = try ImpactFiles.rows(ImpactFiles.shipped("fictional-answers.csv"))
    let indicators = try ImpactFiles.rows(ImpactFiles.shipped("indicators.csv"))
    let counts = Dictionary(grouping: answers) { "\($0["edition"] ?? "") \($0["question"] ?? "")" }
    for indicator in indicators where indicator["better"] != "" {
      for edition in [2026, 2027] {
        let code = indicator["code"] ?? ""
        let count = counts["\(edition) \(code)"]?.count ?? 0
        #expect(indicator["goal"] == "14" ? count == 3 : count >= 30, "\(edition) \(code)")
      }
    }
  }

  /// Food waste, water and energy: the institution with the lowest figure has the highest share.
  @Test(arguments: ["2.2.2", "6.2.2", "7.3.1"])
  func lessIsBetter(code: String) throws {
    let goal = code.split(separator: ".")[0]
    let ranking = try Self.ranking([code, "fitted_\(code)"], table: "sdg\(goal)")
    let answers = try ImpactFiles.rows(ImpactFiles.shipped("fictional-answers.csv"))
      .filter { $0["edition"] == "2027" && $0["question"] == code }
    let figures = answers.sorted {
      (Double($0["answer"] ?? "") ?? 0) < Double($1["answer"] ?? "") ?? 0
    }
    let shares = try figures.map { figure in
      try #require(ranking.rows.first { $0.identifier == figure["institution"] }?.nodes[0].number)
    }
    #expect(shares.count >= 30)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
    #expect((shares.first ?? 0) > 0.9 && (shares.last ?? 1) < 0.1)
  }

  /// What others count and nobody wrote down leaves the goal, and so the overall score, unknown.
  @Test func publicationsThatNobodyCountedAreUnknown() throws {
    let ranking = try Self.ranking(
      ["17.1.1", "sdg17", "low_sdg17", "high_sdg17"], table: "sdg17")
    let row = try row("Korrmont", of: ranking)
    #expect(row.nodes[0].state == .missing && row.nodes[1].state == .missing)
    let width = (row.nodes[3].number ?? .nan) - (row.nodes[2].number ?? .nan)
    #expect(abs(width - 13.55) < 1e-9)
    #expect(try self.row("Korrmont", of: try self.ranking()).score == nil)
  }

  @Test func aNationalTableOfOneSaysHowManyItIsAPlaceAmong() throws {
    let ranking = try Self.ranking(table: "national")
    let shown = ranking.results.shown.map(\.code)
    let size = try #require(shown.firstIndex(of: "national_size"))
    let sizes = Dictionary(grouping: ranking.rows.filter { $0.score != nil }) {
      $0.nodes[0].word ?? ""
    }
    #expect(sizes["Lilliput"]?.map { $0.nodes[size].number } == [1])
    for (country, rows) in sizes {
      #expect(rows.allSatisfy { $0.nodes[size].number == Double(rows.count) }, "\(country)")
      #expect(rows.compactMap(\.rank).contains { $0.low == 1 }, "\(country)")
    }
  }

  @Test func twinsShareTheirPlace() throws {
    let ranking = try ranking()
    let twins = try ["Alder", "Bram"].map { try row("\($0)mont", of: ranking) }
    #expect(twins[0].score == twins[1].score)
    #expect(twins.allSatisfy { $0.rank?.tied == true })
  }

  @Test func bestGoalsAreChosenOnScaledScores() throws {
    let ranking = try ranking()
    let shown = ranking.results.shown.map(\.code)
    let best = try #require(shown.firstIndex(of: "best_three"))
    let others = shown.indices.filter {
      shown[$0].hasPrefix("scaled_sdg") && shown[$0] != "scaled_sdg17"
    }
    for row in ranking.rows where row.score != nil {
      let scaled = others.compactMap { row.nodes[$0].number }.sorted(by: >).prefix(3)
      let mean = scaled.reduce(0, +) / 3
      #expect(abs(try #require(row.nodes[best].number) - mean) < 1e-9)
    }
  }

  @Test func aGoalThatTooFewSubmitHasBoundsAndNoScore() throws {
    let ranking = try Self.ranking(["low_sdg14", "high_sdg14"], table: "sdg14")
    #expect(ranking.rows.count == 3)
    let known = ranking.rows.filter { $0.score != nil }
    #expect(known.map(\.identifier) == ["Iskstad (fictional)"])
    #expect(ranking.rows.allSatisfy { $0.rank == nil && $0.band == nil })
    for row in ranking.rows {
      let (low, high) = (row.nodes[0].number ?? .nan, row.nodes[1].number ?? .nan)
      #expect(row.score == nil ? low < high : low == high)
      if row.score == nil { #expect(row.reason?.en.contains("30 institutions") == true) }
    }
  }

  @Test func everyGoalHasATable() throws {
    let tables = try ranking().document.methodology.tables.map(\.id)
    #expect(Set((1...17).map { "sdg\($0)" }).isSubset(of: tables))
  }
}
