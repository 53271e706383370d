public import PalmaresCore

extension Change {
  /// What the change names and can't be, of an evaluation that it shall change.
  public func problems(in evaluation: Evaluation) -> [Diagnostic] {
    let graph = evaluation.graph
    let nodes = graph.methodology.nodes.map(\.code)
    let parameters = graph.methodology.parameters.map(\.name)
    let columns = evaluation.dataset.columns.keys.sorted()
    return unknown(self.nodes.keys, nodes, "node", "nœud")
      + unknown(weights.keys, nodes, "node", "nœud")
      + unknown(self.parameters.keys, parameters, "parameter", "paramètre")
      + unknown(self.columns.keys, columns, "column", "colonne")
      + weights.sorted { $0.key < $1.key }.compactMap { code, weights in
        graph.node(code).flatMap { Self.problem(of: weights, in: $0) }
      }
  }

  private func unknown(
    _ names: some Collection<String>, _ known: [String], _ en: String, _ fr: String
  ) -> [Diagnostic] {
    names.filter { !known.contains($0) }.sorted().map { name in
      Diagnostic(
        DiagnosticRule("change.unknown-name"), .error,
        LocalizedText(
          en: "There is no \(en) '\(name)' to change.",
          fr: "Il n'y a pas de \(fr) « \(name) » à changer."),
        fix: known.suggestion(for: name))
    }
  }

  private static func problem(of weights: [Double], in node: NodeDefinition) -> Diagnostic? {
    guard case .combination(let combination) = node.source else {
      return Diagnostic(
        DiagnosticRule("change.no-weights"), .error,
        LocalizedText(
          en: "'\(node.code)' combines nothing: it has no weights to change.",
          fr: "« \(node.code) » ne combine rien : il n'a pas de poids à changer."),
        at: [node.location].compactMap { $0 })
    }
    let count = combination.weightCount
    if weights.count == count, weights.allSatisfy({ $0.isFinite && $0 >= 0 }) { return nil }
    let list = weights.map { Printing.general.text(of: $0, in: NumberNotation(.english)) }
    return Diagnostic(
      DiagnosticRule("change.weights"), .error,
      LocalizedText(
        en: "'\(node.code)' takes \(count) weights, none negative, and is given "
          + "\(list.joined(separator: ", ")).",
        fr: "« \(node.code) » prend \(count) poids, aucun négatif, et reçoit "
          + "\(list.joined(separator: ", "))."),
      at: [node.location].compactMap { $0 })
  }
}

extension Combination {
  /// How many weights it has: of positions where it is `ordered`, of children otherwise.
  public var weightCount: Int {
    if case .ordered(let weights, _) = rule { weights.count } else { children.count }
  }
}

extension Graph {
  /// The weights of a combination as a ``Change`` takes them: of its positions where it is `ordered`, of
  /// its children otherwise; `nil` where the node combines nothing.
  public func changeableWeights(of code: String) -> [Double]? {
    guard let position = positions[code],
      case .combination(let combination) = methodology.nodes[position].source
    else { return nil }
    if case .ordered(let weights, _) = combination.rule { return weights }
    return weights[position]
  }
}
