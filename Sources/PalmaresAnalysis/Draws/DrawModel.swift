public import PalmaresCore
public import PalmaresEngine

/// What a methodology gives under a variation, point by point and draw by draw.
///
/// What depends on the varied inputs is worked out for many draws at once where its rules allow it, and
/// draw by draw otherwise (``obstacle`` says why). The ranks don't depend on it.
public struct DrawModel: Sendable {
  public let base: Evaluation
  public let variation: Variation
  /// The node whose ranks are looked at.
  public let rank: NodeReference
  /// The node whose value is the score, where there is one.
  public let score: NodeReference?
  /// Twice the rank is counted, because equals share the mean of their places, or do under a varied rule.
  public let countsHalves: Bool
  /// Whether draws give scores too.
  public let givesScores: Bool
  /// Why draws are evaluated one by one; `nil` where they aren't.
  public let obstacle: PlanRefusal?
  let plan: DrawPlan?
  /// Where rules are varied, and draws that choose the same ones are worked out side by side.
  let variants: RuleVariants?

  /// - Parameters:
  ///   - base: the methodology on its figures, as they are.
  ///   - variation: what is varied.
  ///   - givesScores: whether draws give scores, to the last bit; ranks alone are faster.
  /// - Throws: `analysis.no-rank` where the results name no rank.
  public init(
    _ base: Evaluation, varying variation: Variation, givesScores: Bool = false
  ) throws(DiagnosticError) {
    let results = base.graph.methodology.results
    guard let rank = results.rank else {
      throw DiagnosticError(Self.noRank(base.graph.methodology))
    }
    self.base = base
    self.variation = variation
    self.rank = rank
    score = results.score
    self.givesScores = givesScores && results.score != nil
    let countsHalves = base.graph.rankTies(of: rank) == .average || variation.mayShareMeans
    self.countsHalves = countsHalves
    var variants: RuleVariants?
    var plan: DrawPlan?
    var obstacle: PlanRefusal?
    do throws(PlanRefusal) {
      if let refusal = variation.obstacleOfRules ?? variation.obstacleOfChecks(in: base.graph) {
        throw refusal
      }
      let variesRules = variation.inputs.contains(where: \.isRule)
      variants =
        variesRules
        ? RuleVariants(
          base, variation, rank: rank, score: results.score, countsHalves: countsHalves,
          givesScores: self.givesScores) : nil
      // Where rules alone are varied nothing moves under them.
      let movesMore = variation.inputs.contains { !$0.isRule }
      plan =
        movesMore
        ? try DrawPlan(
          base, variation, rank: rank, score: results.score, countsHalves: countsHalves,
          wantsScores: self.givesScores) : nil
    } catch {
      (variants, obstacle) = (nil, error)
    }
    (self.variants, self.plan, self.obstacle) = (variants, plan, obstacle)
  }

  /// Ranks and scores at one point.
  public func outcome(at point: [Double]) throws(DiagnosticError) -> DrawOutcome {
    try outcome(of: variation.change(at: point))
  }

  /// Ranks and scores under one change.
  public func outcome(of change: Change) throws(DiagnosticError) -> DrawOutcome {
    let targets = [rank] + [score].compactMap { $0 }
    let evaluation = try base.changed(by: change, targets: targets)
    let absent = Column(absent: .missing, count: base.dataset.units.count)
    return DrawOutcome(
      ranks: evaluation.column(rank) ?? absent,
      scores: score.map { evaluation.column($0) ?? absent })
  }

  static func noRank(_ methodology: Methodology) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("analysis.no-rank"), .error,
      LocalizedText(
        en: "The results of '\(methodology.code)' name no rank: there is no place to look at.",
        fr:
          "Les résultats de « \(methodology.code) » ne nomment aucun rang : il n'y a pas de place à"
          + " observer."),
      fix: [
        LocalizedText(
          en: "Choose a table that ranks with '--table', or name a rank in 'results'.",
          fr: "Choisissez un tableau classé avec « --table », ou nommez un rang dans « results ».")
      ])
  }
}

/// What one draw gives.
public struct DrawOutcome: Sendable, Hashable {
  /// A rank for each institution that has one, as the methodology counts them (ties included).
  public var ranks: Column
  public var scores: Column?
}
