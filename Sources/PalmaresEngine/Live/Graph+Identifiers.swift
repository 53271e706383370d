extension Graph {
  /// Whether some rule reads the identifiers of institutions.
  var readsIdentifiers: Bool {
    let ofNodes = methodology.nodes.contains { node in
      let formula =
        if case .formula(let formula) = node.source { formula.tree.readsIdentifiers } else { false }
      return formula || node.only?.tree.readsIdentifiers == true
        || node.allSteps.contains { $0.expressions.contains { $0.tree.readsIdentifiers } }
    }
    return ofNodes || methodology.populations.contains { $0.condition.tree.readsIdentifiers }
      || methodology.checks.contains { $0.condition.tree.readsIdentifiers }
  }
}

extension ExpressionTree {
  fileprivate var readsIdentifiers: Bool {
    if case .identifier = self { return true }
    return parts.contains { $0.readsIdentifiers }
  }
}
