import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct ExplainTests {
  @Test func printsTheSumDownToTheCell() throws {
    let share = try TownShare()
    let run = share.run("explain", "towns", "AL")
    #expect(
      run.output == """
        Towns to live in, 2024 (reconstruction, not validated by the publisher)
        Alès (AL): 2nd of 4, score 62.0
        just above: Montpellier (1), 80.0 (−18.0 here)
            Green −30.0, Calm +12.0
        just below: Nîmes (=3), 40.0 (+22.0 here)
            Green +30.0, Calm −8.0
        strengths: Green (2nd of 4, +15.0 on the median)
        weaknesses: Calm (3rd of 4, −4.0 on the median)

        score = 62.0  (62)
          arithmetic mean: sum of weight × value, ÷ sum of weights
            Part   Value  Weight  Weight × value  Contribution
            ─────  ─────  ──────  ──────────────  ────────────
            green     50     0.6              30            30
            calm      80     0.4              32            32
          total 62; 62 ÷ 1 = 62

        green Green = 50.0  (50)
          column green: '40' towns.csv:2 (column 4, 'green')
          min_max: scale from [min = 20, max = 60] to [0, 100] (fitted on all institutions): 40 → 50

        calm Calm = 80.0  (80)
          column calm: '8' towns.csv:2 (column 5, 'calm')
          scale from [0, 10] to [0, 100]: 8 → 80

        - Not disclosed: how the towns were chosen
        - From the figures of every institution: score, place and neighbours are
          explained.

        Files of towns in: \(share.folder.path)/methods/towns

        """)
  }

  @Test(arguments: [
    ["asem-2018", "AUT"], ["hdi-2023", "France"], ["letudiant-engineering-2023", "charmes"],
    ["sdg-index-2019", "FRA"], ["the-impact-2027", "Korrness (fictional)"],
    ["svi-us-2018", "48047"],
  ])
  func printedColumnsSumToTheirPrintedTotals(call: [String]) throws {
    let run = Run(
      ["explain"] + call + ["--contributions"],
      environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
    let lines = run.output.split(separator: "\n").map(Array.init)
    let ruler = try #require(lines.firstIndex { $0.first == "─" })
    let last = try #require(lines.firstIndex { $0.starts(with: "total") })
    var start = 0
    for width in lines[ruler].split(separator: " ").map(\.count) {
      defer { start += width + 2 }
      guard start > 0 else { continue }
      func cell(_ line: [Character]) -> Int {
        let digits = line.dropFirst(start).prefix(width).filter { $0.isNumber || $0 == "−" }
        return Int(String(digits).replacing("−", with: "-")) ?? 0
      }
      // In units of the last digit: all cells of a column have as many.
      let sum = lines[(ruler + 1)..<last].map(cell).reduce(0, +)
      #expect(sum == cell(lines[last]), "\(call), from column \(start)")
    }
  }

  @Test func whatCountsForOneOnlyStandsTogether() {
    let run = Run(
      ["explain", "the-impact-2027", "Korrness (fictional)"],
      environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
    let head = run.output.split(separator: "strengths").first ?? ""
    #expect(head.replacing("\n   ", with: "").contains("what counts for one only"))
    #expect(!head.contains(": counts for one only"))
  }

  @Test func anotherInstitutionTakesThePlaceOfTheNeighbours() throws {
    let share = try TownShare()
    let run = share.run("explain", "towns", "AL", "--against", "LU")
    #expect(run.output.contains("Against Lunel"))
    #expect(!run.output.contains("Against Montpellier"))
    let itself = share.run("explain", "towns", "AL", "--against", "Alès")
    #expect(itself.exitCode == .badInput)
    #expect(itself.messages.contains("explain.against-itself"))
  }

  @Test func saysWhyThereIsNoScore() throws {
    let run = try TownShare().run("explain", "towns", "SE", "--lang", "fr")
    #expect(run.output.contains("Sète (SE)"))
    #expect(run.output.contains("non renseigné"))
    #expect(run.output.contains("calm"))
  }

  @Test func findsAnInstitutionAndSaysHow() throws {
    let share = try TownShare()
    for (wanted, said) in [
      ("ales", "matched by name: Alès (AL)"), ("0300002B", "matched by uai: Nîmes (NI)"),
      ("Lunel", "matched by name: Lunel (LU)"), ("lu", "matched by name: Lunel (LU)"),
    ] {
      let run = share.run("explain", "towns", wanted)
      #expect(run.exitCode == .done)
      #expect(run.messages.contains(said))
    }
  }

  @Test func neverGuessesAnInstitution() throws {
    let share = try TownShare()
    let run = share.run("explain", "towns", "Monpellier")
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("Did you mean 'Montpellier'?"))
    let part = share.run("explain", "towns", "n")
    #expect(part.messages.contains("It is part of the name of"))
  }

  @Test func listsTheCandidatesOfAnAmbiguousName() throws {
    let folder = try TemporaryFolder()
    let file = try Towns.write(to: folder)
    let data = try folder.file(
      "twins.csv", "code,name,uai,green,calm\nA,Valence,,1,2\nB,Valencé,,3,4\n")
    let run = Run("explain", file, "VALENCE", "--data", data)
    #expect(run.exitCode == .inputMissing)
    #expect(run.messages.contains("'Valence (A)' and 'Valencé (B)'"))
    #expect(Run("explain", file, "Valence", "--data", data).exitCode == .done)
  }

  @Test func saysWhatOrderedEqualsAndWhoseNumbersSetAScale() throws {
    let folder = try TemporaryFolder()
    let file = try Schools.write(to: folder)
    let english = Run("explain", file, "B").output
    #expect(english.contains("Beta (B): 3rd of 5 (4 listed), score 55\n"))
    #expect(
      english.contains("rank: 1 other has the same value; then by points = 10 (highest first)\n"))
    #expect(english.contains("[min = 10, max = 20] to [0, 100] (fitted on 'large'): 20 → 100"))
    #expect(english.contains("- guide: The guide, https://example.org/guide"))
    let french = Run("explain", file, "B", "--node", "rank", "--lang", "fr").output
    #expect(french.contains("  seulement si staff > 0\n      staff = 150\n"))
    #expect(french.contains("[min = 10\u{202F}; max = 20] à [0\u{202F}; 100]"))
    let group = Run("explain", file, "B", "--node", "among").output
    #expect(group.contains("rank among 2 of 'large', kind 'x', highest first"))
  }

  @Test func wordsAnEmptyCellAndNumbersApartInFrench() throws {
    let folder = try TemporaryFolder()
    let file = try Schools.write(to: folder)
    let run = Run("explain", file, "E", "--node", "grade", "--lang", "fr")
    #expect(run.output.contains("colonne points\u{202F}: cellule vide schools.csv:6"))
    #expect(run.output.contains("découper below [11\u{202F}; 12,5]"))
    #expect(run.output.contains("Eps (E)\u{202F}: sans rang"))
    #expect(run.output.contains("Fichiers de schools dans\u{202F}: \(folder.path)\n"))
  }

  @Test func namesPathsFromTheWorkingDirectory() throws {
    let folder = try TemporaryFolder()
    let file = try Schools.write(to: folder)
    try folder.file("other/more.csv", Schools.data)
    let parent = Run(
      ["explain", file, "B", "--data", folder.path + "/other/more.csv"], in: folder.path)
    #expect(parent.output.contains("'20' other/more.csv:4"))
    let wrong = Run(["rank", folder.path + "/none.yml"], in: folder.path)
    #expect(wrong.exitCode == .inputMissing)
    #expect(!wrong.messages.contains("at:  /tmp"))
  }

  @Test func saysOfAnUnknownNameHowManyThereAre() throws {
    let share = try TownShare()
    let run = share.run("explain", "towns", "zzz", "--lang", "fr")
    #expect(
      run.messages.contains(
        "Aucun des 5 établissements des données ne s’appelle «\u{202F}zzz\u{202F}»."))
  }

  @Test func saysOnceForWhomSeveralNodesExist() throws {
    let folder = try TemporaryFolder()
    _ = try Schools.write(to: folder)
    let file = try folder.file(
      "both.yml",
      Schools.methodology.replacing(
        "points: {column: points}", with: "points: {column: points, only: staff > 0}"))
    let page = Run("explain", file, "B", "--node", "rank").output
    #expect(page.split(separator: "\n").count { $0 == "      staff = 150" } == 1)
    #expect(page.contains("only where staff > 0 (see above)"))
  }

  @Test func explainsAnyNodeAndHoldsEverythingInJSON() throws {
    let share = try TownShare()
    let node = share.run("explain", "towns", "AL", "--node", "rank")
    #expect(
      node.output.contains(
        "rank among all 4 with a value, highest first, ties share the best place: 62 → 2"))
    let json = share.run("explain", "towns", "AL", "--json").output
    #expect(json.contains(#""schema": "palmares.explain/1""#))
    #expect(json.contains(#""text": "40""#))
    #expect(json.contains(#""expression": "max", "value": 60"#))
  }

  @Test func aNameInAnotherLanguageIsOfferedTheOneOfTheData() {
    let environment = ["PALMARES_SHARE": shippedShare, "LANG": "C"]
    let run = Run(["explain", "asem-2018", "Autriche", "--lang", "fr"], environment: environment)
    #expect(run.exitCode != .done)
    #expect(run.messages.contains("Austria (AUT)"))
    #expect(run.messages.contains("dans leur langue"))
    let far = Run(["explain", "asem-2018", "Xylophonie"], environment: environment)
    #expect(!far.messages.contains("meant?"))
  }

  @Test func theDistanceFromTheNeighbourHasTheSignOfTheContributions() throws {
    let share = try TownShare()
    let page = share.run("explain", "towns", "AL")
    #expect(page.output.contains("80.0 (−18.0 here)\n    Green −30.0"))
    let table = share.run("explain", "towns", "AL", "--contributions", "--format", "json")
    let above = try JSONTree(table)["analysis"]["differences"][0]
    #expect(above["relation"].word == "above" && above["difference"].number == -18)
  }
}
