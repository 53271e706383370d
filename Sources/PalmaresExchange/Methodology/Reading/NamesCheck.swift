import PalmaresCore
import PalmaresEngine

/// Whether populations and nodes that a place of the file names exist, told at that place.
struct NamesCheck {
  /// Names of all populations, those included that could not be read.
  let populations: [String]
  /// Codes of all nodes, those included that could not be read.
  let nodes: [String]

  func population(_ excerpt: Excerpt) {
    guard let name = excerpt.tree.scalar?.text, !excerpt.tree.isNull, name != "all",
      !populations.contains(name)
    else { return }
    let list = culprits(populations + ["all"])
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-population"),
      LocalizedText(
        en: "There is no population '\(name)'.",
        fr: "Il n’y a pas de population «\u{202F}\(name)\u{202F}»."),
      fix: (populations + ["all"]).suggestion(for: name) + [
        LocalizedText(en: "Populations are \(list.en).", fr: "Les populations sont \(list.fr).")
      ])
  }

  func node(_ excerpt: Excerpt) {
    guard let text = excerpt.tree.scalar?.text, !excerpt.tree.isNull else { return }
    node(text, at: nil, excerpt)
  }

  func node(_ text: String, at mark: Mark?, _ excerpt: Excerpt) {
    let code = Excerpt.nodeReference(text).code
    // Without any node, each name would be unknown: their absence is told already.
    if nodes.isEmpty || nodes.contains(code) || nodes.contains(text) || excerpt.context.lacksNodes {
      return
    }
    excerpt.refuse(
      DiagnosticRule("methodology.unknown-node"),
      LocalizedText(
        en: "There is no node '\(code)'.", fr: "Il n’y a pas de nœud «\u{202F}\(code)\u{202F}»."),
      at: mark,
      why: LocalizedText(
        en: "Results and comparisons name nodes; a column is shown by a node with 'column'.",
        fr: "Résultats et comparaisons nomment des nœuds\u{202F}; une colonne se montre par un "
          + "nœud avec «\u{202F}column\u{202F}»."),
      fix: nodes.suggestion(for: code))
  }
}
