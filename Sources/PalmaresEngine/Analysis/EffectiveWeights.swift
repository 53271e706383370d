/// What a node, in the end, weighs in another: the product of shares of weight down every way that
/// leads to it, added up over the ways.
///
/// A share is the child's weight over the sum of weights, as if every child had a value. Only means and
/// sums without negative weights have such shares, and nodes that show another (`of`) pass theirs on;
/// below anything else (weights on positions, products, formulas, weights of each institution's own)
/// no constant weight exists, and nodes there are left out.
///
/// - Source: the effective weights of Becker et al. (2022), COINr.
public struct EffectiveWeights: Sendable {
  /// By code of the node.
  public let values: [String: Double]

  public init(in target: NodeReference, of evaluation: Evaluation) {
    var values: [String: Double] = [target.code: 1]
    let graph = evaluation.graph
    // Parents come before children.
    for position in graph.needed(for: [target]).reversed() {
      let node = graph.methodology.nodes[position]
      guard let own = values[node.code] else { continue }
      switch node.source {
      case .node(let inner): values[inner.code, default: 0] += own
      case .combination(let combination):
        guard let shares = evaluation.nominalShares(of: node.code) else { continue }
        for (child, share) in zip(combination.children, shares) {
          values[child.node.code, default: 0] += own * share
        }
      case .column, .constant, .formula: continue
      }
    }
    self.values = values
  }
}
