import PalmaresCore

/// The weights of one combination as numbers, and what is wrong with them.
struct WeightCheck {
  private let node: NodeDefinition
  private let combination: Combination
  private let parameters: [String: Double]
  /// Parameters that are the reader's to choose.
  private let ofReader: [ParameterDefinition]
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ node: NodeDefinition, _ combination: Combination, parameters: [String: Double],
    ofReader: [ParameterDefinition] = []
  ) {
    self.ofReader = ofReader
    self.node = node
    self.combination = combination
    self.parameters = parameters
  }

  mutating func weights() -> [Double] {
    let weights = combination.children.map { weight(of: $0) }
    let positions =
      if case .ordered(let positions, _) = combination.rule { positions } else { weights }
    checkSigns(positions)
    checkEquality(weights)
    checkTotal(positions)
    diagnostics += DataWeightCheck(node, combination, declared: weights).diagnostics()
    return weights
  }

  private mutating func weight(of child: Child) -> Double {
    var evaluation = ExpressionEvaluator(in: ConstantScope(parameters: parameters))
    guard case .number(let weight) = evaluation.value(of: child.weight.tree),
      evaluation.faults.isEmpty
    else {
      diagnostics.append(
        Diagnostic(
          DiagnosticRule("weighting.not-constant"), .error,
          LocalizedText(
            en: "The weight '\(child.weight.text)' of '\(child.node)' in '\(node.code)' is not a "
              + "number.",
            fr:
              "Le poids « \(child.weight.text) » de « \(child.node) » dans « \(node.code) » n'est "
              + "pas un nombre."),
          at: [child.location ?? node.location].compactMap { $0 },
          why: LocalizedText(
            en: "A weight is a number or an expression of numbers and parameters.",
            fr: "Un poids est un nombre ou une expression de nombres et de paramètres."),
          fix: Array(parameters.keys).suggestion(for: child.weight.text)))
      return 1
    }
    return weight
  }

  /// Whether weights say how much children count; in a sum or a product they are factors.
  private var weighsChildren: Bool {
    switch combination.rule {
    case .mean, .ordered, .share, .copeland, .quantile, .spread, .benefitOfDoubt: true
    case .sum, .product: combination.weighting?.method == .balance
    }
  }

  /// Where each child is counted once, weights that differ would be passed over in silence.
  private mutating func checkEquality(_ weights: [Double]) {
    guard combination.rule.countsChildrenOnce, let first = weights.first,
      let other = weights.firstIndex(where: { $0 != first })
    else { return }
    let (a, b) = (child(0), child(other))
    diagnostics.append(
      Diagnostic(
        DiagnosticRule("weighting.unequal"), .error,
        LocalizedText(
          en: "'\(node.code)' counts each child once, and \(a.en) weighs \(plain(first)), "
            + "\(b.en) \(plain(weights[other])).",
          fr: "« \(node.code) » compte chaque enfant une fois, et \(a.fr) pèse \(plain(first)), "
            + "\(b.fr) \(plain(weights[other]))."),
        at: [combination.children[other].location ?? node.location].compactMap { $0 },
        why: LocalizedText(
          en: "A quantile or a spread across children has no weights.",
          fr: "Un quantile ou une dispersion entre enfants n'a pas de poids."),
        fix: [
          LocalizedText(
            en: "List the children without weights: [a, b]; or take a mean, which weighs.",
            fr: "Listez les enfants sans poids : [a, b] ; ou prenez une moyenne, qui pondère.")
        ]))
  }

  private mutating func checkSigns(_ weights: [Double]) {
    guard weighsChildren else { return }
    for (position, weight) in weights.enumerated() where weight < 0 {
      let name = child(position)
      diagnostics.append(
        Diagnostic(
          DiagnosticRule("weighting.negative-weight"), .error,
          LocalizedText(
            en: "The weight of \(name.en) in '\(node.code)' is negative (\(plain(weight))).",
            fr: "Le poids de \(name.fr) dans « \(node.code) » est négatif (\(plain(weight)))."),
          at: [node.location].compactMap { $0 },
          why: whyNotNegative,
          fix: [
            LocalizedText(
              en: "Reverse the child with map: -x, or write a sum.",
              fr: "Inversez l'enfant avec map: -x, ou écrivez une somme (sum).")
          ]))
    }
    guard weights.allSatisfy({ $0 == 0 }), !weights.isEmpty else { return }
    let names = combination.children.flatMap { $0.weight.tree.references.map(\.code) }
    let chosen = ofReader.filter { names.contains($0.name) }
    if !chosen.isEmpty { return diagnostics.append(nothingCounts(chosen)) }
    diagnostics.append(
      Diagnostic(
        DiagnosticRule("weighting.zero-sum"), .error,
        LocalizedText(
          en: "All weights of '\(node.code)' are zero.",
          fr: "Tous les poids de « \(node.code) » sont nuls."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en: "The combination divides by their sum.", fr: "La combinaison divise par leur somme."),
        fix: [LocalizedText(en: "Give a weight.", fr: "Donnez un poids.")]))
  }

  private var whyNotNegative: LocalizedText {
    if case .copeland = combination.rule {
      return LocalizedText(
        en: "The weight of a child goes to the better of two institutions; with a negative one the "
          + "worse would win.",
        fr: "Le poids d'un enfant va au meilleur de deux établissements ; avec un poids négatif, "
          + "c'est le moins bon qui gagnerait.")
    }
    return LocalizedText(
      en: "A mean divides by the sum of its weights; with a negative one it may leave the range "
        + "of its children.",
      fr: "Une moyenne divise par la somme de ses poids ; avec un poids négatif elle peut sortir "
        + "de l'étendue de ses enfants.")
  }

  private func nothingCounts(_ chosen: [ParameterDefinition]) -> Diagnostic {
    let names = culprits(chosen.map(\.name), atMost: 12)
    let first = chosen.first { $0.reader.map { $0.to > 0 } ?? false } ?? chosen[0]
    return Diagnostic(
      DiagnosticRule("weighting.reader-zero"), .error,
      LocalizedText(
        en: "Nothing counts in '\(node.code)': the reader's coefficients \(names.en) are zero.",
        fr: "Rien ne compte dans « \(node.code) » : les coefficients du lecteur \(names.fr) sont "
          + "nuls."),
      at: [node.location].compactMap { $0 },
      why: LocalizedText(
        en: "The combination divides by the sum of its weights.",
        fr: "La combinaison divise par la somme de ses poids."),
      fix: [
        LocalizedText(
          en:
            "Give one of them more than zero: '--set \(first.name)=\(plain(first.reader?.to ?? 1))'.",
          fr: "Donnez à l'un d'eux plus que zéro : « --set "
            + "\(first.name)=\(plain(first.reader?.to ?? 1)) ».")
      ])
  }

  private func child(_ position: Int) -> LocalizedText {
    if case .ordered = combination.rule {
      return LocalizedText(en: "position \(position + 1)", fr: "la position \(position + 1)")
    }
    let name = combination.children[position].node.description
    return LocalizedText(en: "'\(name)'", fr: "« \(name) »")
  }

  private mutating func checkTotal(_ weights: [Double]) {
    guard let total = combination.total else { return }
    let sum = weights.reduce(0, +)
    guard abs(sum - total.value) > total.tolerance else { return }
    let shown = plain(DecimalRounding.rounded(sum, digits: 9, mode: .halfUp))
    diagnostics.append(
      Diagnostic(
        DiagnosticRule("weighting.total"), .error,
        LocalizedText(
          en: "The weights of '\(node.code)' sum to \(shown), not to \(plain(total.value)) as "
            + "declared.",
          fr: "Les poids de « \(node.code) » font \(shown), et non \(plain(total.value)) comme "
            + "déclaré."),
        at: [node.location].compactMap { $0 },
        why: LocalizedText(
          en: "'total' says what they must sum to, within \(plain(total.tolerance)).",
          fr: "« total » dit ce que leur somme doit être, à \(plain(total.tolerance)) près."),
        fix: [
          LocalizedText(
            en: "Correct a weight; where the publisher rounds its weights, write total: {is: "
              + "\(plain(total.value)), within: …}.",
            fr: "Corrigez un poids ; si l'éditeur arrondit ses poids, écrivez total: {is: "
              + "\(plain(total.value)), within: …}.")
        ]))
  }
}

/// Names in an expression that must not depend on data: parameters only.
private struct ConstantScope: ExpressionScope {
  let parameters: [String: Double]
  let count = 0
  let current: Column? = nil
  let identifiers: [String] = []

  func value(of reference: NodeReference) -> ExpressionValue {
    guard reference.stage == nil, let value = parameters[reference.code] else {
      return .absent(.missing)
    }
    return .number(value)
  }

  func statistic(
    _ statistic: Statistic, of reference: NodeReference?, argument: Double?
  ) -> ExpressionValue {
    .absent(.missing)
  }
}
