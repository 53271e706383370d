public import PalmaresCore

extension Evaluation {
  /// Why an institution has no value of a node, in a sentence; `nil` where it has one.
  ///
  /// Follows the absence to the node or column where it starts.
  public func reason(forAbsenceOf reference: NodeReference, at unit: Int) -> LocalizedText? {
    absence(of: reference, at: unit)?.typeset
  }

  private func absence(of reference: NodeReference, at unit: Int) -> LocalizedText? {
    guard let column = column(reference), column.states[unit] != .present else { return nil }
    guard let position = graph.positions[reference.code] else {
      return absent(column: reference.code, state: column.states[unit])
    }
    let node = graph.methodology.nodes[position]
    if column.states[unit] == .notApplicable, let only = node.only {
      return LocalizedText(
        en: "'\(node.code)' applies only where \(only.text).",
        fr: "« \(node.code) » ne s'applique que si \(only.text).")
    }
    if let shortage = shortages.first(at: position, unit: unit) { return shortage.sentence(node) }
    if node.back > 0 { return earlierAbsence(of: node, at: unit) ?? takenAway(node) }
    switch node.source {
    case .column(let name):
      guard let state = dataset.columns[name]?.states[unit], state != .present else {
        return takenAway(node)
      }
      return absent(column: name, state: state)
    case .node(let inner):
      let first = origin(of: inner)
      return absence(of: first, at: unit) ?? takenAway(node)
    case .constant: return takenAway(node)
    case .formula(let formula):
      return formula.tree.references.lazy
        .compactMap { self.absence(of: $0, at: unit) }.first ?? takenAway(node)
    case .combination(let combination):
      return tooFewChildren(of: combination, in: node, at: position, unit)
    }
  }

  /// The first of a chain of nodes that only show one another.
  private func origin(of reference: NodeReference) -> NodeReference {
    var reference = reference
    while let node = graph.node(reference.code), node.then.isEmpty, node.only == nil,
      node.back == 0,
      case .node(let inner) = node.source
    {
      reference = inner
    }
    return reference
  }

  private func absent(column name: String, state: ValueState) -> LocalizedText {
    LocalizedText(
      en: "'\(name)' is \(state.name.en) in the data.",
      fr: "« \(name) » : \(state.name.fr) dans les données.")
  }

  private func takenAway(_ node: NodeDefinition) -> LocalizedText {
    LocalizedText(
      en: "A step of '\(node.code)' takes the value away.",
      fr: "Une étape de « \(node.code) » ôte la valeur.")
  }

  private func tooFewChildren(
    of combination: Combination, in node: NodeDefinition, at position: Int, _ unit: Int
  ) -> LocalizedText {
    let count = combination.children.count
    let present = self.present[position].map { Int($0[unit]) } ?? 0
    let absent = combination.children.map(\.node).filter { child in
      column(child).map { $0.states[unit] != .present } ?? true
    }
    let names = culprits(absent.map(\.description))
    let needs = combination.needs.described(of: count)
    let without =
      absent.isEmpty
      ? LocalizedText("")
      : LocalizedText(
        en: " Without a value: \(names.en).", fr: " Sans valeur : \(names.fr).")
    let held = LocalizedText(
      en: "\(present) of \(count) children " + (present == 1 ? "has" : "have"),
      fr: present > 1 ? "\(present) enfants sur \(count) ont" : "\(present) enfant sur \(count) a")
    let cause = shortage(below: node, at: position, unit)
    return LocalizedText(
      en: "'\(node.code)': \(held.en) a value; \(needs.en)." + without.en
        + (cause.map { " " + $0.en } ?? ""),
      fr: "« \(node.code) » : \(held.fr) une valeur ; \(needs.fr)." + without.fr
        + (cause.map { " " + $0.fr } ?? ""))
  }

  /// The first step that too few values could set, on a child's way in or under an absent child.
  private func shortage(
    below node: NodeDefinition, at position: Int, _ unit: Int
  ) -> LocalizedText? {
    guard !shortages.isEmpty else { return nil }
    var open = [position]
    var seen = Set(open)
    while let next = open.popLast() {
      let definition = graph.methodology.nodes[next]
      if let edge = shortages.firstOnEdge(of: next, unit: unit) { return edge.sentence(definition) }
      if let own = shortages.first(at: next, unit: unit) { return own.sentence(definition) }
      open += graph.uses[next].nodes.reversed().filter { child in
        columns[child]?.states[unit] != .present && seen.insert(child).inserted
      }
    }
    return nil
  }
}

extension Needs {
  /// What is needed, in words; `count` is the number of children.
  public func described(of count: Int) -> LocalizedText {
    switch self {
    case .all: LocalizedText(en: "all are needed", fr: "il les faut tous")
    case .applicable:
      LocalizedText(
        en: "all that apply are needed", fr: "il faut tous ceux qui s'appliquent")
    case .count(let needed):
      LocalizedText(
        en: needed == 1 ? "1 is needed" : "\(needed) are needed", fr: "il en faut \(needed)")
    case .percent(let percent):
      LocalizedText(en: "\(plain(percent)) % are needed", fr: "il en faut \(plain(percent)) %")
    case .weightPercent(let percent):
      LocalizedText(
        en: "\(plain(percent)) % of the weight is needed",
        fr: "il faut \(plain(percent)) % du poids")
    }
  }
}
