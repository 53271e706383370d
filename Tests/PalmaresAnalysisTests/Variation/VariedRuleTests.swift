import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

@Suite struct VariedRuleTests {
  private let score = NodeDefinition(
    code: "score",
    source: .combination(
      Combination(
        rule: .mean(power: 1, zeros: .refuse),
        children: zip(["p", "q", "r"], [1.0, 2, 4]).map {
          Child(node: NodeReference($0), weight: Expression($1))
        }, needs: .count(3))))

  private func evaluation(_ columns: [String: [Double?]]) throws -> Evaluation {
    let rank = NodeDefinition(
      code: "rank", source: .node(NodeReference("score")),
      then: [Step(.rank(Rank(first: .high, ties: .min)))])
    let methodology = Methodology(
      nodes: [score, rank],
      results: ResultsDefinition(score: NodeReference("score"), rank: NodeReference("rank")))
    return try Graph(compiling: methodology).evaluated(on: dataset(columns))
  }

  /// COINr's `sample_2_para` cuts the range of the sample, and fails with one alternative.
  @Test(arguments: 1...7) func makesEveryFormAsLikely(alternatives: Int) {
    let steps = (0..<alternatives).map { RuleAlternative.steps([Step(.round(Round(digits: $0)))]) }
    let rule = VariedRule(of: score, .steps, steps)
    let parts = alternatives + 1
    for form in 0..<parts {
      let start = Double(form) / Double(parts)
      #expect(rule.choice(at: start + 1e-12) == (form == 0 ? nil : form - 1))
      #expect(rule.choice(at: start + 1 / Double(parts) - 1e-12) == (form == 0 ? nil : form - 1))
    }
    #expect(rule.choice(at: 1 - 0x1p-53) == alternatives - 1)
  }

  @Test func leavesOneChildOutWithItsWeight() throws {
    let base = try evaluation(["p": [10, 0], "q": [0, 10], "r": [5, 5]])
    let model = try DrawModel(base, varying: Variation([.rule(.leavingOneOut(of: score))]))
    let scores = try [0.1, 0.3, 0.6, 0.9].map { try model.outcome(at: [$0]).scores?.numbers }
    #expect(scores[0] == [30.0 / 7, 40.0 / 7])
    #expect(scores[1] == [20.0 / 6, 40.0 / 6])
    #expect(scores[2] == [6, 4])
    #expect(scores[3] == [10.0 / 3, 20.0 / 3])
  }

  /// Weights are drawn for every child, then one goes: the others keep their own draw.
  @Test func leavesOutAmongDrawnWeights() throws {
    let base = try evaluation(["p": [10, 0], "q": [0, 10], "r": [5, 5]])
    let weights = VariedWeights(of: "score", nominal: [1, 2, 4], .box(share: 0.5))
    for inputs in [
      [.rule(.leavingOneOut(of: score)), .weights(weights)],
      [VariedInput.weights(weights), .rule(.leavingOneOut(of: score))],
    ] {
      let isFirst = if case .rule = inputs[0] { true } else { false }
      let drawn = [0.0, 0.5, 0.75]
      let model = try DrawModel(base, varying: Variation(inputs))
      // 'q' is out: p weighs .5, r 5.
      let outcome = try model.outcome(at: isFirst ? [0.6] + drawn : drawn + [0.6])
      #expect(outcome.scores?.numbers == [30 / 5.5, 25 / 5.5])
    }
  }

  @Test func treatsMissingChildrenAsTheAlternativeSays() throws {
    let base = try evaluation(["p": [10, 0], "q": [nil, 10], "r": [5, 5]])
    let zero = RuleAlternative.missing(needs: .all, fill: Step(.fill(Fill(with: 0))))
    let reweight = RuleAlternative.missing(needs: .count(1), fill: nil)
    let rule = VariedRule(of: score, .missing, [zero, reweight])
    let model = try DrawModel(base, varying: Variation([.rule(rule)]))
    let first = try [0.1, 0.5, 0.9].map { try model.outcome(at: [$0]).scores?.number(at: 0) }
    #expect(first == [nil, 30.0 / 7, 6])
    // What an alternative filled, another doesn't.
    let filled = zero.applied(to: score)
    let again = reweight.applied(to: filled)
    guard case .combination(let combination) = again.source else {
      Issue.record("no combination")
      return
    }
    #expect(combination.each.isEmpty)
  }

  @Test func equalsTheMethodologyWrittenSo() throws {
    let base = try evaluation(["p": [10, 0, 4], "q": [1, 10, 3], "r": [5, 5, 2]])
    let alternative = RuleAlternative.steps([Step(.round(Round(digits: 0)))])
    let model = try DrawModel(
      base, varying: Variation([.rule(VariedRule(of: score, .steps, [alternative]))]))
    var change = Change()
    change.nodes["score"] = alternative.applied(to: score)
    let written = try Graph(compiling: base.graph.methodology.changed(by: change))
      .evaluated(on: base.dataset)
    #expect(try model.outcome(at: [0.9]).scores == written.column(NodeReference("score")))
    #expect(try model.outcome(at: [0.1]).scores == base.column(NodeReference("score")))
  }
}
