import PalmaresCore
import PalmaresEngine
import Synchronization

/// A methodology under each choice of the rules that are varied: draws that choose the same rules are worked
/// out side by side.
final class RuleVariants: Sendable {
  /// What draws of one choice come to.
  enum Variant: Sendable {
    /// Weights move ranks.
    case plan(DrawPlan)
    /// Nothing else does: every draw of this choice gives the same.
    case same(DrawOutcome)
    /// Draws are evaluated one by one.
    case alone
  }

  private let base: Evaluation
  private let variation: Variation
  private let rank: NodeReference
  private let score: NodeReference?
  private let countsHalves: Bool
  private let givesScores: Bool
  private let rules: [(rule: VariedRule, coordinate: Int)]
  private let known = Mutex<[[Int]: Variant]>([:])

  init(
    _ base: Evaluation, _ variation: Variation, rank: NodeReference, score: NodeReference?,
    countsHalves: Bool, givesScores: Bool
  ) {
    self.base = base
    self.variation = variation
    self.rank = rank
    self.score = score
    self.countsHalves = countsHalves
    self.givesScores = givesScores
    rules = zip(variation.inputs, variation.coordinates).compactMap { input, coordinates in
      if case .rule(let rule) = input { (rule, coordinates.lowerBound) } else { nil }
    }
  }

  /// Which form of each rule a draw chooses; −1 is the declared one.
  func choice(of draw: Int, by random: CounterRandom) -> [Int] {
    rules.map { $0.rule.choice(at: random.uniform(draw: draw, index: $0.coordinate)) ?? -1 }
  }

  /// The same, at a point.
  func choice(at point: [Double]) -> [Int] {
    rules.map { $0.rule.choice(at: point[$0.coordinate]) ?? -1 }
  }

  /// What draws that make a choice come to.
  func variant(of choice: [Int]) -> Variant {
    if let variant = known.withLock({ $0[choice] }) { return variant }
    let variant = made(choice)
    known.withLock { $0[choice] = variant }
    return variant
  }

  private func made(_ choice: [Int]) -> Variant {
    var change = Change()
    for ((rule, _), chosen) in zip(rules, choice) where chosen >= 0 {
      rule.put(rule.alternatives[chosen], into: &change)
    }
    let targets = [rank] + [score].compactMap { $0 }
    do throws(DiagnosticError) {
      let evaluation = try base.changed(by: change, targets: targets)
      return variant(under: evaluation)
    } catch {
      // Each draw tells it by its own number.
      return .alone
    }
  }

  private func variant(under evaluation: Evaluation) -> Variant {
    guard variation.inputs.contains(where: { !$0.isRule }) else {
      guard let ranks = evaluation.column(rank) else { return .alone }
      return .same(DrawOutcome(ranks: ranks, scores: score.flatMap { evaluation.column($0) }))
    }
    do throws(PlanRefusal) {
      return .plan(
        try DrawPlan(
          evaluation, variation, rank: rank, score: score, countsHalves: countsHalves,
          wantsScores: givesScores))
    } catch {
      return .alone
    }
  }
}

extension Variation {
  /// Whether equals share the mean of their places under some rule that may be drawn.
  var mayShareMeans: Bool {
    inputs.contains { input in
      guard case .rule(let rule) = input else { return false }
      return rule.alternatives.contains { alternative in
        guard case .steps(let steps) = alternative else { return false }
        return steps.contains { step in
          if case .rank(let rank) = step.operation { rank.ties == .average } else { false }
        }
      }
    }
  }

  /// Why draws that choose the same rules can't be worked out side by side.
  var obstacleOfRules: PlanRefusal? {
    let weighed = Set(
      inputs.compactMap { input in
        if case .weights(let weights) = input { weights.node } else { nil }
      })
    for case .rule(let rule) in inputs where rule.part == .children {
      guard weighed.contains(rule.declared.code) else { continue }
      return PlanRefusal(
        rule.declared.code,
        LocalizedText(
          en: "its children and their weights are both drawn",
          fr: "ses enfants et leurs poids sont tirés à la fois"))
    }
    return nil
  }
}
