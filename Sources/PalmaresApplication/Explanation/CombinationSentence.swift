public import PalmaresCore
public import PalmaresEngine

extension TraceCombination {
  /// How the children make one value, as one reads it above the sum.
  public var sentence: LocalizedText {
    switch rule {
    case .mean(let power, _): Self.mean(power)
    case .sum:
      LocalizedText(en: "sum of weight × value", fr: "somme de poids × valeur")
    case .product:
      LocalizedText(en: "product of value ^ weight", fr: "produit de valeur ^ poids")
    case .ordered(_, let end):
      LocalizedText(
        en: "weights on positions, \(end == .high ? "highest" : "lowest") first, ÷ their sum",
        fr: "poids par position, \(end == .high ? "le plus haut" : "le plus bas") d’abord,"
          + " ÷ leur somme")
    case .share:
      LocalizedText(
        en: "share of the weight with a value", fr: "part du poids qui a une valeur")
    case .benefitOfDoubt:
      LocalizedText(
        en:
          "benefit of the doubt: sum of own best weight × value, ÷ the highest such sum of anybody",
        fr:
          "bénéfice du doute : somme de poids le plus favorable × valeur, ÷ la plus haute somme de"
          + " quiconque avec ces poids")
    case .quantile(let share): Self.quantile(share)
    case .spread(let divisor):
      LocalizedText(
        en: "standard deviation across the children: √(sum of (value − mean)², ÷ "
          + (divisor == .number ? "their number)" : "their number less 1)"),
        fr: "écart type entre les enfants\u{202F}: √(somme de (valeur − moyenne)², ÷ "
          + (divisor == .number ? "leur nombre)" : "leur nombre moins 1)"))
    case .copeland:
      LocalizedText(
        en: "Copeland: institutions beaten, less those that beat it; in each pair the weight of a "
          + "part goes to the better, and the majority wins",
        fr: "Copeland\u{202F}: établissements battus, moins ceux qui le battent\u{202F}; dans "
          + "chaque paire le poids d’une partie va au meilleur, et la majorité l’emporte")
    }
  }

  private static func quantile(_ share: Double) -> LocalizedText {
    if share == 0.5 {
      return LocalizedText(
        en: "median of the children with a value", fr: "médiane des enfants qui ont une valeur")
    }
    return LocalizedText { language in
      let p = Printing.general.text(of: share, in: NumberNotation(language))
      return language == .french
        ? "quantile \(p) des enfants qui ont une valeur"
        : "quantile \(p) of the children with a value"
    }
  }

  /// Where the weights come from, if not from the methodology.
  public var weightingSentence: LocalizedText? {
    guard let weighting else { return nil }
    let set = institutions.text(weighting.institutions)
    let code = weighting.method.rawValue
    guard weighting.leftOut > 0 else {
      return LocalizedText(
        en: "weights from the data (\(code)), set by \(set.en)",
        fr: "poids issus des données (\(code)), fixés par \(set.fr)")
    }
    let left = CountedNoun(
      en: ("member lacks a child and is left out", "members lack a child and are left out"),
      fr: ("membre sans l’un des enfants est écarté", "membres sans l’un des enfants sont écartés")
    ).text(weighting.leftOut)
    return LocalizedText(
      en: "weights from the data (\(code)), set by \(set.en); \(left.en)",
      fr: "poids issus des données (\(code)), fixés par \(set.fr) ; \(left.fr)"
    ).typeset
  }

  private static func mean(_ power: Double) -> LocalizedText {
    switch power {
    case 1:
      return LocalizedText(
        en: "arithmetic mean: sum of weight × value, ÷ sum of weights",
        fr: "moyenne arithmétique : somme de poids × valeur, ÷ somme des poids")
    case 0:
      return LocalizedText(
        en: "geometric mean: exp of (sum of weight × ln value, ÷ sum of weights)",
        fr: "moyenne géométrique : exp de (somme de poids × ln valeur, ÷ somme des poids)")
    case -1:
      return LocalizedText(
        en: "harmonic mean: 1 ÷ (sum of weight ÷ value, ÷ sum of weights)",
        fr: "moyenne harmonique : 1 ÷ (somme de poids ÷ valeur, ÷ somme des poids)")
    default:
      return LocalizedText { language in
        let p = Printing.general.text(of: power, in: NumberNotation(language))
        return language == .french
          ? "moyenne de puissance \(p)\u{202F}: (somme de poids × valeur^\(p), ÷ somme des poids)^(1/\(p))"
          : "mean of power \(p): (sum of weight × value^\(p), ÷ sum of weights)^(1/\(p))"
      }
    }
  }

  /// What a term is, above its column: `weight × value`.
  public var termHeading: LocalizedText {
    switch rule {
    case .mean(0, _): LocalizedText(en: "Weight × ln value", fr: "Poids × ln valeur")
    case .mean(-1, _): LocalizedText(en: "Weight ÷ value", fr: "Poids ÷ valeur")
    case .mean(1, _), .sum, .ordered, .benefitOfDoubt:
      LocalizedText(en: "Weight × value", fr: "Poids × valeur")
    case .mean: LocalizedText(en: "Weight × value^p", fr: "Poids × valeur^p")
    case .product: LocalizedText(en: "Value ^ weight", fr: "Valeur ^ poids")
    case .share: LocalizedText(en: "Weight counted", fr: "Poids compté")
    case .spread: LocalizedText(en: "(Value − mean)²", fr: "(Valeur − moyenne)²")
    // No sum is shown.
    case .quantile, .copeland: LocalizedText("")
    }
  }

  /// Whether there is a sum to show, term by term.
  public var hasTerms: Bool {
    switch rule {
    case .quantile, .copeland: false
    case .mean, .sum, .product, .ordered, .share, .spread, .benefitOfDoubt: true
    }
  }

  /// Whether contributions add up to the result.
  public var isAdditive: Bool { children.contains { $0.contribution != nil } }
}
