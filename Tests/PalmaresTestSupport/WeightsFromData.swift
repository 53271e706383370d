import PalmaresCore
public import PalmaresEngine

/// The weights that a method gives children, given as columns, and how many institutions set them.
///
/// Read from the trace of the first institution that has a value of every child.
public func fitted(
  _ method: WeightingMethod, _ children: [[Double?]], declared: [Double]? = nil,
  rule: CombinationRule = .mean(power: 1, zeros: .refuse)
) throws -> (weights: [Double], weighting: TraceWeighting) {
  let trace = try tracedCombination(
    rule, children, declared: declared, weighting: Weighting(method))
  guard let weighting = trace.weighting else { throw DiagnosticError([]) }
  return (trace.children.compactMap(\.weight), weighting)
}

/// How the first institution that has a value of every child, or another, gets its value.
public func tracedCombination(
  _ rule: CombinationRule, _ children: [[Double?]], declared: [Double]? = nil,
  weighting: Weighting? = nil, at unit: Int? = nil
) throws -> TraceCombination {
  let names = children.indices.map { "c\($0)" }
  let combination = Combination(
    rule: rule,
    children: names.enumerated().map {
      Child(node: NodeReference($0.element), weight: Expression(declared?[$0.offset] ?? 1))
    },
    needs: .all, weighting: weighting)
  let node = NodeReference("node")
  let graph = try Graph(
    compiling: Methodology(
      nodes: [NodeDefinition(code: node.code, source: .combination(combination))]))
  let evaluation = try graph.evaluated(
    on: dataset(Dictionary(uniqueKeysWithValues: zip(names, children))), targets: [node],
    keepingSteps: true)
  let whole = children[0].indices.first { unit in children.allSatisfy { $0[unit] != nil } }
  guard let unit = unit ?? whole, let trace = Trace(of: node, at: unit, in: evaluation),
    case .combination(let traced) = trace.source
  else { throw DiagnosticError([]) }
  return traced
}
