import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Which rules make the difference between two methodologies for an institution: each rule of the
/// second is put, one at a time, into the first, and the first is evaluated anew.
///
/// The effects needn't add up to the whole change: what two rules do together and neither does alone
/// remains as ``interaction``.
///
/// - Source: one-at-a-time decomposition, Saltelli et al. (2008), *Global Sensitivity Analysis: The
///   Primer*, §1.2.
public struct RuleExchange: Sendable {
  /// By size of the change of the score, then of the rank, then those of bands, grades and groups; those that change nothing left out.
  public let effects: [RuleEffect]
  /// How many further rules change nothing for the institution.
  public let idle: Int
  public let unexchanged: [UnexchangedRule]
  /// From the first method to the second.
  public let whole: StandingChange
  /// What remains of the whole change after the effects.
  public let interaction: RuleInteraction

  init(
    of identifier: String, from first: ComparedMethod, to second: ComparedMethod, data: String?
  ) {
    let trial = ExchangeTrial(first, second, identifier: identifier, data: data)
    var effects: [RuleEffect] = []
    var unexchanged: [UnexchangedRule] = []
    for (rule, differences) in Self.rules(first, second) {
      let sentences = differences.sentences
      switch trial.outcome(of: rule) {
      case .change(let change, let companions):
        effects.append(
          RuleEffect(
            rule: rule, sentences: sentences, citation: trial.citation(of: rule),
            companions: companions, change: change))
      case .impossible(let reason):
        unexchanged.append(UnexchangedRule(sentences: sentences, reason: reason))
      }
    }
    let mattering = effects.filter(\.matters)
    self.effects = mattering.sorted(by: Self.isLarger)
    idle = effects.count - mattering.count
    self.unexchanged = unexchanged
    whole = StandingChange(before: trial.before, after: second.standing(of: identifier))
    interaction = RuleInteraction(of: whole, without: mattering.map(\.change))
  }

  /// Rules that differ, in the order of the files, with what differs in each.
  private static func rules(
    _ first: ComparedMethod, _ second: ComparedMethod
  ) -> [(rule: ExchangedRule, differences: [MethodologyDifference])] {
    var order: [ExchangedRule] = []
    var found: [ExchangedRule: [MethodologyDifference]] = [:]
    for difference in first.document.differences(to: second.document) {
      guard let rule = ExchangedRule(of: difference) else { continue }
      if found[rule] == nil { order.append(rule) }
      found[rule, default: []].append(difference)
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  private static func isLarger(_ a: RuleEffect, _ b: RuleEffect) -> Bool {
    let scores = (size(a.change.score), size(b.change.score))
    if scores.0 != scores.1 { return scores.0 > scores.1 }
    let rises = (size(a.change.rise), size(b.change.rise))
    if rises.0 != rises.1 { return rises.0 > rises.1 }
    return a.change.classes.count > b.change.classes.count
  }

  /// A value that came or went is the largest change.
  private static func size(_ change: Double?) -> Double { change?.magnitude ?? .infinity }
}

extension ComparedMethod {
  func standing(of identifier: String) -> Standing {
    results.standing(of: row(of: identifier), document.methodology.results)
  }

  /// Whether most rules of one method have their counterpart, by code, in the other: two editions of
  /// one ranking, and not two rankings that both call a node `score`.
  func sharesRules(with other: ComparedMethod) -> Bool {
    let own = codes
    let others = other.codes
    let shared = own.intersection(others).count
    return shared > 0 && 2 * shared >= min(own.count, others.count)
  }

  /// Codes of nodes but those of score, rank and band, whose names are everybody's.
  private var codes: Set<String> {
    let results = document.methodology.results
    let common = [results.score, results.rank, results.band].compactMap { $0?.code }
    return Set(document.methodology.nodes.map(\.code)).subtracting(common)
  }
}
