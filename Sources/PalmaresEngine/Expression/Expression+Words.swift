extension Expression {
  /// Nodes, parameters and columns that it reads, each once, in order.
  public var names: [NodeReference] {
    var seen = Set<NodeReference>()
    return tree.references.filter { seen.insert($0).inserted }
  }

  /// Names that stand right of `==` or `!=`, behind another name, with the comparison as it is written
  /// where a word is meant: `region == Montagne` and `region == "Montagne"`.
  public var namesComparedAsWords: [(name: NodeReference, quoted: String)] {
    tree.comparedNames
  }
}

extension ExpressionTree {
  fileprivate var comparedNames: [(name: NodeReference, quoted: String)] {
    if case .comparison(let comparator, .name(let left), .name(let right)) = self,
      comparator == .equal || comparator == .notEqual
    {
      let sign = comparator == .equal ? "==" : "!="
      return [(right, "\(left) \(sign) \"\(right)\"")]
    }
    return parts.flatMap(\.comparedNames)
  }
}
