import PalmaresCore

/// What is said of weights that the data don't give, or give with a remark.
struct WeightingReport {
  let node: NodeDefinition
  let children: [String]
  let method: WeightingMethod
  private let institutions: [String]
  private let leftOut: Int

  init(
    _ node: NodeDefinition, _ children: [String], _ method: WeightingMethod,
    institutions: [String], leftOut: Int
  ) {
    self.node = node
    self.children = children
    self.method = method
    self.institutions = institutions
    self.leftOut = leftOut
  }

  var places: [SourceLocation] { [node.location].compactMap { $0 } }

  func names(_ positions: [Int]) -> LocalizedText {
    culprits(positions.map { children[$0] })
  }

  func diagnostic(of problem: WeightingProblem) -> Diagnostic {
    switch problem {
    case .tooFew(let have, let need): tooFew(have, need)
    case .constant(let children): constant(children)
    case .outOfDomain(let child, let units, let takesZero): outOfDomain(child, units, takesZero)
    case .collinear(let children): collinear(children)
    case .undetermined: undetermined
    case .unbalanced(let children): unbalanced(children)
    }
  }

  private func tooFew(_ have: Int, _ need: Int) -> Diagnostic {
    let missing =
      leftOut == 0
      ? LocalizedText("")
      : LocalizedText(
        en: " \(leftOut) \(leftOut == 1 ? "lacks" : "lack") a value of some child.",
        fr: " Il manque une valeur d'un enfant à \(leftOut) autre\(leftOut == 1 ? "" : "s").")
    return Diagnostic(
      DiagnosticRule("weighting.too-few-institutions"), .error,
      LocalizedText(
        en:
          "The weights of '\(node.code)' by \(method.rawValue) need \(need) institutions that have "
          + "a value of every child (\(names(Array(children.indices)).en)); there "
          + "\(have == 1 ? "is" : "are") \(have)." + missing.en,
        fr:
          "Les poids de « \(node.code) » par \(method.rawValue) demandent \(need) établissements qui "
          + "ont une valeur de chaque enfant (\(names(Array(children.indices)).fr)) ; il y en a "
          + "\(have)." + missing.fr),
      at: places,
      why: LocalizedText(
        en:
          "An institution without a value of some child is left out of the weighting, so that every "
          + "child is judged on the same institutions.",
        fr:
          "Un établissement sans valeur d'un enfant est écarté de la pondération, pour que chaque "
          + "enfant soit jugé sur les mêmes établissements."),
      fix: [
        LocalizedText(
          en:
            "Widen the population with weights: {by: \(method.rawValue), over: …}, or fill what is "
            + "missing with each.",
          fr:
            "Élargissez la population avec weights: {by: \(method.rawValue), over: …}, ou comblez ce "
            + "qui manque avec each."),
        Self.declare,
      ])
  }

  private func constant(_ positions: [Int]) -> Diagnostic {
    let one = positions.count == 1
    return Diagnostic(
      DiagnosticRule("weighting.constant-child"), .error,
      LocalizedText(
        en:
          "\(names(positions).en) \(one ? "has" : "have") the same value for every institution that "
          + "sets the weights of '\(node.code)'.",
        fr:
          "\(names(positions).fr) \(one ? "a" : "ont") la même valeur pour tous les établissements "
          + "qui fixent les poids de « \(node.code) »."),
      at: places,
      why: LocalizedText(
        en: "The weights come from differences between institutions, and there are none.",
        fr: "Les poids viennent des écarts entre établissements, et il n'y en a pas."),
      fix: [
        LocalizedText(
          en: "Take it out of the children: it can't tell institutions apart.",
          fr: "Retirez-le des enfants : il ne distingue pas les établissements."),
        Self.declare,
      ])
  }

  private func outOfDomain(_ child: Int, _ units: [Int], _ takesZero: Bool) -> Diagnostic {
    let names = culprits(units.map { institutions[$0] })
    return Diagnostic(
      DiagnosticRule("weighting.not-positive"), .error,
      LocalizedText(
        en: "The weights of '\(node.code)' by \(method.rawValue) can't be worked out: "
          + "'\(children[child])' is \(takesZero ? "negative" : "zero or negative") for \(names.en).",
        fr: "Les poids de « \(node.code) » par \(method.rawValue) ne se calculent pas : "
          + "« \(children[child]) » est \(takesZero ? "négatif" : "nul ou négatif") pour \(names.fr)."
      ),
      at: places,
      why: takesZero
        ? LocalizedText(
          en: "The method looks at each institution's share in the total, and a share can't be "
            + "negative.",
          fr:
            "La méthode regarde la part de chaque établissement dans le total, et une part ne peut "
            + "pas être négative.")
        : LocalizedText(
          en: "The method takes logarithms of ratios of values.",
          fr: "La méthode prend des logarithmes de rapports de valeurs."),
      fix: [
        LocalizedText(
          en: "Bring the children onto a positive scale first: min_max: [1, 100].",
          fr: "Mettez d'abord les enfants sur une échelle positive : min_max: [1, 100].")
      ])
  }

  static let declare = LocalizedText(
    en: "Or declare the weights.", fr: "Ou déclarez les poids.")
}
