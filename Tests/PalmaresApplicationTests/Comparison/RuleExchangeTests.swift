import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresTestSupport
import Testing

/// What one rule does is what a file with that one rule would give.
@Suite struct RuleExchangeTests {
  private let folder: TemporaryFolder
  private let files: (first: String, second: String, other: String)

  init() throws {
    folder = try TemporaryFolder()
    files = try Editions.write(to: folder)
  }

  private func exchange(_ second: String, of institution: String) throws -> RuleExchange {
    let comparison = try MethodComparison(
      files: [files.first, second], institution: institution)
    return try #require(comparison.institution?.exchanges.first?.exchange)
  }

  private func standing(_ text: String, of institution: String) throws -> (Double?, Double?) {
    let ranking = try Ranking(file: try folder.file("hybrid.yml", text))
    let row = ranking.rows.first { $0.identifier == institution }
    return (row?.score?.number, row?.rank?.low)
  }

  /// Each rule of the second edition written by hand into the file of the first.
  private static let byHand: [(rule: ExchangedRule, old: String, new: String)] = [
    (.parameter("share"), "{share: .6}", "{share: .4}"),
    (
      .steps(of: "green"), "min_max: [0, 100]",
      "percentile_rank: {best: high, ties: min, denominator: n, to: [0, 100]}"
    ),
    (.steps(of: "score"), "needs: all, then: [{round: 1}]", "needs: all"),
    (
      .source(of: "score"), "score: {mean: {green: share, calm: 1 - share}, needs: all",
      "extra: {column: calm, then: [{map: x ^ 2}]}\n"
        + "  score: {mean: {green: share, calm: 1 - share, extra: .1}, missing: zero"
    ),
  ]

  @Test(arguments: ["AL", "NI", "MO", "SE", "LU"])
  func eachEffectIsThatOfTheRuleWrittenByHand(institution: String) throws {
    let exchange = try exchange(files.second, of: institution)
    #expect(exchange.effects.count + exchange.idle == Self.byHand.count)
    #expect(exchange.unexchanged.isEmpty)
    for (rule, old, new) in Self.byHand {
      var text = Editions.first
      text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
      let (score, rank) = try standing(text, of: institution)
      let before = try standing(Editions.first, of: institution)
      if let effect = exchange.effects.first(where: { $0.rule == rule }) {
        #expect(effect.change.after == Standing(score: score, rank: rank))
      } else {
        #expect(before.0 == score && before.1 == rank, "\(rule) matters to \(institution)")
      }
    }
  }

  @Test func theLargestComesFirst() throws {
    let effects = try exchange(files.second, of: "AL").effects
    #expect(
      effects.map(\.rule) == [.steps(of: "green"), .parameter("share"), .source(of: "score")])
    #expect(effects[0].citation == "guide 2024, p. 3")
    #expect(effects[2].companions == ["extra"])
  }

  /// 62 → 68 by the weights (.4 × 50 + .6 × 80).
  @Test func oneRuleAloneIsTheWholeChangeWithoutInteraction() throws {
    let text = Editions.first.replacing("{share: .6}", with: "{share: .4}")
    let exchange = try exchange(try folder.file("one.yml", text), of: "AL")
    #expect(exchange.effects.count == 1)
    #expect(exchange.whole.score == 6)
    #expect(exchange.effects[0].change.score == 6)
    #expect(exchange.interaction.score == 0)
    #expect(exchange.interaction.rise == 0)
  }

  /// Doubled in one place and tripled in another: sixfold together, more than both alone.
  @Test func whatTwoRulesDoOnlyTogetherIsInteraction() throws {
    func text(_ a: String, _ b: String) -> String {
      Editions.first.replacing("calm: {column: calm,", with: "quiet: {formula: calm * \(a),")
        .replacing("calm: 1 - share", with: "quiet: 1 - share").replacing(
          "[0, 10], to: [0, 100]", with: "[0, 1], to: [0, \(b)]")
    }
    let one = try folder.file("x1.yml", text("1", "1"))
    let two = try folder.file("x2.yml", text("2", "3"))
    let comparison = try MethodComparison(files: [one, two], institution: "AL")
    let exchange = try #require(comparison.institution?.exchanges.first?.exchange)
    // The part of quiet in the score is .4 × 8 × a × b = 3.2 → 6.4, 9.6, 19.2.
    let changes = exchange.effects.compactMap(\.change.score)
    #expect(changes.map { ($0 * 10).rounded() } == [64, 32])
    #expect(exchange.whole.score.map { ($0 * 10).rounded() } == 160)
    #expect(exchange.interaction.score.map { ($0 * 10).rounded() } == 64)
  }

  @Test func aRuleThatCannotStandAloneIsToldWithItsReason() throws {
    let text = Editions.first.replacing("[0, 10], to: [0, 100]", with: "[0, 10], to: [100, 0]")
      .replacing("{column: calm,", with: "{column: calm, direction: lower_is_better,")
    let first = Editions.first.replacing(
      "{column: calm,", with: "{column: calm, direction: higher_is_better,")
    let comparison = try MethodComparison(
      files: [try folder.file("up.yml", first), try folder.file("down.yml", text)],
      institution: "AL")
    let exchange = try #require(comparison.institution?.exchanges.first?.exchange)
    #expect(exchange.effects.isEmpty)
    #expect(exchange.unexchanged.count == 1)
    #expect(exchange.unexchanged[0].reason.en.contains("declared higher_is_better"))
  }

  @Test func methodsWithoutCommonRulesShowTheirOwnParts() throws {
    let comparison = try MethodComparison(files: [files.first, files.other], institution: "MO")
    let institution = try #require(comparison.institution)
    #expect(institution.exchanges.isEmpty)
    #expect(institution.profiles.map(\.method) == [0, 1])
    let own = institution.profiles[0].profile
    #expect(own.contributions.map(\.node) == ["green", "calm"])
    #expect(own.contributions.map(\.contribution) == [60, 20])
    #expect(own.missing.map(\.en) == ["Parts of 'score': all are needed."])
    #expect(institution.profiles[1].profile.contributions.isEmpty)
  }
}
