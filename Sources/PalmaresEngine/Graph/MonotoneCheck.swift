extension Graph {
  /// The first node on the way to another that isn't certain to rise, or stay, when a column rises; `nil`
  /// where the way is certain: then the node's value at the low ends of its columns is its lowest, and
  /// that at the high ends its highest.
  ///
  /// Certain are columns, constants, and with weights that aren't negative sums, ordered means and means
  /// (of power 1 or at most 0, which take no negative value); and steps that keep order and take nothing
  /// from other institutions: `scale` and `clip` between constants, `round`, `map`, `cut`. Formulas, products,
  /// filled and blanked values, ranks and whatever the data set are not.
  public func firstNotRising(towards target: NodeReference) -> NodeDefinition? {
    needed(for: [target]).map { methodology.nodes[$0] }.first { node in
      !rises(node.source, weights: weights[positions[node.code] ?? 0])
        || !node.allSteps.allSatisfy(\.keepsOrderAlone) || node.only != nil
    }
  }

  private func rises(_ source: NodeSource, weights: [Double]) -> Bool {
    switch source {
    case .column, .node, .constant: return true
    case .formula: return false
    case .combination(let combination):
      // Weights that the data set come from other institutions.
      if combination.weighting != nil { return false }
      switch combination.rule {
      case .mean(let power, _):
        return (power == 1 || power <= 0) && weights.allSatisfy { $0 >= 0 }
      case .sum: return weights.allSatisfy { $0 >= 0 }
      case .product, .spread, .copeland, .benefitOfDoubt: return false
      case .ordered(let positions, _): return positions.allSatisfy { $0 >= 0 }
      case .share, .quantile: return true
      }
    }
  }
}

extension Step {
  /// Whether a higher value never comes out lower, whoever else is there.
  fileprivate var keepsOrderAlone: Bool {
    if isFitted || by != nil { return false }
    switch operation {
    case .scale, .map, .cut: return sign == .keeps
    case .clip(let clip):
      return [clip.low, clip.high].compactMap { $0 }.allSatisfy { $0.constant != nil }
    case .round: return true
    case .rank, .fill, .fillPeriods, .blank, .replace, .winsorise, .netFlow: return false
    }
  }
}
