import PalmaresCore
import PalmaresEngine

/// Reads the weights that come from the data: `weights: {by: entropy, over: ranked}` beside a mean, a
/// sum or a product, and `shares: [5%, 30%]` beside `benefit_of_doubt`.
struct WeightingReader {
  /// The word of the combination.
  let combine: String
  let fields: FieldReader

  private static let weighable = ["mean", "sum", "product"]

  /// `nil` where none is written, or where it can't be read.
  func weighting() -> Weighting? {
    guard Self.weighable.contains(combine), let excerpt = fields.optional("weights") else {
      return nil
    }
    if excerpt.tree.sequence != nil {
      refuse(list: excerpt)
      return nil
    }
    guard let weights = excerpt.fields(.weights) else { return nil }
    let method = weights.required("by")?.choice(WeightingMethod.self)
    let over = weights.optional("over").map { $0.population() }
    guard let method else { return nil }
    return Weighting(method, over: over ?? nil)
  }

  func benefitOfDoubt() -> CombinationRule? {
    let over = fields.optional("over")?.population()
    guard let excerpt = fields.optional("shares") else {
      return .benefitOfDoubt(shares: nil, over: over)
    }
    guard let items = excerpt.list(), excerpt.hasCount(2, items) else { return nil }
    let (least, most) = (items[0].share(), items[1].share())
    guard let least, let most else { return nil }
    return .benefitOfDoubt(shares: PieShares(least: least, most: most), over: over)
  }

  func refuseMisplaced() {
    if combine != "benefit_of_doubt" {
      fields.refuse(
        misplaced: ["shares"],
        because: LocalizedText(
          en: "It goes with 'benefit_of_doubt'; this is '\(combine)'.",
          fr: "Elle va avec «\u{202F}benefit_of_doubt\u{202F}»\u{202F}; c’est ici "
            + "«\u{202F}\(combine)\u{202F}»."))
    }
    if !(Self.weighable + ["ordered"]).contains(combine) {
      fields.refuse(
        misplaced: ["weights"],
        because: LocalizedText(
          en: "It goes with 'ordered' (weights on positions), and with 'mean', 'sum' and 'product' "
            + "(weights from the data); this is '\(combine)'.",
          fr: "Elle va avec «\u{202F}ordered\u{202F}» (poids par position), et avec "
            + "«\u{202F}mean\u{202F}», «\u{202F}sum\u{202F}» et «\u{202F}product\u{202F}» (poids issus "
            + "des données)\u{202F}; c’est ici «\u{202F}\(combine)\u{202F}»."))
    }
    guard combine == "benefit_of_doubt" || fields.optional("weights")?.tree.mapping != nil else {
      return
    }
    fields.refuse(
      misplaced: ["total"],
      because: LocalizedText(
        en: "Weights from the data always sum to 1.",
        fr: "Les poids issus des données ont toujours 1 pour somme."))
  }

  private func refuse(list excerpt: Excerpt) {
    excerpt.refuse(
      DiagnosticRule("methodology.wrong-kind"),
      LocalizedText(
        en: "'\(excerpt.path)' is a list of weights, and '\(combine)' has no positions.",
        fr: "«\u{202F}\(excerpt.path)\u{202F}» est une liste de poids, et "
          + "«\u{202F}\(combine)\u{202F}» n’a pas de positions."),
      fix: [
        LocalizedText(
          en:
            "Write each child's weight beside it: {a: 2, b: 1}; or weights: {by: entropy} for weights "
            + "from the data.",
          fr: "Écrivez le poids à côté de chaque enfant\u{202F}: {a: 2, b: 1}\u{202F}; ou weights: "
            + "{by: entropy} pour des poids issus des données.")
      ])
  }
}
