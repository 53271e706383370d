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
    case .quantile(let share): Self.quantile(share)
    case .spread(let divisor):
      LocalizedText(
        en: "standard deviation across the children: √(sum of (value − mean)², ÷ "
          + (divisor == .number ? "their number)" : "their number less 1)"),
        fr: "écart type entre les enfants : √(somme de (valeur − moyenne)², ÷ "
          + (divisor == .number ? "leur nombre)" : "leur nombre moins 1)"))
    case .copeland:
      LocalizedText(
        en: "Copeland: institutions beaten, less those that beat it; in each pair the weight of a "
          + "part goes to the better, and the majority wins",
        fr: "Copeland : établissements battus, moins ceux qui le battent ; dans chaque paire le "
          + "poids d’une partie va au meilleur, et la majorité l’emporte")
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

  /// What the rule found besides its sum: `beats 40, is beaten by 9, neither with 1: 40 − 9 = 31`.
  public var detailSentence: LocalizedText? {
    detail.map { detail in
      LocalizedText { language in
        let number = { Printing.exact.text(of: $0, in: NumberNotation(language)) }
        let french = language == .french
        switch detail {
        case .place(let place, let count):
          return french
            ? "à la place \(number(place)) sur \(count), depuis le plus bas"
            : "at place \(number(place)) of \(count), from the lowest"
        case .mean(let mean):
          return (french ? "moyenne " : "mean ") + number(mean)
        case .pairs(let pairs):
          let score = "\(pairs.wins) − \(pairs.losses) = \(number(pairs.copelandScore))"
          return french
            ? "en bat \(pairs.wins), battu par \(pairs.losses), à égalité avec \(pairs.ties)"
              + "\u{202F}: \(score)"
            : "beats \(pairs.wins), is beaten by \(pairs.losses), neither with \(pairs.ties)"
              + ": \(score)"
        }
      }
    }
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
    case .mean(1, _), .sum, .ordered: LocalizedText(en: "Weight × value", fr: "Poids × valeur")
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
    case .mean, .sum, .product, .ordered, .share, .spread: true
    }
  }

  /// Whether contributions add up to the result.
  public var isAdditive: Bool { children.contains { $0.contribution != nil } }
}
