import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Whether the weights of a node can be drawn anew, and why not.
struct WeightsApplicability {
  let graph: Graph

  /// `nil` where they can.
  func refusal(of node: NodeDefinition) -> LocalizedText? {
    if let form = form(around: node) {
      return LocalizedText(
        en:
          "its weights belong to '\(form.form)' of '\(form.owner)' and stand in several of its nodes "
          + "and steps",
        fr:
          "ses poids sont ceux de « \(form.form) » de « \(form.owner) » et figurent dans plusieurs de "
          + "ses nœuds et étapes"
      ).typeset
    }
    guard case .combination(let combination) = node.source,
      let weights = graph.declaredWeights(of: node.code)
    else { return LocalizedText(en: "it combines nothing", fr: "il ne combine rien") }
    if let refusal = Self.refusal(of: combination) { return refusal }
    if weights.contains(where: { $0 < 0 }) {
      return LocalizedText(en: "it has a negative weight", fr: "il a un poids négatif")
    }
    if weights.filter({ $0 > 0 }).count < 2 {
      return LocalizedText(
        en: "it has one weight, which stands beside no other",
        fr: "il a un seul poids, à côté d’aucun autre")
    }
    return nil
  }

  private static func refusal(of combination: Combination) -> LocalizedText? {
    if let weighting = combination.weighting {
      return LocalizedText(
        en: "its weights come from the data (\(weighting.method.rawValue))",
        fr: "ses poids viennent des données (\(weighting.method.rawValue))")
    }
    return switch combination.rule {
    case .quantile, .spread:
      LocalizedText(
        en: "each of its children counts once", fr: "chacun de ses enfants compte une fois")
    case .benefitOfDoubt:
      LocalizedText(
        en: "its weights are each institution's own (benefit_of_doubt)",
        fr: "ses poids sont propres à chaque établissement (benefit_of_doubt)")
    case .mean, .sum, .product, .ordered, .share, .copeland: nil
    }
  }

  /// The form of several nodes that a node is part of: the form's own code, or that with a point and the
  /// name of a part, where the nodes of that code carry steps of the form.
  func form(around node: NodeDefinition) -> (owner: String, form: String)? {
    var owner = Substring(node.code)
    while true {
      if graph.node(String(owner)) != nil, let form = form(ofPartsOf: String(owner)) {
        return (String(owner), form)
      }
      guard let point = owner.lastIndex(of: ".") else { return nil }
      owner = owner[..<point]
    }
  }

  private func form(ofPartsOf owner: String) -> String? {
    let parts = graph.methodology.nodes.filter { $0.code.hasPrefix(owner + ".") }
    let steps = parts.flatMap { part -> [Step] in
      guard case .combination(let combination) = part.source else { return part.then }
      return part.then + combination.each + combination.children.flatMap(\.each)
    }
    return steps.lazy.compactMap(\.form).first(
      where: MethodologyFragment.formsOfSeveralNodes.contains)
  }
}
