import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// What a setting gives is what the file, or the table, with that one thing written by hand gives.
@Suite struct WhatIfReportTests {
  static let methodology = """
    palmares: 1
    id: places
    edition: "2024"
    title: Places
    status: example
    data:
      file: places.csv
      id: code
      name: name
      aliases: {uai: uai}
      columns: {green: {between: [0, 100]}, 1.2: {heading: quiet.hours}}
    parameters: {share: .6, bonus: {value: 1, reader: {from: 0, to: 3}}}
    fit: all
    nodes:
      green: {column: green, then: [{min_max: [0, 100]}]}
      quiet: {column: "1.2"}
      kind: {column: kind, then: [{cut: {is: [port, spa], to: [10, 20], else: 0}}]}
      best: {ordered: [green, quiet], weights: [3, 1], needs: 1}
      score: {sum: {best: share, kind: bonus, quiet: .1}, needs: all}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, show: [green]}

    """
  static let data = """
    code,name,uai,green,quiet.hours,kind
    A,Alpha,U1,40,8,port
    B.C,Beta,U2,20,10,spa
    D,Delta,,60,5,port
    E,"Epsilon, St. E.",U5,30,7,inn
    """

  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("places.csv", Self.data)
    file = try folder.file("places.yml", Self.methodology)
  }

  private func standings(_ ranking: Ranking) -> [String: [Double?]] {
    Dictionary(
      ranking.rows.map { ($0.identifier, [$0.score?.number, $0.rank?.low]) },
      uniquingKeysWith: { first, _ in first })
  }

  private func after(_ settings: String...) throws -> [String: [Double?]] {
    let report = try WhatIfReport(file: file, settings: settings)
    #expect(report.settings.map(\.text) == settings)
    return Dictionary(
      report.rows.map { ($0.identifier, [$0.change.after.score, $0.change.after.rank]) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The ranking of the files with one text in place of another.
  private func byHand(_ old: String, _ new: String) throws -> [String: [Double?]] {
    var (rules, data) = (Self.methodology, Self.data)
    if let range = rules.firstRange(of: old) {
      rules.replaceSubrange(range, with: new)
    } else {
      data.replaceSubrange(try #require(data.firstRange(of: old)), with: new)
    }
    try folder.file("byhand/places.csv", data)
    return standings(try Ranking(file: try folder.file("byhand/places.yml", rules)))
  }

  @Test(arguments: [
    // A figure; by name, by alias, without regard to case; with a dot in the code or in the column.
    ("A.green=55", "U1,40,8", "U1,55,8"), ("Alpha.green=+15", "U1,40,8", "U1,55,8"),
    ("U1.green=-25%", "U1,40,8", "U1,30,8"), ("ALPHA.green==12.5", "U1,40,8", "U1,12.5,8"),
    ("B.C.green=31", "U2,20,10", "U2,31,10"), ("B.C.1.2=-4", "U2,20,10", "U2,20,6"),
    ("Epsilon, St. E..1.2=9", "30,7", "30,9"), ("D.kind=spa", "60,5,port", "60,5,spa"),
    ("D.green=missing", ",60,5", ",,5"), ("A.kind=missing", "40,8,port", "40,8,"),
    // The ends of the scale move.
    ("D.green=0", ",60,5", ",0,5"),
    // Rules.
    ("share=.2", "share: .6", "share: .2"), ("bonus=+1.5", "value: 1", "value: 2.5"),
    ("weight:score.quiet=2", "quiet: .1", "quiet: 2"), ("weight:best.2=5", "[3, 1]", "[3, 5]"),
    ("weight:best.1=-1", "[3, 1]", "[2, 1]"),
    (
      "steps:green=[{percentile_rank: {best: high, ties: min, denominator: n, to: [0, 100]}}]",
      "min_max: [0, 100]",
      "percentile_rank: {best: high, ties: min, denominator: n, to: [0, 100]}"
    ),
    ("steps:quiet=[{map: x + green}]", "\"1.2\"", "\"1.2\", then: [{map: x + green}]"),
    ("each:best=[{map: x / 2}]", "[3, 1], needs: 1", "[3, 1], each: [{map: x / 2}], needs: 1"),
    ("needs:best=all", "[3, 1], needs: 1", "[3, 1], needs: all"),
    ("missing:best=zero", "[3, 1], needs: 1", "[3, 1], missing: zero"),
  ])
  func givesWhatTheChangeWrittenByHandGives(setting: String, old: String, new: String) throws {
    #expect(try after(setting) == byHand(old, new))
  }

  @Test func severalSettingsAreOneQuestion() throws {
    let both = try after("share=.2", "A.green=55", "A.1.2=1", "weight:score.quiet=.1")
    try folder.file("places.csv", Self.data.replacing("U1,40,8", with: "U1,55,1"))
    #expect(both == (try byHandAgain("share: .6", "share: .2")))
  }

  private func byHandAgain(_ old: String, _ new: String) throws -> [String: [Double?]] {
    standings(
      try Ranking(
        file: try folder.file("again.yml", Self.methodology.replacing(old, with: new))))
  }

  @Test func putsWhoIsSetBeforeWhoMovesAndThoseBeforeTheRest() throws {
    let report = try WhatIfReport(file: file, settings: ["E.kind=spa"])
    #expect(report.rows.map(\.identifier) == ["E", "B.C", "D", "A"])
    #expect(report.rows.map(\.isChanged) == [true, false, false, false])
    #expect(report.rows.map(\.moved) == [true, true, false, false])
    #expect(report.rows.map(\.change.before.rank) == [4, 3, 1, 2])
    #expect(report.rows.map(\.change.after.rank) == [3, 4, 1, 2])
    #expect(report.risers + report.fallers == report.rows.count { ($0.change.rise ?? 0) != 0 })
    #expect(report.settings[0].before == .word("inn") && report.settings[0].after == .word("spa"))
  }

  /// Everyone's numbers add up: whoever rises passes someone.
  @Test func countsWhoMoves() throws {
    let report = try WhatIfReport(file: file, settings: ["D.green=missing"])
    let (first, last) = (report.rows[0].change.before, report.rows[0].change.after)
    #expect(first.rank == 1 && last.rank == 4)
    #expect((report.risers, report.fallers, report.comers, report.goers) == (3, 1, 0, 0))
  }

  @Test(arguments: [
    ("A.green=101", "whatif.outside-bounds"), ("A.green=+200%", "whatif.outside-bounds"),
    ("A.green=many", "usage.setting-value"), ("A.green=1,5", "usage.setting-value"),
    ("bonus=4", "whatif.outside-bounds"), ("share=", "usage.setting-value"),
    ("weight:best.2=-2", "usage.setting-value"), ("weight:best.3=1", "usage.setting"),
    ("weight:bst.1=1", "usage.setting"), ("A.grün=1", "whatif.unknown-column"),
    ("Z.green=1", "input.unknown-institution"), ("nonsense", "usage.setting"),
    ("needs:green=all", "usage.setting"), ("needs:best=most", "methodology.unknown-value"),
    ("steps:green=[{min_mx: [0, 1]}]", "methodology.unknown-key"),
    ("steps:green=[{map: x + gren}]", "data.unknown-column"),
  ])
  func refusesWhatCannotBe(setting: String, rule: String) {
    let broken = rules { try WhatIfReport(file: file, settings: [setting]) }
    #expect(broken.contains(rule), "\(broken)")
  }

  @Test func refusesNothingAndOneThingTwice() {
    #expect(rules { try WhatIfReport(file: file, settings: []) } == ["usage.no-setting"])
    let twice = ["A.green=1", "Alpha.green=2"]
    #expect(rules { try WhatIfReport(file: file, settings: twice) } == ["usage.repeated-setting"])
    #expect(
      rules { try WhatIfReport(file: file, settings: ["D.green=missing", "E.green=+x"]) }
        == ["usage.setting-value"])
  }

  @Test func aChangeByNeedsANumber() throws {
    try folder.file("places.csv", Self.data.replacing(",60,5", with: ",,5"))
    #expect(
      rules { try WhatIfReport(file: file, settings: ["D.green=+1"]) } == ["whatif.no-value"])
  }

  /// `B.C.green` is the column `green` of `B.C` and the column `C.green` of `B`.
  @Test func refusesWhatCanBeReadInTwoWays() throws {
    try folder.file(
      "places.csv",
      Self.data.replacing("kind", with: "C.green").replacing("A,Alpha", with: "B,Alpha"))
    let two = try folder.file(
      "two.yml", Self.methodology.replacing("column: kind", with: "column: C.green"))
    #expect(
      rules { try WhatIfReport(file: two, settings: ["B.C.green=1"]) } == ["whatif.ambiguous"])
    // By its name it is one thing.
    #expect(rules { try WhatIfReport(file: two, settings: ["Beta.green=1"]) } == [])
  }

  @Test func warnsOfAWordThatNobodyHolds() throws {
    let report = try WhatIfReport(file: file, settings: ["A.kind=prt"])
    let warning = report.remarks.first { $0.rule == DiagnosticRule("whatif.new-word") }
    #expect(warning?.fixes.first?.en == "Did you mean 'port'?")
  }

  private func rules(_ work: () throws -> WhatIfReport) -> [String] {
    PalmaresTestSupport.rules(brokenBy: work)
  }
}
