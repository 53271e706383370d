import Foundation
import PalmaresCommandLine
import PalmaresTestSupport
import Testing

/// `palmares levers`, as it is called.
@Suite struct LeversTests {
  private static let methodology = """
    palmares: 1
    id: own
    edition: "2025"
    title: Own
    status: example
    data:
      file: figures.csv
      id: id
      columns:
        energy: {between: [0, 100]}
        promise: {declarative: true}
    fit: all
    nodes:
      energy: {column: energy}
      waste: {column: waste}
      promise: {column: promise}
      score: {mean: [energy, waste, promise], needs: all}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank}

    """

  private static let figures = """
    id,energy,waste,promise
    A,30,30,0
    B,60,30,3
    C,90,90,3
    D,10,20,1

    """

  private func folder(_ figures: String = figures) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("own.yml", Self.methodology)
    try folder.file("figures.csv", figures)
    return folder
  }

  private func json(_ run: Run) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      "\(run.messages)")
  }

  @Test func namesTheColumnsThatLabelsStandFor() throws {
    let run = Run(
      ["levers", "hdi-2023", "France", "--score", "0.93", "--lang", "fr"],
      environment: ["PALMARES_SHARE": shippedShare, "LANG": "C"])
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("= mean_schooling"), "\(run.output)")
    let own = try Run("levers", "\(folder().path)/own.yml", "A", "--gain", "1")
    #expect(!own.output.contains("--allow"), "\(own.output)")
  }

  @Test func findsTheCheapestPlanAndProvesIt() throws {
    let folder = try folder()
    let run = Run(
      "levers", "\(folder.path)/own.yml", "A", "--gain", "1", "--cheapest", "--allow",
      "energy=..60/10@5", "--allow", "waste=..60/10@4", "--json")
    #expect(run.exitCode == .done)
    let plan = try #require(try json(run)["plan"] as? [String: Any])
    // 33 points are missing of B's sum: three steps of waste at 4 and one of energy at 5.
    #expect(plan["cost"] as? Double == 17)
    #expect(plan["proof"] as? String == "proved")
    let standing = try #require(plan["standing"] as? [String: Any])
    #expect(standing["rank"] as? Double == 2)
  }

  @Test func leavesOutWhatIsOnlyAStatement() throws {
    let folder = try folder()
    let run = Run("levers", "\(folder.path)/own.yml", "A", "--score", "21")
    #expect(run.exitCode == .done)
    #expect(run.output.contains("Left out, as they are only statements: 'promise'."))
    let explicit = Run(
      "levers", "\(folder.path)/own.yml", "A", "--score", "21", "--allow", "promise=..3/1")
    #expect(explicit.output.contains("1 change for a score of 21"))
  }

  @Test func saysHowFarTheBestIsFromATargetOutOfReach() throws {
    let folder = try folder()
    let run = Run(
      "levers", "\(folder.path)/own.yml", "A", "--rank", "1", "--allow", "energy=..60/10")
    #expect(run.exitCode == .findings)
    #expect(
      run.messages.contains(
        "The target is out of reach (1st place): the best leads to 3rd, score 30."))
  }

  @Test func saysByHowMuchATargetIsMet() throws {
    let folder = try folder()
    let run = Run("levers", "\(folder.path)/own.yml", "C", "--rank", "3")
    #expect(run.exitCode == .done)
    #expect(run.messages.contains("The target is met already, by 2 places"))
    let just = Run("levers", "\(folder.path)/own.yml", "C", "--rank", "1")
    #expect(just.messages.contains("The target is met already, just: 1st place."))
    let french = Run("levers", "\(folder.path)/own.yml", "C", "--rank", "1", "--lang", "fr")
    #expect(
      french.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("tout juste : le 1er rang."))
  }

  /// A bound is an end also where a whole step doesn't meet it, whoever chose the step.
  @Test(arguments: [["--allow", "energy=..60/20@2"], ["--allow", "energy=..60/20"]])
  func reachesABoundByAPartOfAStep(levers: [String]) throws {
    let folder = try folder()
    // 60 is a step of 20 and half of one from 30; the sum must rise by 30.
    let run = Run(
      ["levers", "\(folder.path)/own.yml", "A", "--score", "30", "--cheapest", "--json"] + levers)
    #expect(run.exitCode == .done, "\(run.messages)")
    let plan = try #require(try json(run)["plan"] as? [String: Any])
    let step = try #require((plan["steps"] as? [[String: Any]])?.first)
    #expect(step["to"] as? Double == 60)
    #expect(plan["cost"] as? Double == (levers[1].contains("@") ? 3 : 100))
    #expect(plan["proof"] as? String == "proved")
  }

  /// Directions of nodes and of steps, a reversed scale, a negative weight: each as it acts.
  @Test func othersMoveTowardsTheBetterWhereverThatIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.file(
      "own.yml",
      """
      palmares: 1
      id: own
      edition: "2025"
      title: Own
      status: example
      data: {file: figures.csv, id: id}
      fit: all
      nodes:
        more: {column: more}
        stepped: {column: stepped, then: [{lower_is_better: true}]}
        declared:
          {column: declared, direction: lower_is_better, then: [{map: 100 - x}]}
        reversed: {column: reversed, then: [{scale: {from: [0, 100], to: [100, 0]}}]}
        weighed: {column: weighed}
        share: {column: more, then: [{map: x / head}]}
        total:
          {sum: {more: 1, stepped: 1, declared: 1, reversed: 1, weighed: -1, share: 1}, needs: all}
        score: {of: total, then: [{scale: {from: [0, max], to: [0, 100]}}]}
        rank: {of: score, then: [{rank: {first: high, ties: min}}]}
      results: {score: score, rank: rank}

      """)
    try folder.file(
      "figures.csv",
      "id,more,stepped,declared,reversed,weighed,head\nA,50,50,50,50,50,10\nB,40,40,40,40,40,10\n")
    let run = Run(
      "levers", "\(folder.path)/own.yml", "A", "--rank", "1", "--others", "+50%", "--json")
    let document = try json(run)
    #expect(document["others_left"] as? [String: [String]] == ["only_divides": ["head"]])
    // B is then 60 of more, 20 of whatever is better low, and the head count stays.
    let best = 60.0 - 20 + 80 + 80 - 20 + 6
    let start = try #require(document["start"] as? [String: Any])
    #expect(abs(try #require(start["score"] as? Double) - 100 * 55 / best) < 1e-9)
  }

  /// Directions declared on nodes of a shipped method; figures that only divide stay. The score is that of
  /// the same table moved by hand, in which two negative growths move up.
  @Test func othersOfAShippedMethodMoveByTheirNodesDirections() throws {
    let run = Run(
      ["levers", "asem-2018", "FRA", "--gain", "1", "--others", "+2%", "--json"],
      environment: ["PALMARES_SHARE": shippedShare])
    let document = try json(run)
    let start = try #require(document["start"] as? [String: Any])
    #expect(start["rank"] as? Double == 25)
    #expect(abs(try #require(start["score"] as? Double) - 54.11729) < 5e-6)
    let left = document["others_left"] as? [String: [String]]
    #expect(left == ["only_divides": ["population", "area", "energy", "gdp"]])
    let french = Run(
      ["levers", "asem-2018", "FRA", "--gain", "1", "--others", "+2%", "--lang", "fr"],
      environment: ["PALMARES_SHARE": shippedShare])
    let words = french.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("le 20e rang ou mieux, compté à partir du 21e rang d’aujourd’hui."))
    #expect(words.contains("ce qui seul mène au 25e rang, score 54,1."))
    // As explanations call it, where only the node has a label.
    #expect(words.contains("Superficie"))
    #expect(words.components(separatedBy: "PubDebt").count == 2 && words.contains("= PubDebt"))
  }

  @Test func namesWordsThatWereNotTried() throws {
    let run = Run(
      ["levers", "letudiant-engineering-2023", "charmes", "--score", "111"],
      environment: ["PALMARES_SHARE": shippedShare])
    #expect(run.exitCode == .findings)
    #expect(run.messages.contains("out of reach of the inputs that are numbers"))
    #expect(run.output.contains("Not tried, being words and no numbers: 'ddrs_label'."))
  }

  @Test func writesATargetWithTheDigitsItNeeds() throws {
    let run = Run(
      ["levers", "hdi-2023", "France", "--score", "0.9204"],
      environment: ["PALMARES_SHARE": shippedShare])
    #expect(run.output.contains("0.9204 at least"))
  }

  /// Places won are counted upwards, as `whatif` counts them.
  @Test func countsPlacesWonUpwardsInJSON() throws {
    let folder = try folder()
    let run = Run(
      "levers", "\(folder.path)/own.yml", "A", "--rank", "2", "--allow", "energy=..90/60", "--json")
    let inputs = try #require(try json(run)["inputs"] as? [[String: Any]])
    let energy = try #require(inputs.first { $0["column"] as? String == "energy" })
    #expect((energy["up"] as? [String: Any])?["rise"] as? Double == 1)
  }

  @Test func saysThatAPlaceIsShared() throws {
    let folder = try folder("id,energy,waste,promise\nA,30,30,0\nB,30,30,0\nC,90,90,3\n")
    let run = Run("levers", "\(folder.path)/own.yml", "A", "--rank", "1")
    #expect(run.output.contains("A: tied 2nd of 3"), "\(run.output)")
  }

  @Test func aimsAtAScoreFromOwnFactsAndRefusesARank() throws {
    let folder = try folder("id,energy,waste,promise\nA,30,30,0\n")
    let score = Run(
      "levers", "\(folder.path)/own.yml", "A", "--score", "25", "--allow", "energy=..60/5", "--json"
    )
    #expect(score.exitCode == .done, "\(score.messages)")
    let document = try json(score)
    #expect(document["basis"] as? String == "own-facts")
    #expect((document["plan"] as? [String: Any])?["changes"] as? Int == 1)
    let rank = Run(
      "levers", "\(folder.path)/own.yml", "A", "--gain", "1", "--allow", "energy=..60/5")
    #expect(rank.exitCode == .badInput)
    #expect(rank.messages.contains("levers.no-field"))
  }

  @Test func countsWhatOthersAreAssumedToDo() throws {
    let folder = try folder()
    let still = Run(
      "levers", "\(folder.path)/own.yml", "B", "--rank", "2", "--allow", "energy=..100/1")
    #expect(still.messages.contains("levers.target-met"))
    let moving = Run(
      "levers", "\(folder.path)/own.yml", "B", "--rank", "2", "--allow", "energy=..100/1",
      "--others", "+60%", "--json")
    #expect(moving.exitCode == .done)
    let document = try json(moving)
    #expect(document["others"] as? String != nil)
    #expect((document["present"] as? [String: Any])?["rank"] as? Double == 2)
    #expect((document["start"] as? [String: Any])?["rank"] as? Double == 3)
    try folder.file("next.csv", "id,energy,waste,promise\nA,90,50,0\nC,90,90,3\nD,10,20,1\n")
    let table = Run(
      "levers", "\(folder.path)/own.yml", "B", "--rank", "2", "--allow", "energy=..100/1",
      "--others", "\(folder.path)/next.csv")
    #expect(table.exitCode == .findings)
    #expect(table.messages.contains("3rd"))
  }

  @Test(arguments: [
    (["--score", "40", "--allow", "enrgy=..60"], "Did you mean 'energy'?"),
    (["--score", "40", "--allow", "energy=..120"], "levers.outside-bounds"),
    (
      ["--score", "40", "--allow", "energy=40..60"], "'energy' is 30, outside its bounds 40 and 60."
    ),
    (["--score", "40", "--allow", "energy=..30/50"], "levers.step"),
    (["--score", "40", "--allow", "energy=..60/0.01"], "at most"),
    (
      ["--score", "40", "--allow", "energy=..60/1@2", "--allow", "waste=..60"], "levers.mixed-costs"
    ),
    (["--score", "40", "--allow", "waste=-1e308..1e308"], "'waste' are too far apart"),
    (["--score", "40", "--allow", "waste=..100/1@1e308"], "levers.cost"),
    (
      ["--score", "40", "--allow", "waste=..60", "--allow", "waste=..50"], "usage.repeated-setting"
    ),
    (["--gain", "9"], "There are no 9 places to gain".lowercased()),
    (["--score", "40", "--others", "+x%"], "usage.others"),
    (["--score", "x"], "usage.not-a-score"),
    (["--score", "40", "--rank", "1"], "usage.conflicting-options"),
    ([], "usage.missing-argument"),
  ])
  func saysWhatIsWrong(options: [String], message: String) throws {
    let folder = try folder()
    let run = Run(["levers", "\(folder.path)/own.yml", "A"] + options)
    #expect(run.exitCode == .badInput || run.exitCode == .usage)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  @Test func readsAFileOfLevers() throws {
    let folder = try folder()
    try folder.file(
      "levers.yml",
      """
      palmares: 1
      cost_unit: k€
      levers:
        energy: {to: 60, step: 10, cost: 5}
        waste: {declarative: true}
      """)
    let run = Run(
      "levers", "\(folder.path)/own.yml", "A", "--score", "25", "--levers",
      "\(folder.path)/levers.yml", "--lang", "fr")
    #expect(run.exitCode == .done, "\(run.messages)")
    #expect(run.output.contains("Coût (k€)"))
    #expect(run.output.contains("waste"))
  }

  /// Every answer on shipped methods is what the engine makes of the figures.
  @Test(arguments: [
    ["hdi-2023", "France", "--gain", "3"],
    ["letudiant-engineering-2023", "frenes", "--rank", "3", "--cheapest"],
    [
      "french-he-2021", "Université Paris-Saclay", "--gain", "3", "--allow", "buildings=120..160/4",
    ],
  ])
  func answersOnShippedMethods(call: [String]) throws {
    let run = Run(["levers"] + call + ["--json"], environment: ["PALMARES_SHARE": shippedShare])
    #expect(run.exitCode == .done, "\(run.messages)")
    let document = try json(run)
    #expect(document["basis"] as? String == "cohort")
    let plan = try #require(document["plan"] as? [String: Any])
    let steps = try #require(plan["steps"] as? [[String: Any]])
    let last = try #require(steps.last?["standing"] as? [String: Any])
    let standing = try #require(plan["standing"] as? [String: Any])
    #expect(last["score"] as? Double == standing["score"] as? Double)
    let target = try #require(document["target"] as? [String: Any])
    if let rank = target["rank_at_most"] as? Double {
      #expect(try #require(standing["rank"] as? Double) <= rank)
    } else {
      let wanted = try #require(target["score_at_least"] as? Double)
      #expect(try #require(standing["score"] as? Double) >= wanted - 1e-9)
    }
  }
}
