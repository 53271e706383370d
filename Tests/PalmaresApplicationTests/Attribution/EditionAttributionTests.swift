import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct EditionAttributionTests {
  private let folder: TemporaryFolder
  private let files: (first: String, second: String, other: String)

  private static let earlier = """
    code,name,green,calm
    AL,Alès,40,8
    NI,Nîmes,20,10
    MO,Montpellier,60,5
    SE,Sète,30,7
    """
  private static let later = """
    code,name,green,calm
    MO,Montpellier,50,6
    AL,Alès,55,8
    NI,Nîmes,20,9
    UZ,Uzès,10,10
    """

  init() throws {
    folder = try TemporaryFolder()
    files = try Editions.write(to: folder)
    try folder.file("earlier.csv", Self.earlier)
    try folder.file("later.csv", Self.later)
  }

  private func attribution(
    _ first: String? = nil, _ second: String? = nil, data: (String, String)? = nil,
    of institution: String? = nil, absence: AbsentFigures = .refuse
  ) throws -> EditionAttribution {
    let tables = data ?? (folder.path + "/earlier.csv", folder.path + "/later.csv")
    return try EditionAttribution(
      from: EditionRequest(file: first ?? files.first, data: tables.0),
      to: EditionRequest(file: second ?? files.second, data: tables.1),
      institution: institution, absence: absence)
  }

  @Test func startsAndEndsAtTheRankingsThemselves() throws {
    let rows = try attribution().rows
    #expect(rows.map(\.identifier).sorted() == ["AL", "MO", "NI"])
    let before = try Ranking(file: files.first, data: folder.path + "/earlier.csv")
    let after = try Ranking(file: files.second, data: folder.path + "/later.csv")
    for row in rows {
      let first = before.rows.first { $0.identifier == row.identifier }
      let last = after.rows.first { $0.identifier == row.identifier }
      #expect(row.rankBefore == first?.rank?.low && row.scoreBefore == first?.score?.number)
      #expect(row.rankAfter == last?.rank?.low && row.scoreAfter == last?.score?.number)
      let rise = try #require(row.rise)
      #expect(rise.numerators.reduce(0, +) == 24 * rise.total)
      let score = try #require(row.score)
      #expect(abs(score.parts.reduce(0, +) - score.total) < 1e-9)
    }
  }

  /// A mixture written by hand: the rules before, Alès after among those before.
  @Test func ourDataAloneIsTheTableWithOurRowOfTheOther() throws {
    let row = try #require(try attribution(of: "Alès").rows.first)
    let table = Self.earlier.replacing("AL,Alès,40,8", with: "AL,Alès,55,8")
    let mixed = try Ranking(file: files.first, data: try folder.file("mixed.csv", table))
    let result = try #require(mixed.rows.first { $0.identifier == "AL" })
    #expect(row.ranks[1] == result.rank?.low && row.scores[1] == result.score?.number)
    // All groups but the method: the later table under the rules before.
    let field = try Ranking(file: files.first, data: folder.path + "/later.csv")
    let last = try #require(field.rows.first { $0.identifier == "AL" })
    #expect(row.ranks[7] == last.rank?.low && row.scores[7] == last.score?.number)
  }

  @Test func theSameEditionTwiceChangesNothing() throws {
    let table = folder.path + "/later.csv"
    let rows = try attribution(files.first, files.first, data: (table, table)).rows
    #expect(rows.count == 4)
    for row in rows {
      #expect(row.rise?.numerators == [0, 0, 0, 0] && row.score?.numerators == [0, 0, 0, 0])
    }
  }

  @Test func refusesWhoIsInOneEditionOnly() throws {
    for name in ["Sète", "UZ"] {
      #expect(
        rules { try attribution(of: name) } == ["attribution.not-in-both"])
    }
    #expect(rules { try attribution(of: "Lyon") } == ["input.unknown-institution"])
    let remarks = try attribution().remarks.map(\.rule.identifier)
    #expect(remarks.contains("attribution.entrants") && remarks.contains("attribution.leavers"))
  }

  @Test func refusesFiguresThatOneEditionLacksUnlessTheyCountAsMissing() throws {
    let table = try folder.file(
      "wider.csv", Self.later.replacing("green,calm", with: "green,quiet"))
    let second = try folder.file(
      "wider.yml", Editions.second.replacing("column: calm", with: "column: quiet"))
    let tables = (folder.path + "/earlier.csv", table)
    #expect(
      rules { try attribution(second, data: tables) }
        == ["attribution.absent-columns", "attribution.absent-columns"])
    // Under the rules before, who has no 'calm' has no score: there is no split, and that is said.
    let counted = try attribution(nil, second, data: tables, absence: .missing)
    #expect(counted.absentColumns == [["quiet"], ["calm"]])
    #expect(counted.rows.allSatisfy { $0.rise == nil && $0.score == nil })
    #expect(counted.table.notes.contains { $0.en.contains("No split for 3 institutions") })
  }

  private func attribution(_ second: String, data: (String, String)) throws -> EditionAttribution {
    try attribution(nil, second, data: data)
  }

  @Test func twoTablesWithoutACommonInstitutionAreRefused() throws {
    let table = try folder.file("others.csv", "code,name,green,calm\nX,Sète,1,2\nY,Y,3,4\n")
    let tables = (folder.path + "/earlier.csv", table)
    #expect(rules { try attribution(files.second, data: tables) } == ["attribution.nobody"])
  }

  @Test func oneNameUnderTwoIdentifiersIsDoubted() throws {
    let table = try folder.file("renamed.csv", Self.later.replacing("UZ,Uzès", with: "S2,Sète"))
    let remarks = try attribution(files.second, data: (folder.path + "/earlier.csv", table)).remarks
    #expect(remarks.contains { $0.rule == DiagnosticRule("attribution.same-name") })
  }

  /// Figures that aren't public are never made up.
  @Test func saysWhereFiguresComeFromWhenThereAreNone() throws {
    let rules = Editions.second.replacing(
      "file: towns.csv", with: "get: {en: Ask the towns, fr: Demandez aux villes}")
    let second = try folder.file("closed.yml", rules)
    do {
      _ = try EditionAttribution(
        from: EditionRequest(file: files.first), to: EditionRequest(file: second))
      Issue.record("an edition without figures was split")
    } catch {
      let problem = error.diagnostics.first { $0.rule == DiagnosticRule("input.no-data") }
      #expect(problem?.summary.en.hasPrefix("towns-2024: ") == true)
      #expect(problem?.fixes.first?.en == "Ask the towns")
    }
  }

  /// One institution has no field: no place, and the score's change is split all the same.
  @Test func ownFactsAloneHaveNoPlace() throws {
    let tables = (
      try folder.file("own1.csv", "code,name,green,calm\nAL,Alès,40,8\n"),
      try folder.file("own2.csv", "code,name,green,calm\nAL,Alès,40,6\n")
    )
    let rules = try folder.file(
      "plain.yml",
      Editions.first.replacing("then: [{min_max: [0, 100]}]", with: "then: [{map: x * 2}]"))
    let own = try EditionAttribution(
      from: EditionRequest(file: rules, data: tables.0),
      to: EditionRequest(file: rules, data: tables.1))
    #expect(own.basis == .ownFacts)
    #expect(own.rows.map(\.rise) == [nil])
    #expect(own.rows[0].score?.parts == [-8, 0, 0, 0])
  }

  private func rules(_ work: () throws -> EditionAttribution) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }

  @Test func saysInFrenchWhoEnteredAndWhoLeftInWordsThatAgree() throws {
    let notes = try attribution().table.notes.map(\.fr).joined()
    #expect(notes.contains("Le champ\u{202F}: 1 entrée, 1 sortie."))
    let two = try attribution(
      data: (
        try folder.file("none.csv", "code,name,green,calm\nAL,Alès,40,8\nMO,M,60,5\n"),
        try folder.file("more.csv", Self.later)
      )
    ).table.notes.map(\.fr).joined()
    #expect(two.contains("2 entrées, 0 sortie."))
  }
}
