extension NodeDefinition {
  /// Every node, column and parameter that the definition names, once, in the order of its parts.
  public var references: [NodeReference] {
    var all: [NodeReference] = []
    switch source {
    case .column(let name): all.append(NodeReference(name))
    case .node(let reference): all.append(reference)
    case .constant: break
    case .formula(let formula): all += formula.tree.references
    case .combination(let combination):
      all += combination.children.flatMap { [$0.node] + $0.weight.tree.references }
    }
    all += (only?.tree.references ?? []) + allSteps.flatMap(\.references)
    var seen = Set<NodeReference>()
    return all.filter { seen.insert($0).inserted }
  }

  /// Every population that it names: whose values set one of its steps or its weights, or with whom
  /// institutions are compared.
  public var populations: [String] {
    var seen = Set<String>()
    var all = allSteps.compactMap(\.over)
    if case .combination(let combination) = source {
      all += [combination.weighting?.over].compactMap { $0 }
      switch combination.rule {
      case .copeland(let over?), .benefitOfDoubt(_, let over?): all.append(over)
      default: break
      }
    }
    return all.compactMap { population in
      if case .named(let name) = population { name } else { nil }
    }.filter { seen.insert($0).inserted }
  }

  /// Names of the stages that other nodes can read.
  public var stages: [String] { then.compactMap(\.stage) }
}

extension PopulationDefinition {
  /// Every node, column and parameter that the condition names.
  public var references: [NodeReference] { condition.tree.references }
}
