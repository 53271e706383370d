import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct ConfidenceTests {
  private let share: TownShare
  private let folder: TemporaryFolder

  init() throws {
    share = try TownShare()
    folder = try TemporaryFolder()
  }

  private func data(_ errors: [String]) throws -> String {
    let rows = zip(["AL,Alès,,40,8", "NI,Nîmes,,20,10", "MO,Montpellier,,60,5"], errors)
    return try folder.file(
      "errors.csv", "code,name,uai,green,calm,error\n" + rows.map { "\($0),\($1)\n" }.joined())
  }

  private func run(_ errors: [String], _ further: String...) throws -> Run {
    let words = ["confidence", "towns", "--errors", "error", "--data", try data(errors)]
    return Run(words + further, environment: share.environment)
  }

  /// 80, 62 and 40: far apart in units of one, near in units of twenty.
  @Test func smallErrorsTellApartAndLargeOnesDont() throws {
    let small = try run(["1", "1", "1"], "--format", "csv")
    #expect(small.exitCode == .done)
    #expect(
      small.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",").suffix(4) }
        == [["1", "1", "1", "1"], ["2", "2", "2", "2"], ["3", "3", "3", "3"]])
    let large = try run(["20", "20", "20"], "--format", "csv")
    #expect(
      large.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",").suffix(4) }
        == [["1", "3", "1", "3"], ["1", "3", "1", "3"], ["1", "3", "1", "3"]])
  }

  @Test func writesItsSchemaAndWhatWasAssumed() throws {
    let run = try run(["1", "1", "1"], "--json", "--best", "1", "--seed", "7", "--level", "90%")
    for member in [
      #""schema": "palmares.confidence/1""#, #""basis": "cohort""#, #""level": 90"#,
      #""seed": "7""#, #""best": 1"#, #""can_be_best": true"#, "known and independent",
    ] {
      #expect(run.output.contains(member), "\(member)")
    }
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let runs = try (0..<2).map { _ in try run(["9", "8", "7"], "--json", "--seed", "5").output }
    #expect(runs[0] == runs[1])
  }

  @Test func namesErrorsThatAreMissingOrNegative() throws {
    let missing = try run(["1", "", "1"])
    #expect(missing.exitCode == .badInput)
    #expect(missing.messages.contains("[confidence.missing-error]"))
    #expect(missing.messages.contains("'NI'") && missing.messages.contains("errors.csv:3"))
    let negative = try run(["1", "1", "-2"])
    #expect(negative.messages.contains("[confidence.negative-error]"))
    #expect(negative.messages.contains("'MO'"))
  }

  @Test func refusesLevelsAndDrawsThatCantBe() throws {
    for level in ["0", "100", "-1", "x", "nan"] {
      #expect(
        try run(["1", "1", "1"], "--level", level).messages.contains("[usage.level]"))
    }
    let share = try run(["1", "1", "1"], "--level", "0.95")
    #expect(share.exitCode == .usage)
    #expect(share.messages.contains("--level 95'") && share.messages.contains("--level 0.95%'"))
    #expect(try run(["1", "1", "1"], "--level", "0.95%").exitCode == .done)
    #expect(
      try run(["1", "1", "1"], "--resamples", "18").messages
        .contains("[confidence.few-resamples]"))
    #expect(try run(["1", "1", "1"], "--resamples", "19").exitCode == .done)
    #expect(try run(["1", "1", "1"], "--resamples", "0").exitCode == .usage)
  }

  @Test func refusesMoreOfTheBestThanThereAreAndRanksAsScores() throws {
    let best = try run(["1", "1", "1"], "--best", "4")
    #expect(best.exitCode == .badInput && best.messages.contains("[confidence.best]"))
    #expect(try run(["1", "1", "1"], "--best", "3").exitCode == .done)
    let rank = try run(["1", "1", "1"], "--score", "rank")
    #expect(rank.exitCode == .badInput)
    #expect(rank.messages.contains("[confidence.rank-as-score]"), "\(rank.messages)")
  }

  @Test func refusesDrawsThatMemoryWouldNotHold() throws {
    let run = try run(["1", "1", "1"], "--resamples", "100000000", "--level", "1%")
    #expect(run.messages.contains("[confidence.many-resamples]"), "\(run.messages)")
    #expect(run.exitCode == .badInput)
  }

  @Test func refusesAColumnThatIsntThere() throws {
    let unknown = share.run("confidence", "towns", "--errors", "eror")
    #expect(unknown.messages.contains("eror"))
    #expect(unknown.exitCode != .done)
    #expect(share.run("confidence", "towns").exitCode == .usage)
  }

  /// One row: no field, hence no place.
  @Test func ownFactsHaveNoField() throws {
    let folder = try TemporaryFolder()
    let file = try OneSchool.written(in: folder)
    let run = Run("confidence", file, "--errors", "error")
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("[confidence.alone]"))
    #expect(run.messages.contains("there is no field, hence no rank"))
  }

  /// A score, the column below it and a node that repeats it are no errors of it; a share of it can be.
  @Test func refusesTheScoreAsItsOwnError() throws {
    let file = try folder.file(
      "own.yml",
      """
      palmares: 1
      id: own
      edition: "1"
      title: Own
      status: example
      data: {file: own.csv, id: id}
      fit: all
      nodes:
        points: {column: p, then: [{round: 1}]}
        again: {of: points}
        twentieth: {formula: points / 20}
        rank: {of: points, then: [{rank: {first: high, ties: min}}]}
      results: {score: points, rank: rank, show: [again, twentieth]}
      """)
    try folder.file("own.csv", "id,p\nA,50\nB,40\nC,20\n")
    for errors in ["points", "p", "again"] {
      let run = Run(["confidence", file, "--errors", errors])
      #expect(run.exitCode == .badInput, "\(errors)")
      #expect(run.messages.contains("[confidence.score-as-error]"), "\(errors) \(run.messages)")
    }
    #expect(Run(["confidence", file, "--errors", "twentieth"]).exitCode == .done)
  }

  @Test func saysThatAnotherSeedMayMoveAnEndBySeveralRanks() throws {
    let english = try run(["9", "8", "7"], "--best", "2")
    #expect(!english.output.contains("may move by a rank"))
    #expect(english.output.contains("some ends move"))
    let french = try run(["9", "8", "7"], "--best", "2", "--lang", "fr")
    #expect(french.output.contains("Peut figurer parmi les 2 premiers"))
    #expect(french.output.contains("quelques bouts changent"))
    #expect(try run(["9", "8", "7"], "--best", "1", "--lang", "fr").output.contains("au 1er rang"))
  }
}
