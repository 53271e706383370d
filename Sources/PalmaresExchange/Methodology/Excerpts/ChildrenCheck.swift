import PalmaresCore

/// What every list of children must be: not empty, without pairs, each child once.
struct ChildrenCheck {
  private let children: Excerpt

  init(_ children: Excerpt) {
    self.children = children
  }

  /// The items of a list of children; `nil` where it is none.
  func list() -> [Excerpt]? {
    guard let items = children.list(), isNotEmpty(items.count) else { return nil }
    if items.contains(where: { $0.tree.mapping != nil }) {
      refuse(pairs: items)
      return nil
    }
    refuseTwice(items)
    return items
  }

  func isNotEmpty(_ count: Int) -> Bool {
    if count > 0 || children.context.lacksNodes { return count > 0 }
    children.refuse(
      DiagnosticRule("aggregation.no-children"),
      LocalizedText(
        en: "'\(children.path)' combines no node.",
        fr: "«\u{202F}\(children.path)\u{202F}» ne combine aucun nœud."))
    return false
  }

  /// `[a: .6, b: .4]` is a list of mappings.
  private func refuse(pairs items: [Excerpt]) {
    let pairs = items.prefix(5).flatMap { $0.tree.mapping ?? [] }.map {
      "\($0.key): \($0.value.scalar?.text ?? "…")"
    }
    let shown = "{" + pairs.joined(separator: ", ") + (items.count > 5 ? ", …}" : "}")
    children.refuse(
      DiagnosticRule("methodology.wrong-kind"),
      LocalizedText(
        en: "'\(children.path)' is a list, and holds children with their weights.",
        fr: "«\u{202F}\(children.path)\u{202F}» est une liste, et contient des enfants avec leur "
          + "poids."),
      fix: [
        LocalizedText(
          en: "Write \(shown), without '[' and without '- '.",
          fr: "Écrivez \(shown), sans «\u{202F}[\u{202F}» ni «\u{202F}-\u{202F}».")
      ])
  }

  private func refuseTwice(_ items: [Excerpt]) {
    var seen: [String: Excerpt] = [:]
    for item in items {
      guard let name = item.tree.scalar?.text else { continue }
      if let first = seen[name] {
        item.refuse(
          DiagnosticRule("aggregation.duplicate-child"),
          LocalizedText(
            en: "'\(name)' stands twice among the children.",
            fr: "«\u{202F}\(name)\u{202F}» figure deux fois parmi les enfants."),
          also: [first.location],
          fix: [
            LocalizedText(
              en: "To count it twice, write its weight: {\(name): 2}.",
              fr: "Pour le compter deux fois, écrivez son poids\u{202F}: {\(name): 2}.")
          ])
      }
      seen[name] = seen[name] ?? item
    }
  }
}
