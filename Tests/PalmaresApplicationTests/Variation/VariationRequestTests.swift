import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct VariationRequestTests {
  private static let method = """
    palmares: 1
    id: towns
    edition: "2026"
    title: Towns
    status: example
    data: {file: towns.csv, id: id}
    fit: all
    nodes:
      a: {column: air, then: [{min_max: [0, 100]}]}
      w: {column: water}
      "green, blue": {mean: {a: 1, w: 3}, needs: all}
      data_led: {mean: [a, w], needs: all, weights: {by: entropy}}
      middle: {median: [a, w], needs: all}
      near: {topsis: {of: {a: 1, w: 1}, normalisation: vector}, needs: all}
      overall: {mean: {"green, blue": 2, data_led: 1, middle: 1, near: 1}, needs: 2}
      rank: {of: overall, then: [{rank: {first: high, ties: min}}]}
    results: {score: overall, rank: rank}
    """

  private static let table = """
    id,air,water,air_error,bad_error,zone
    A,1,5,0.1,0.2,x
    B,3,4,0.1,,y
    C,7,9,0.2,-1,x
    D,2,2,0.1,0.1,y
    """

  private func planned(_ texts: String...) throws -> PlannedVariation { try planned(all: texts) }

  private func planned(all texts: [String]) throws -> PlannedVariation {
    let folder = try TemporaryFolder()
    let file = try folder.file("towns.yml", Self.method)
    try folder.file("towns.csv", Self.table)
    let request = try VariationRequest(texts)
    let compiled = try CompiledMethodology(file: file)
    let applied = try AppliedMethodology(compiled, alsoReading: request.requirements)
    return try request.planned(
      for: applied.evaluation, targets: [NodeReference("rank"), NodeReference("overall")])
  }

  /// Whoever has too few indicators isn't compared: the share of those known decides it, and no score.
  @Test func leavesAsideWhatOnlyDecidesWhoIsCompared() throws {
    let compiled = try CompiledMethodology(
      file: shippedShare + "/methods/french-he-2021/french-he-2021.yml")
    let applied = try AppliedMethodology(compiled)
    let results = compiled.document.methodology.results
    let targets = [results.rank, results.score].compactMap { $0 }
    func planned(_ text: String) throws -> PlannedVariation {
      try VariationRequest([text]).planned(for: applied.evaluation, targets: targets)
    }
    let all = try planned("weights:box:25%")
    #expect(!all.parts.contains { $0.text.hasPrefix("weights@available:") })
    #expect(all.parts.contains { $0.text.hasPrefix("weights@teaching:") })
    #expect(
      all.leftAside.contains { $0.en.contains("'available'") && $0.en.contains("who is compared") })
    #expect(
      try planned("weights@available:box:25%").parts.map(\.text) == ["weights@available:box:25%"])
  }

  private func broken(_ texts: String...) -> [String] {
    rules {
      try planned(all: texts)
    }
  }

  private func labels(_ plan: PlannedVariation) -> [String] {
    plan.parts.map(\.input.label.en)
  }

  @Test func variesEveryNodeWhoseWeightsAreDeclaredAndSaysWhichItLeaves() throws {
    let plan = try planned("weights:box:25%")
    #expect(labels(plan) == ["weights of 'green, blue'", "weights of 'overall'"])
    #expect(plan.leftAside.count == 4)
    let left = plan.leftAside.map(\.en).joined(separator: "\n")
    for reason in ["'data_led'", "entropy", "'middle'", "counts once", "near.to_best", "topsis"] {
      #expect(left.contains(reason), "\(reason) in \(left)")
    }
  }

  @Test func takesANameWithACommaBetweenBackquotes() throws {
    let plan = try planned("weights@`green, blue`,overall:sum-box:10%")
    #expect(labels(plan) == ["weights of 'green, blue'", "weights of 'overall'"])
    guard case .weights(let weights) = plan.parts[0].input else { return }
    #expect(weights.nominal == [1, 3])
    #expect(weights.law == .sumBox(share: 0.1))
  }

  @Test(arguments: ["data_led", "middle", "near", "near.to_best", "a"])
  func refusesWeightsThatCantBeDrawnWhereTheyAreNamed(node: String) throws {
    #expect(broken("weights@\(node):box:25%") == ["variation.not-applicable"])
  }

  @Test func variesFiguresOfEveryColumnOfNumbersThatTheResultReads() throws {
    #expect(labels(try planned("noise:5%")) == ["figures of 'air'", "figures of 'water'"])
    let named = try planned("noise@air:se=air_error")
    guard case .figures(let figures) = named.parts[0].input else { return }
    #expect(figures.errors == [0.1, 0.1, 0.2, 0.1])
  }

  @Test func refusesStandardErrorsThatAreMissingOrNegative() {
    #expect(
      broken("noise@air:se=bad_error")
        == ["variation.standard-errors", "variation.standard-errors"])
  }

  @Test func readsAlternativesInTheWordsOfTheLanguage() throws {
    let plan = try planned(
      "steps@a:[{z_score: {mean: 50, sd: 10}}]", "steps@a:[]",
      "missing@overall:zero|all|60%|{fill: mean}",
      "out@overall")
    #expect(
      labels(plan) == [
        "steps of 'a'", "missing values in 'overall'", "one child of 'overall' out",
      ])
    #expect(plan.parts.map(\.input.dimension) == [1, 1, 1])
    guard case .rule(let steps) = plan.parts[0].input,
      case .rule(let missing) = plan.parts[1].input,
      case .rule(let out) = plan.parts[2].input
    else { return }
    #expect(steps.alternatives.count == 2)
    #expect(missing.alternatives.count == 4)
    #expect(out.alternatives.count == 4)
  }

  @Test func namesEveryProblemAtOnce() {
    #expect(
      broken("weights:box:250%", "colour@x:1", "weights:dirichlet:0", "noise:")
        == [String](repeating: "usage.variation", count: 2))
    #expect(
      broken("weights:box:250%", "weights@nowhere:box:5%", "noise@a:5%")
        == ["usage.variation", "variation.unknown-name", "variation.unknown-name"])
  }

  @Test(arguments: [
    "", "weights", "weights:", "weights:box", "weights:box:", "weights:box:25", "weights:box:0%",
    "weights:ball:3", "weights@:box:25%", "weights@a,:box:25%", "noise:1001%", "steps:[]",
    "out@a:1",
    "weights:dirichlet:nan", "weights:dirichlet:-1", "weights@`a:box:25%", "@", ":", "noise:-5%",
  ])
  func refusesWhatItCantRead(text: String) {
    let found = broken(text)
    #expect(found == ["usage.variation"], "\(text): \(found)")
  }

  @Test func refusesAStepThatIsNone() {
    #expect(broken("steps@a:[{min_mix: [0, 1]}]") == ["methodology.unknown-key"])
    #expect(!broken("steps@a:[").isEmpty)
    #expect(!broken("missing@overall:sometimes").isEmpty)
  }

  /// An alternative is applied once before any draw: what it can't do is no matter of chance.
  @Test func refusesAnAlternativeThatCantBeApplied() {
    #expect(!broken("steps@a:[{map: log(x - 5)}]").isEmpty)
  }

  @Test func refusesTheSameInputTwice() {
    #expect(broken("weights:box:25%", "weights@overall:box:10%") == ["variation.twice"])
  }

  @Test func saysWhenNothingVaries() {
    #expect(broken("out@a") == ["variation.not-applicable"])
  }
}
