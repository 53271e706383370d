import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Whether the weights of a node can be drawn anew, and why not.
struct WeightsApplicability {
  private let graph: Graph
  /// By the code of a node: the form that the nodes below its code, with a point between, carry steps of.
  private let forms: [String: String]

  init(graph: Graph) {
    self.graph = graph
    forms = Self.forms(of: graph.methodology.nodes)
  }

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
      if let form = forms[String(owner)], graph.positions[String(owner)] != nil {
        return (String(owner), form)
      }
      guard let point = owner.lastIndex(of: ".") else { return nil }
      owner = owner[..<point]
    }
  }

  private static func forms(of nodes: [NodeDefinition]) -> [String: String] {
    var forms: [String: String] = [:]
    for part in nodes {
      guard let form = form(of: part) else { continue }
      for point in part.code.indices where part.code[point] == "." {
        let owner = String(part.code[..<point])
        if forms[owner] == nil { forms[owner] = form }
      }
    }
    return forms
  }

  private static func form(of part: NodeDefinition) -> String? {
    var steps = part.then
    if case .combination(let combination) = part.source {
      steps += combination.each + combination.children.flatMap(\.each)
    }
    return steps.lazy.compactMap(\.form).first(
      where: MethodologyFragment.formsOfSeveralNodes.contains)
  }
}
