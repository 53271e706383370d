import PalmaresCore

/// A combination whose weights come from the data: what can't stand beside them.
struct DataWeightCheck {
  private let node: NodeDefinition
  private let combination: Combination
  private let declared: [Double]

  init(_ node: NodeDefinition, _ combination: Combination, declared: [Double]) {
    self.node = node
    self.combination = combination
    self.declared = declared
  }

  func diagnostics() -> [Diagnostic] {
    if case .benefitOfDoubt(let shares, _) = combination.rule {
      return declaredWeights(besideMethod: "benefit_of_doubt") + needs() + bounds(shares)
    }
    guard let weighting = combination.weighting else { return [] }
    if weighting.method == .balance { return balance() }
    return declaredWeights(besideMethod: weighting.method.rawValue)
  }

  private var places: [SourceLocation] { [node.location].compactMap { $0 } }

  private func declaredWeights(besideMethod method: String) -> [Diagnostic] {
    let weighted = combination.children.indices.filter { declared[$0] != 1 }
    guard !weighted.isEmpty else { return [] }
    let names = culprits(weighted.map { combination.children[$0].node.description })
    return [
      Diagnostic(
        DiagnosticRule("weighting.data-and-declared"), .error,
        LocalizedText(
          en:
            "'\(node.code)' has weights from the data (\(method)) and declared ones: \(names.en).",
          fr: "« \(node.code) » a des poids issus des données (\(method)) et des poids déclarés : "
            + "\(names.fr)."),
        at: places,
        why: LocalizedText(
          en:
            "The data's weights take the place of those declared; one of the two would mean nothing.",
          fr:
            "Les poids des données prennent la place des poids déclarés ; l'un des deux n'aurait pas "
            + "de sens."),
        fix: [
          LocalizedText(
            en: "Write the children without weights: [a, b].",
            fr: "Écrivez les enfants sans poids : [a, b].")
        ])
    ]
  }

  /// The formula of balance holds for a weighted sum.
  private func balance() -> [Diagnostic] {
    switch combination.rule {
    case .sum, .mean(1, _): return []
    default: break
    }
    return [
      Diagnostic(
        DiagnosticRule("weighting.balance-of-sums"), .error,
        LocalizedText(
          en: "'\(node.code)' has balanced weights, and is no arithmetic mean and no sum.",
          fr:
            "« \(node.code) » a des poids équilibrés, et n'est ni une moyenne arithmétique ni une "
            + "somme."),
        at: places,
        why: LocalizedText(
          en:
            "The correlations of children with a weighted sum can be set exactly; those with another "
            + "mean change with its values.",
          fr:
            "Les corrélations des enfants avec une somme pondérée se règlent exactement ; avec une "
            + "autre moyenne elles changent avec ses valeurs."),
        fix: [
          LocalizedText(
            en: "Write an arithmetic mean, or another method of weighting.",
            fr: "Écrivez une moyenne arithmétique, ou une autre méthode de pondération.")
        ])
    ]
  }

  /// Without a child there is no institution to compare: every child is needed.
  private func needs() -> [Diagnostic] {
    guard combination.needs != .all else { return [] }
    return [
      Diagnostic(
        DiagnosticRule("aggregation.needs"), .error,
        LocalizedText(
          en: "'\(node.code)' gives the benefit of the doubt, and takes 'needs: all' only.",
          fr: "« \(node.code) » donne le bénéfice du doute, et n'accepte que « needs: all »."),
        at: places,
        why: LocalizedText(
          en:
            "Institutions are compared child by child: who lacks one can't be compared, and would "
            + "gain by it.",
          fr: "Les établissements se comparent enfant par enfant : qui en manque un n'est pas "
            + "comparable, et y gagnerait."),
        fix: [
          LocalizedText(
            en: "Write 'needs: all', and fill what is missing with each.",
            fr: "Écrivez « needs: all », et comblez ce qui manque avec each.")
        ])
    ]
  }

  private func bounds(_ shares: PieShares?) -> [Diagnostic] {
    guard let shares else { return [] }
    let count = Double(combination.children.count)
    guard shares.least > shares.most || shares.least * count > 1 || shares.most * count < 1 else {
      return []
    }
    let (least, most) = (plain(shares.least * 100), plain(shares.most * 100))
    return [
      Diagnostic(
        DiagnosticRule("weighting.impossible-shares"), .error,
        LocalizedText(
          en: "The \(combination.children.count) children of '\(node.code)' can't each give from "
            + "\(least) % to \(most) % of a score.",
          fr: "Les \(combination.children.count) enfants de « \(node.code) » ne peuvent pas donner "
            + "chacun de \(least) % à \(most) % d'un score."),
        at: places,
        why: LocalizedText(
          en: "The shares sum to 100 %.", fr: "La somme des parts est de 100 %."),
        fix: [
          LocalizedText(
            en: "Write a lower first bound or a higher second one.",
            fr: "Écrivez une première borne plus basse ou une seconde plus haute.")
        ])
    ]
  }
}
