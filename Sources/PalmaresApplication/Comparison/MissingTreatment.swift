import PalmaresCore
import PalmaresEngine

/// What a method does with missing values, from the nodes that a result is made of: how many parts
/// must be there, and what is put in the place of those that aren't.
struct MissingTreatment {
  private var needs: [(words: LocalizedText, nodes: [String])] = []
  private var fills: [(words: LocalizedText, nodes: [String])] = []

  init(of nodes: [ExplainedNode], in evaluation: Evaluation) {
    for node in nodes {
      let code = node.trace.node.code
      guard let definition = evaluation.graph.node(code) else { continue }
      if case .combination(let combination) = definition.source, combination.rule != .share {
        let count = combination.children.count
        Self.add(code, combination.needs.described(of: count), to: &needs)
        for step in combination.children.flatMap(\.each) + combination.each { add(step, code) }
      }
      for step in definition.then { add(step, code) }
    }
  }

  private mutating func add(_ step: Step, _ code: String) {
    guard case .fill(let fill) = step.operation else { return }
    let value = fill.with.text
    Self.add(
      code, LocalizedText(en: "filled with \(value)", fr: "remplacées par \(value)"), to: &fills)
  }

  private static func add(
    _ code: String, _ words: LocalizedText,
    to groups: inout [(words: LocalizedText, nodes: [String])]
  ) {
    guard let place = groups.firstIndex(where: { $0.words == words }) else {
      groups.append((words, [code]))
      return
    }
    if !groups[place].nodes.contains(code) { groups[place].nodes.append(code) }
  }

  var sentences: [LocalizedText] {
    let needed = needs.map { group in
      let names = culprits(group.nodes)
      return LocalizedText(
        en: "Parts of \(names.en): \(group.words.en).",
        fr: "Parties de \(names.fr) : \(group.words.fr).")
    }
    let filled = fills.map { group in
      let names = culprits(group.nodes)
      return LocalizedText(
        en: "Missing values on the way to \(names.en) are \(group.words.en).",
        fr: "Valeurs absentes sur le chemin de \(names.fr) : \(group.words.fr).")
    }
    return (needed + filled).map(\.typeset)
  }
}
