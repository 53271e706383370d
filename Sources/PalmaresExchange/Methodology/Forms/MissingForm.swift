import PalmaresCore

/// What to do where a child has no value, in the field's words: `missing: zero`.
///
/// - Source: OECD/JRC (2008), *Handbook*, step 3 (imputation of missing data).
struct MissingForm {
  static let words = ["reweight", "zero", "missing"]

  /// `needs`, and the step that fills, where there is one.
  struct Expansion {
    var needs: MarkedTree
    var fill: MarkedTree?
  }

  let value: Excerpt

  func expanded() -> Expansion? {
    if value.tree.mapping != nil { return mapping() }
    guard let word = value.text() else { return nil }
    switch word {
    case "reweight": return Expansion(needs: value.kernel("1"))
    case "missing": return Expansion(needs: value.kernel("all"))
    case "zero": return Expansion(needs: value.kernel("all"), fill: fill(value.kernel("0")))
    default:
      value.refuseWord(word, known: Self.words)
      return nil
    }
  }

  private func mapping() -> Expansion? {
    guard let fields = value.fields(.missingValues) else { return nil }
    if let minimum = fields.optional("minimum") {
      fields.refuse(
        misplaced: ["fill", "by"],
        because: LocalizedText(
          en: "'minimum' says what is needed; nothing is filled.",
          fr: "«\u{202F}minimum\u{202F}» dit ce qu’il faut\u{202F}; rien n’est rempli."))
      return Expansion(needs: minimum.tree)
    }
    guard let filling = fields.required("fill") else { return nil }
    let by = fields.optional("by")?.tree
    return Expansion(needs: value.kernel("all"), fill: fill(filling.tree, by: by))
  }

  private func fill(_ filling: MarkedTree, by: MarkedTree? = nil) -> MarkedTree {
    .mapping([("fill", filling)] + (by.map { [("by", $0)] } ?? []), at: value.tree.mark)
  }
}
