import Foundation
import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct RobustnessStudyTests {
  static let method = """
    palmares: 1
    id: towns
    edition: "2026"
    title: {en: Towns, fr: Villes}
    status: example
    data: {file: towns.csv, id: id}
    fit: all
    nodes:
      a: {column: air}
      w: {column: water}
      g: {column: green}
      overall: {mean: {a: 2, w: 1, g: 1}, needs: 2}
      rank: {of: overall, then: [{rank: {first: high, ties: average}}]}
    results: {score: overall, rank: rank, alone: own, tables: {own: {title: Own, score: overall}}}
    """

  static let table = """
    id,air,water,green
    A,1,5,7
    B,3,4,
    C,7,9,1
    D,2,2,8
    E,5,5,5
    F,,,2
    G,4,3,6
    """

  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.file("towns.yml", Self.method)
    try folder.file("towns.csv", Self.table)
  }

  private func request(_ variations: String..., draws: Int = 301) -> RobustnessRequest {
    var request = RobustnessRequest(file: file, variations: variations, draws: draws, seed: 9)
    request.rivals = ["C"]
    return request
  }

  private func whole(_ study: RobustnessStudy) throws -> RobustnessRecord {
    study.record(of: try study.run.progress(on: [0..<study.run.draws]))
  }

  private func bytes(_ record: RobustnessRecord) -> String {
    let report = RobustnessReport(record, tops: [3])
    return String(decoding: report.json(in: .english) + report.csv(), as: UTF8.self)
  }

  /// Through files, in any order: the bytes of one run.
  @Test(arguments: 1...4) func mergedPartsGiveTheBytesOfOneRun(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let study = try RobustnessStudy(request("weights:box:60%", "missing@overall:zero|all"))
    let one = bytes(try whole(study))
    var parts: [RobustnessRecord] = []
    var start = 0
    while start < 301 {
      let end = min(301, start + Int.random(in: 1...140, using: &random))
      let record = study.record(of: try study.run.progress(on: [start..<end], threads: 2))
      parts.append(try RobustnessRecord(part: folder.file("\(start).json", bytes: record.part)))
      start = end
    }
    let merged = try RobustnessRecord.merged(parts.shuffled(using: &random))
    #expect(bytes(merged) == one)
    #expect(merged.isWhole)
    #expect(merged.part == (try whole(study)).part)
  }

  private func part(_ request: RobustnessRequest, _ draws: Range<Int>) throws -> RobustnessRecord {
    let study = try RobustnessStudy(request)
    return study.record(of: try study.run.progress(on: [draws]))
  }

  @Test func refusesPartsThatDontMakeOneStudy() throws {
    let first = try part(request("weights:box:25%"), 0..<150)
    func merged(_ others: RobustnessRecord...) -> [String] {
      rules { try RobustnessRecord.merged([first] + others) }
    }
    #expect(merged() == ["robust.missing-draws"])
    #expect(merged(try part(request("weights:box:25%"), 200..<301)) == ["robust.missing-draws"])
    #expect(merged(try part(request("weights:box:25%"), 149..<301)) == ["robust.overlapping-draws"])
    #expect(merged(try part(request("weights:box:24%"), 150..<301)) == ["robust.parts-differ"])
    #expect(
      merged(try part(request("weights:box:25%", draws: 300), 150..<300)) == ["robust.parts-differ"]
    )
    var other = request("weights:box:25%")
    other.seed = 10
    #expect(merged(try part(other, 150..<301)) == ["robust.parts-differ"])
    other = request("weights:box:25%")
    other.data = try folder.file("others.csv", Self.table + "\nH,1,1,1\n")
    #expect(merged(try part(other, 150..<301)) == ["robust.parts-differ"])
    #expect(merged(try part(request("weights:box:25%"), 150..<301)).isEmpty)
  }

  @Test(arguments: [
    ("\"draws\": 301", "\"draws\": 100"), ("palmares.robust-part/1", "palmares.rank/1"),
    ("[0,150]", "[0,151]"), ("[0,150]", "[150,0]"), ("a0 2:", "a0 x:"), ("a0 2:", "a1 2:"),
    ("\"seed\": \"9\"", "\"seed\": \"-9\""), ("\"halves\"", "\"parts\""), ("{", "["),
  ])
  func believesNoPartThatWasTamperedWith(from: String, to: String) throws {
    let text = String(
      decoding: try part(request("weights:box:25%"), 0..<150).part, as: UTF8.self)
    let pieces = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(
      pieces.count == 2 || from == "[0,150]" && text.contains("[0, 150]"), "\(text.prefix(2000))")
    let changed =
      (pieces.count == 2
        ? pieces.joined(separator: to)
        : text.split(separator: "[0, 150]", maxSplits: 1).joined(separator: to))
    let file = try folder.file("tampered.json", changed)
    #expect(rules { try RobustnessRecord(part: file) } == ["robust.part-unreadable"])
  }

  /// What was put in place of what, and what of it is named.
  @Test(arguments: [
    (#"a0 [^"]*"#, "a0 99998:150", "99998", "a whole number from 2 to 14"),
    (#"a0 [^"]*"#, "a0 1:150", "'ranks' holds 1,", "a whole number from 2 to 14"),
    (#"a0 [^"]*"#, "a9223372036854775807 2:1", "counts of 'ranks'", ""),
    (
      #"a0 [^"]*"#, "a0 2:999999999 3:999999999 4:999999999 5:999999999 6:9", "counts of 'ranks'",
      ""
    ),
    (#""listed": *\[[^\]]*\]"#, #""listed": [1,1]"#, "'listed' holds 1 twice", ""),
    (
      #"(\["A", *"A"), *[0-9.]+"#, #"["A","A",-1"#, "'institutions' holds -1", "a place from 1 to 7"
    ),
    (#"(\["A", *"A"), *[0-9.]+"#, #"["A","A",8"#, "'institutions' holds 8", "a place from 1 to 7"),
    (#"\["A", *"A", *[0-9.]+, *[0-9.]+"#, #"["A","A",1,1e308"#, "1e308", "from -1e100 to 1e100"),
    (#"\["B", *"B""#, #"["A","B""#, "'institutions' holds A twice", ""),
    (#""basis":"#, #""note": 1, "basis":"#, "'note', which no part has", ""),
    (#""sentence":"#, #""mood": 1, "sentence":"#, "'varied' holds 'mood'", ""),
    (#""basis": *"[a-z-]*""#, #""basis": "foo""#, "'basis' is missing or not", ""),
    (#""draws": *301"#, #""draws": 1000000000000"#, "1000000000000", "to 1,000,000,000"),
    ("palmares.robust-part/1", "palmares.rank/1", "'palmares.rank/1'", "palmares.robust-part/1'"),
    (#""schema":"#, #""scheme":"#, "no 'schema'", "palmares.robust-part/1'"),
    (#"(?s)"dataset".*"#, "\"dataset\": {}", "cut off", ""),
    (#"(?s)"halves".*"#, #""halves": [{"draws": 15"#, "cut off", ""),
    (#""basis""#, #""bas"is"#, "can't be read as JSON from line", ""),
  ])
  func saysWhatOfAPartCantBe(pattern: String, to: String, named: String, wanted: String) throws {
    let text = String(
      decoding: try part(request("weights:box:25%"), 0..<150).part, as: UTF8.self)
    let found = try #require(
      text.range(of: pattern, options: .regularExpression), "\(pattern): \(text.prefix(3000))")
    let file = try folder.file("tampered.json", text.replacingCharacters(in: found, with: to))
    do throws(DiagnosticError) {
      _ = try RobustnessRecord(part: file)
      Issue.record("\(pattern) was believed")
    } catch {
      let problem = try #require(error.diagnostics.first)
      #expect(problem.rule.identifier == "robust.part-unreadable")
      #expect(problem.summary.en.contains(named), "\(problem.summary.en)")
      #expect(wanted.isEmpty || problem.summary.en.contains(wanted), "\(problem.summary.en)")
    }
  }

  @Test func theLimitOfDrawsIsOneForWritingAndReading() throws {
    let most = RobustnessRequest.mostDraws
    #expect(
      rules { try RobustnessStudy(request("weights:box:25%", draws: most + 1)) }
        == ["robust.too-many-draws"])
    let last = try part(request("weights:box:25%", draws: most), most - 3..<most)
    let read = try RobustnessRecord(part: folder.file("last.json", bytes: last.part))
    #expect(read.progress.done == [most - 3..<most])
  }

  @Test func goesOnFromAPart() throws {
    let study = try RobustnessStudy(request("weights:box:25%"))
    let record = study.record(of: try study.run.progress(on: [0..<70, 200..<210]))
    let read = try RobustnessRecord(part: folder.file("some.part", bytes: record.part))
    var progress = try study.progress(of: read)
    progress.add(try study.run.progress(on: progress.missing(of: [0..<301])))
    #expect(bytes(study.record(of: progress)) == bytes(try whole(study)))
    let other = try RobustnessStudy(request("weights:box:26%"))
    #expect(rules { try other.progress(of: read) } == ["robust.parts-differ"])
  }

  @Test func refusesZeroDrawsAndNothingToVary() throws {
    #expect(
      rules { try RobustnessStudy(request("weights:box:25%", draws: 0)) } == ["robust.no-draws"])
    #expect(rules { try RobustnessStudy(request()) } == ["usage.variation"])
    var unknown = request("weights:box:25%")
    unknown.rivals = ["Nowhere"]
    #expect(rules { try RobustnessStudy(unknown) } == ["input.unknown-institution"])
  }

  /// With one institution there is no field: scores, and no word on ranks.
  @Test func tellsHowTheScoreMovesFromOwnFacts() throws {
    var own = RobustnessRequest(file: file, variations: ["weights:box:50%"], draws: 200, seed: 2)
    own.data = try folder.file("own.csv", "id,air,water,green\nA,1,5,7\n")
    let study = try RobustnessStudy(own)
    #expect(study.basis == .ownFacts)
    let report = RobustnessReport(try whole(study))
    let row = try #require(report.rows.first)
    let scores = try #require(row.scores)
    #expect(row.ranks == nil)
    #expect(scores.sorted.count == 200)
    #expect(abs((scores.mean ?? 0) - 3.5) < 0.3)
    #expect(row.institution.score == 3.5)
    own.rivals = ["A"]
    #expect(rules { try RobustnessStudy(own) } == ["robust.no-rivals"])
  }

  @Test func replaysADrawAsItWasCounted() throws {
    let study = try RobustnessStudy(
      request("weights:sum-box:60%", "out@overall", "noise@air:20%", draws: 40))
    var counts = RankCounts(units: 7)
    for draw in 0..<40 {
      let replay = try DrawReplay(draw, of: study, explaining: "C")
      var doubled = [Int32](repeating: 0, count: 7)
      for row in replay.rows { doubled[row.unit] = Int32((row.rank ?? 0) * 2) }
      counts.add(doubledRanks: doubled)
      #expect(replay.explanation?.institution.identifier == "C")
      #expect(replay.drawn.count == 5)
    }
    let tally = try study.run.progress(on: [0..<40]).whole
    for unit in 0..<7 {
      #expect(tally.ranks?.distribution(of: unit).mean == counts.distribution(of: unit).mean)
    }
  }

  @Test func countsHowOftenOneComesBeforeAnother() throws {
    let report = RobustnessReport(try whole(RobustnessStudy(request("weights:box:60%"))))
    for row in report.rows {
      #expect(row.rivals[0].wins + row.rivals[0].ties <= 301)
      if row.institution.identifier == "C" { #expect(row.rivals[0].ties == 301) }
      if row.institution.identifier == "F" { #expect(row.ranks?.absent == 301) }
    }
  }

  @Test(arguments: ["0..<301", "5..<6"]) func readsRanges(text: String) throws {
    #expect(try DrawRange.range(text, of: 301).lowerBound >= 0)
  }

  @Test(arguments: ["", "5", "5..5", "5..<5", "7..<5", "-1..<3", "0..<302", "a..<b", "0..<1..<2"])
  func refusesWhatIsNoRange(text: String) {
    #expect(rules { try DrawRange.range(text, of: 301) } == ["usage.range"])
    #expect(rules { try DrawRange.draw("301", of: 301) } == ["usage.range"])
  }
}
