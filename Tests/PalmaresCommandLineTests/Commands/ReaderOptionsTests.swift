import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

/// What a reader chooses at the call, and how the output says so.
@Suite struct ReaderOptionsTests {
  private let share: TownShare

  init() throws {
    share = try TownShare()
    try share.folder.file(
      "methods/mine/mine.yml",
      """
      palmares: 1
      id: mine
      edition: "2024"
      extends: ../towns/towns.yml
      data: {columns: {calm: {label: Calm}}}
      parameters:
        greenery: {value: .6, reader: {from: 0, to: 1}, label: {en: Greenery, fr: Verdure}}
        quiet: {value: .4, reader: {from: 0, to: 1, step: .2}}
        scale: 10
      profiles:
        quiet: {title: {en: Quiet first, fr: Le calme d'abord}, set: {greenery: 0, quiet: 1}}
        calm: {title: Calm towns, only: present(calm) and calm >= 80}
      nodes:
        calm: {column: calm, then: [{scale: {from: [0, scale], to: [0, 100]}}]}
        score: {mean: {green: greenery, calm: quiet}, needs: all}

      """)
  }

  private func rank(_ arguments: String...) -> Run {
    Run(["rank", "mine"] + arguments, environment: share.environment)
  }

  private func ranks(_ run: Run) -> [String] {
    run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(8).joined(separator: ",")
    }
  }

  /// Setting every parameter to its own value changes no figure and no rank.
  @Test func settingWhatIsThereChangesNothing() {
    let plain = rank("--format", "csv")
    let set = rank("--format", "csv", "--set", "greenery=0.6", "--set=quiet=.4")
    #expect(set.exitCode == .done, "\(set.messages)")
    #expect(ranks(set) == ranks(plain))
    #expect(ranks(plain).count == 5)
    #expect(!plain.output.contains("reader"))
  }

  @Test func aCoefficientOfTheReadersChangesTheRanking() {
    let run = rank("--set", "greenery=0", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasSuffix(",reader") == true)
    #expect(lines[1].hasPrefix("NI,Nîmes,100,"))
    #expect(lines[1].hasSuffix(",greenery=0"))
    #expect(run.messages.contains("Reader's choice: greenery (Greenery) = 0"))
    #expect(
      rank("--profile", "quiet", "--format", "csv").output.split(separator: "\n")[1]
        .hasSuffix(",profile=quiet; greenery=0; quiet=1"))
  }

  @Test func coefficientsThatAreAllZeroAreRefusedByName() {
    let run = rank("--set", "greenery=0", "--set", "quiet=0")
    #expect(run.exitCode == .badInput)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains("[weighting.reader-zero]"))
    #expect(run.messages.contains("'greenery' and 'quiet'"))
    let french = rank("--set", "greenery=0", "--set", "quiet=0", "--lang", "fr")
    #expect(french.messages.contains("Rien ne compte dans"))
  }

  @Test func whatIsNotTheReadersIsAUsageError() {
    for setting in ["scale=20", "quiet=2", "quiet=.5", "loud=1", "quiet"] {
      let run = rank("--set", setting)
      #expect(run.exitCode == .usage, "\(setting)")
      #expect(run.output.isEmpty)
    }
    #expect(rank("--profile", "loud").exitCode == .usage)
    #expect(rank("--only", "calm >").exitCode == .usage)
    #expect(rank("--only", "a == 1", "--only", "b == 1").messages.contains("repeated-option"))
  }

  @Test func aFilterListsFewerWithTheirPlaceAmongThem() {
    let run = rank("--only", "green < 100")
    #expect(
      run.output.hasPrefix(
        """
        Towns to live in, 2024 (reconstruction, not validated by the publisher): 4 institutions
        Reader's choice: only green < 100

           Rank  Among listed  Id  Name
        """.replacing(": 4 institutions", with: ": 4 institutions listed, ranks among 4")),
      "\(run.output)")
    let lines = rank("--only", "green < 100", "--format", "csv").output.split(separator: "\n")
    #expect(lines[0].hasSuffix(",place_low,place_high,place_tied,reader"))
    #expect(lines[1].hasPrefix("AL,Alès,62,62,2,2,false,"))
    #expect(lines[1].hasSuffix(",1,1,false,only=green < 100"))
    #expect(lines[2].contains(",2,2,true,only=green < 100"))
  }

  @Test func jsonSaysWhatWasChosen() {
    let run = rank("--json", "--profile", "calm", "--set", "quiet=.2", "--top", "1")
    #expect(run.output.contains(#""profile": "calm","#))
    #expect(run.output.contains(#""quiet": 0.2"#))
    #expect(run.output.contains(#""profile_only": "present(calm) and calm >= 80""#))
    #expect(run.output.contains(#""place": {"low": 1, "high": 1, "tied": false}"#))
    #expect(rank("--json").output.contains(#""reader": null"#))
    #expect(rank("--json").output.contains(#""status": "reconstruction""#))
    #expect(rank("--json").output.contains("not validated by the publisher"))
  }

  @Test func nobodyLeftIsAnError() {
    let run = rank("--only", "green > 1000")
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("[results.nobody]"))
    #expect(run.messages.contains("(green > 1000)"))
    #expect(run.messages.contains("'green' holds"))
  }

  @Test func aWordWithoutQuotationMarksIsOfferedWithThem() {
    let run = rank("--only", "green == Verdun")
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains(#"green == "Verdun""#))
  }

  @Test func whatTheFilterMisspellsIsShownAtTheOption() {
    let run = rank("--only", "gren > 10")
    #expect(run.exitCode == .badInput)
    #expect(run.messages.contains("at:  --only:1:1"))
    #expect(run.messages.contains("gren"))
    let undecided = rank("--only", "calm > 10")
    #expect(undecided.messages.contains("present(calm) and calm > 10"))
  }

  @Test func explainSaysTheChoiceAndThePlace() {
    let run = Run(
      ["explain", "mine", "AL", "--only", "present(calm) and green < 100", "--set", "quiet=.6"],
      environment: share.environment)
    #expect(run.output.contains("Reader's choice: quiet = 0.6; only present(calm) and green < 100"))
    #expect(run.output.contains("(1st of the 3 listed)"), "\(run.output)")
    let place = Run(
      ["explain", "mine", "AL", "--only", "present(calm)", "--node", "rank --only"],
      environment: share.environment)
    #expect(place.output.contains("rank --only place among those listed = 2"), "\(place.output)")
  }

  @Test func showSaysWhatIsLeftToReaders() {
    let run = share.run("methods", "show", "mine")
    #expect(run.output.hasPrefix("palmares: 1"))
    #expect(
      run.messages.contains(
        "For the reader to choose, '--set quiet=…': 0.4, from 0 to 1 in steps of 0.2"))
    #expect(run.messages.contains("Profile for '--profile quiet': Quiet first"))
    let json = share.run("methods", "show", "mine", "--json").output
    #expect(json.contains(#""step": 0.2"#))
    #expect(json.contains(#""profiles": ["#))
  }

  @Test func lintTriesEveryProfile() throws {
    #expect(share.run("methods", "lint", "mine").output.contains("0 errors, 0 warnings"))
    let text = """
      palmares: 1
      id: worse
      edition: "2024"
      extends: ../mine/mine.yml
      profiles: {noisy: {title: Noisy, only: nois > 3}, none: {title: None, set: {greenery: 0, quiet: 0}}}

      """
    try share.folder.file("methods/worse/worse.yml", text)
    let lint = share.run("methods", "lint", "worse")
    #expect(lint.exitCode == .findings)
    #expect(lint.output.contains("'nois'"))
    #expect(lint.output.contains("[weighting.reader-zero]"))
    #expect(lint.output.contains("2 errors"), "\(lint.output)")
  }

  @Test func compareSetsWhatEachMethodLeavesToReaders() {
    let run = Run(
      ["compare", "towns", "mine", "--set", "greenery=0", "--json"],
      environment: share.environment)
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains(#""greenery": 0"#))
    #expect(run.output.contains(#""reader": null"#))
    let unknown = Run(
      ["compare", "towns", "mine", "--set", "loud=0"], environment: share.environment)
    #expect(unknown.exitCode == .usage)
    #expect(unknown.messages.contains("'loud'"))
  }

  @Test func namesTheReadersZeroWhereWhatIsLeftWeighsNothing() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("data.csv", "id,a,b\nA,1,2\nB,3,\n")
    let file = try folder.file(
      "m.yml",
      """
      palmares: 1
      id: m
      edition: "1"
      title: M
      status: example
      data: {file: data.csv, id: id}
      fit: all
      parameters: {k: {value: 1, reader: {from: 0, to: 2}, label: K}}
      nodes:
        a: {column: a}
        b: {column: b}
        s: {mean: {a: k, b: 1}, needs: 1}
      results: {score: s}
      """)
    let run = Run("rank", file, "--set", "k=0")
    #expect(run.messages.contains("weigh nothing for 'B'"))
    #expect(run.messages.contains("give more than zero to 'k': '--set k=…'"))
    #expect(!Run("rank", file).messages.contains("--set"))
  }
}
