import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct ExplainTests {
  @Test func printsTheSumDownToTheCell() throws {
    let share = try TownShare()
    let run = share.run("explain", "towns", "AL")
    let folder = share.folder.path + "/methods/towns"
    #expect(
      run.output == """
        Towns to live in, 2024 (reconstruction, not validated by the publisher)
        Alès (AL): 2nd of 4, score 62.0
        just above: Montpellier (1), 80.0 (+18.0)
        just below: Nîmes (=3), 40.0 (−22.0)

        score = 62.0  (62)
          arithmetic mean: sum of weight × value, ÷ sum of weights
            Part   Value  Weight  Weight × value  Contribution
            ─────  ─────  ──────  ──────────────  ────────────
            green     50     0.6              30            30
            calm      80     0.4              32            32
          total 62; 62 ÷ 1 = 62

        green Green = 50.0  (50)
          column green: '40' \(folder)/towns.csv:2 (column 4, 'green')
          min_max: scale from [min = 20, max = 60] to [0, 100]: 40 → 50

        calm Calm = 80.0  (80)
          column calm: '8' \(folder)/towns.csv:2 (column 5, 'calm')
          scale from [0, 10] to [0, 100]: 8 → 80

        - Not disclosed: how the towns were chosen

        """)
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

  @Test func explainsAnyNodeAndHoldsEverythingInJSON() throws {
    let share = try TownShare()
    let node = share.run("explain", "towns", "AL", "--node", "rank")
    #expect(node.output.contains("rank among 4, highest first, ties share the best place: 62 → 2"))
    let json = share.run("explain", "towns", "AL", "--json").output
    #expect(json.contains(#""schema": "palmares.explain/1""#))
    #expect(json.contains(#""text": "40""#))
    #expect(json.contains(#""expression": "max", "value": 60"#))
  }
}
