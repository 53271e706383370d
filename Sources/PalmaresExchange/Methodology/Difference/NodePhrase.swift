import PalmaresCore

/// A node of a file that was written out, in words: `column 'staff'; then rank, highest first, ties: min`.
struct NodePhrase {
  private let node: MarkedTree
  private let code: String?

  /// - Parameter code: that of the node, so that a column of the same name isn't named twice.
  init(_ node: MarkedTree, code: String? = nil) {
    self.node = node
    self.code = code
  }

  var text: LocalizedText {
    let steps = (node["then"]?.sequence ?? []).compactMap { StepPhrase($0)?.text }
    let only = node["only"]?.words
    let source = source
    return LocalizedText(
      en: source.en + steps.map { "; then \($0.en)" }.joined()
        + (only.map { "; only where \($0)" } ?? ""),
      fr: source.fr + steps.map { " ; puis \($0.fr)" }.joined()
        + (only.map { " ; seulement là où \($0)" } ?? "")
    ).typeset
  }

  private var source: LocalizedText {
    if let column = node["column"]?.words {
      if column == code {
        return LocalizedText(en: "the column of that name", fr: "la colonne de ce nom")
      }
      return LocalizedText(en: "column '\(column)'", fr: "colonne « \(column) »")
    }
    if let other = node["of"]?.line {
      return LocalizedText(en: "from node '\(other)'", fr: "d’après le nœud « \(other) »")
    }
    if let constant = node["const"]?.line {
      return LocalizedText(en: "the number \(constant)", fr: "le nombre \(constant)")
    }
    if let formula = node["formula"]?.words {
      return LocalizedText(en: "formula \(formula)", fr: "formule \(formula)")
    }
    return combination
  }

  private var combination: LocalizedText {
    guard let key = KeySet.combines.first(where: { node[$0] != nil }), let value = node[key] else {
      return LocalizedText(node.line)
    }
    return CombinationPhrase(key, value, needs: node["needs"]?.line).text
  }
}

/// A combine with its children, in words: `mean of 'a' (weight .6) and 'b' (.4), needs: all`.
struct CombinationPhrase {
  let key: String
  let children: MarkedTree
  let needs: String?

  init(_ key: String, _ children: MarkedTree, needs: String? = nil) {
    self.key = key
    self.children = children
    self.needs = needs
  }

  private static let names: [String: LocalizedText] = [
    "mean": LocalizedText(en: "mean", fr: "moyenne"),
    "sum": LocalizedText(en: "sum", fr: "somme"),
    "product": LocalizedText(en: "product", fr: "produit"),
    "ordered": LocalizedText(en: "ordered mean", fr: "moyenne ordonnée"),
    "quantile": LocalizedText(en: "quantile", fr: "quantile"),
    "spread": LocalizedText(en: "spread", fr: "dispersion"),
    "copeland": LocalizedText(en: "Copeland score", fr: "score de Copeland"),
    "benefit_of_doubt": LocalizedText(en: "benefit of the doubt", fr: "bénéfice du doute"),
    "share": LocalizedText(en: "share with a value", fr: "part qui a une valeur"),
  ]

  var text: LocalizedText {
    let name = Self.names[key] ?? LocalizedText(key)
    let weighted = (children.mapping ?? []).map { ($0.key, ($0.value["weight"] ?? $0.value).line) }
    let listed = (children.sequence ?? []).map { ($0.line, "1") }
    if children.scalar?.text == "children" {
      return LocalizedText(
        en: "\(name.en) of the nodes that point to it",
        fr: "\(name.fr) des nœuds qui pointent vers lui")
    }
    let all = weighted + listed
    let isPlain = all.allSatisfy { Double($0.1) == 1 }
    let names = all.map { isPlain ? "\($0.0)" : "\($0.0): \($0.1)" }
    let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    let needed = needs.map { LocalizedText(en: ", needs: \($0)", fr: ", il faut : \($0)") }
    return LocalizedText(
      en: "\(name.en) of \(all.count) (\(list))\(needed?.en ?? "")",
      fr: "\(name.fr) de \(all.count) (\(list))\(needed?.fr ?? "")"
    ).typeset
  }
}
