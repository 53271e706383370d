public import PalmaresCore

/// The steps that too few values could set, for the reasons that readers are told.
struct ShortageLog: Sendable {
  struct Entry: Sendable {
    /// The child on whose way in the step stands; `nil` for a step of the node itself.
    var child: NodeReference?
    var word: String
    var needed: Int
    var isGrouped: Bool
    var location: SourceLocation?
    /// For the institutions left without a result: how many values there were.
    var found: [Int?]
  }

  private var entries: [Int: [Entry]] = [:]
  /// Nodes whose absences a shortage explains: it stands in them, or in what they read.
  private var explained = Set<Int>()

  var isEmpty: Bool { entries.isEmpty }

  mutating func note(
    _ shortage: MemberShortage, for column: Column, child: NodeReference?, at position: Int,
    _ location: SourceLocation?
  ) {
    let found = (0..<column.count).map { unit in
      shortage.takes(from: column, at: unit) ? shortage.found(at: unit) : nil
    }
    guard found.contains(where: { $0 != nil }) else { return }
    explained.insert(position)
    entries[position, default: []].append(
      Entry(
        child: child, word: shortage.word, needed: shortage.needed, isGrouped: shortage.isGrouped,
        location: location, found: found))
  }

  /// Whether a node without any value owes that to a shortage, its own or that of a node it reads.
  mutating func explainsAbsence(at position: Int, reading nodes: [Int]) -> Bool {
    if nodes.contains(where: explained.contains) { explained.insert(position) }
    return explained.contains(position)
  }

  /// What it says of other nodes.
  func without(_ nodes: Set<Int>) -> ShortageLog {
    var rest = self
    rest.entries = entries.filter { !nodes.contains($0.key) }
    rest.explained.subtract(nodes)
    return rest
  }

  func first(at position: Int, unit: Int) -> Entry? {
    entries[position]?.first { $0.child == nil && $0.found[unit] != nil }?.at(unit)
  }

  func firstOnEdge(of position: Int, unit: Int) -> Entry? {
    entries[position]?.first { $0.child != nil && $0.found[unit] != nil }?.at(unit)
  }

  /// One warning for all of them: what can't be known is told, and stops nothing.
  func warning(in methodology: Methodology) -> Diagnostic? {
    let short = entries.sorted { $0.key < $1.key }.flatMap { position, found in
      found.map { (code: methodology.nodes[position].code, entry: $0) }
    }
    guard !short.isEmpty else { return nil }
    var seen = Set<String>()
    let names = short.map { code, entry in
      "\(code) (\(entry.found.lazy.compactMap { $0 }.min() ?? 0)/\(entry.needed))"
    }.filter { seen.insert($0).inserted }
    let list = culprits(names)
    return Diagnostic(
      DiagnosticRule("step.too-few-members"), .warning,
      LocalizedText(
        en: "Too few institutions have a value to set steps that ask for more: \(list.en).",
        fr: "Trop peu d'établissements ont une valeur pour fixer des étapes qui en demandent plus :"
          + " \(list.fr)."),
      at: Array(short.compactMap(\.entry.location).prefix(3)),
      why: LocalizedText(
        en: "A scale or a rank that so few would set says nothing of where they stand; the method"
          + " names the fewest with 'members'.",
        fr: "Une échelle ou un rang fixé par si peu ne dit rien de leur place ; la méthode en nomme"
          + " le plus petit nombre avec « members »."),
      fix: [
        LocalizedText(
          en: "Bring the figures of more institutions, or read only the parts that have a value.",
          fr: "Apportez les chiffres de plus d'établissements, ou ne lisez que les parties qui ont"
            + " une valeur.")
      ])
  }
}

extension ShortageLog.Entry {
  fileprivate func at(_ unit: Int) -> Self {
    var entry = self
    entry.found = [found[unit]]
    return entry
  }

  /// `'waste': 30 institutions are needed to set the scale; 1 has a value.`
  func sentence(_ node: NodeDefinition) -> LocalizedText {
    let what = stepNoun(word)
    let need = memberShortage(needed: needed, found: (found.first ?? nil) ?? 0, toSet: what)
    let group =
      isGrouped
      ? LocalizedText(en: " in its group", fr: " dans son groupe") : LocalizedText("")
    let place = child.map { LocalizedText(en: ", '\($0)'", fr: ", « \($0) »") } ?? LocalizedText("")
    return LocalizedText(
      en: "'\(node.code)'\(place.en): \(need.en)\(group.en).",
      fr: "« \(node.code) »\(place.fr) : \(need.fr)\(group.fr).")
  }
}

/// `30 institutions are needed; 1 has a value`.
public func memberShortage(
  needed: Int, found: Int, toSet what: LocalizedText? = nil
) -> LocalizedText {
  let set = what.map {
    LocalizedText(en: " to set \($0.en)", fr: " pour fixer \($0.fr)")
  }
  let institutions = CountedNoun(
    en: ("institution is", "institutions are"), fr: ("établissement", "établissements")
  ).text(needed)
  return LocalizedText(
    en:
      "\(institutions.en) needed\(set?.en ?? ""); \(found) \(found == 1 ? "has" : "have") a value",
    fr: "il faut \(institutions.fr)\(set?.fr ?? "") ; \(found) \(found < 2 ? "a" : "ont")"
      + " une valeur")
}

private func stepNoun(_ word: String) -> LocalizedText {
  switch word {
  case "scale": LocalizedText(en: "the scale", fr: "l'échelle")
  case "rank": LocalizedText(en: "the ranks", fr: "les rangs")
  case "fill": LocalizedText(en: "what fills a gap", fr: "ce qui comble une absence")
  case "clip", "cut": LocalizedText(en: "the limits", fr: "les limites")
  case "winsorise": LocalizedText(en: "what is extreme", fr: "ce qui est extrême")
  default: LocalizedText(en: "the step", fr: "l'étape")
  }
}
