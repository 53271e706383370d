/// An expanded methodology in the one form in which equal rules are equal trees.
enum NormalForm {
  static func of(_ file: MarkedTree) -> MarkedTree {
    mapped(file) { key, section in
      key == "nodes" ? nodes(section) : section
    }
  }

  static func nodes(_ section: MarkedTree) -> MarkedTree {
    mapped(section) { _, node in self.node(node) }
  }

  private static func node(_ node: MarkedTree) -> MarkedTree {
    let isMean = node["mean"] != nil
    var entries = node.mapping ?? []
    if isMean { entries.removeAll { $0.key == "power" && $0.value.scalar?.plainNumber == 1 } }
    guard node.mapping != nil else { return node }
    return mapped(MarkedTree(.mapping(entries), at: node.mark)) { key, value in
      if key == "then" || key == "each" { return steps(value) }
      return KeySet.combines.contains(key) ? children(value) : value
    }
  }

  /// Children with weight 1 each and children in a list are the same.
  private static func children(_ tree: MarkedTree) -> MarkedTree {
    if let items = tree.sequence {
      let entries = items.map {
        MarkedTree.Entry(
          key: $0.scalar?.text ?? "", keyMark: $0.mark, value: .plain("1", at: $0.mark))
      }
      return MarkedTree(.mapping(entries), at: tree.mark)
    }
    return mapped(tree) { _, child in
      mapped(child) { key, value in key == "each" ? steps(value) : value }
    }
  }

  /// The named form that a step was written as is no rule.
  private static func steps(_ tree: MarkedTree) -> MarkedTree {
    guard let items = tree.sequence else { return tree }
    let steps = items.map { step in
      guard let entries = step.mapping else { return step }
      return MarkedTree(.mapping(entries.filter { $0.key != "form" }), at: step.mark)
    }
    return MarkedTree(.sequence(steps), at: tree.mark)
  }

  private static func mapped(
    _ tree: MarkedTree, _ transform: (String, MarkedTree) -> MarkedTree
  ) -> MarkedTree {
    guard let entries = tree.mapping else { return tree }
    let result = entries.map { entry in
      var entry = entry
      entry.value = transform(entry.key, entry.value)
      return entry
    }
    return MarkedTree(.mapping(result), at: tree.mark)
  }
}
