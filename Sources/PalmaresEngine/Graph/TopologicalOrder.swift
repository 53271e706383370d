import PalmaresCore

/// Nodes in an order in which each comes after those it depends on; circles are reported with their
/// path.
struct TopologicalOrder {
  private(set) var order: [Int] = []
  private(set) var diagnostics: [Diagnostic] = []

  private enum Mark { case new, open, done }

  /// Depth first, without recursion: chains may be thousands of nodes long.
  init(_ nodes: [NodeDefinition], uses: [NodeUses]) {
    var marks = [Mark](repeating: .new, count: nodes.count)
    for root in nodes.indices where marks[root] == .new {
      var path: [(node: Int, next: Int)] = [(root, 0)]
      marks[root] = .open
      while let top = path.last {
        guard top.next < uses[top.node].nodes.count else {
          marks[top.node] = .done
          order.append(top.node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let dependency = uses[top.node].nodes[top.next]
        switch marks[dependency] {
        case .done: break
        case .new:
          marks[dependency] = .open
          path.append((dependency, 0))
        case .open:
          let start = path.firstIndex { $0.node == dependency } ?? 0
          diagnostics.append(Self.circle(path[start...].map { nodes[$0.node] }))
        }
      }
    }
  }

  private static func circle(_ nodes: [NodeDefinition]) -> Diagnostic {
    let codes = nodes.map(\.code)
    let path = (codes + codes.prefix(1)).joined(separator: " → ")
    let own = codes.count == 1
    return Diagnostic(
      DiagnosticRule("methodology.circle"), .error,
      LocalizedText(
        en: own
          ? "Node '\(codes[0])' depends on itself."
          : "Nodes depend on each other in a circle: \(path).",
        fr: own
          ? "Le nœud « \(codes[0]) » dépend de lui-même."
          : "Des nœuds dépendent les uns des autres en rond : \(path)."),
      at: nodes.compactMap(\.location),
      why: LocalizedText(
        en:
          "Each arrow reads: needs the value of, by a child, an expression, a population or 'by'.",
        fr: "Chaque flèche se lit : a besoin de la valeur de, par un enfant, une expression, une "
          + "population ou « by »."),
      fix: own
        ? [
          LocalizedText(
            en: "In its own steps the value in hand is 'x'. If a column of that name is meant, "
              + "rename the node.",
            fr: "Dans ses propres étapes la valeur en main est « x ». Si une colonne de ce nom est "
              + "visée, renommez le nœud.")
        ]
        : [
          LocalizedText(
            en: "Take one of these references out.", fr: "Retirez l'une de ces références.")
        ])
  }
}
