import PalmaresEngine

/// How a difference is split where a rule isn't a plain sum; see ``ScoreStructure/difference(of:from:)``.
public enum SplitConvention: String, Sendable, Hashable, CaseIterable {
  /// Logarithmic mean Divisia index: geometric means and products.
  case logarithmicMean = "lmdi"
  /// The same with a power in place of the logarithm.
  case powerMean = "power_mean"
  /// Each at its own weight: positions, benefit of the doubt.
  case ownWeights = "own_weights"
  /// Shapley value over replacements.
  case shapley
  /// In proportion to the difference before a step.
  case proportional
}

extension ScoreStructure {
  /// The conventions that differences of this score need; none where everything adds up.
  public var conventions: [SplitConvention] {
    var found = Set<SplitConvention>()
    for index in parts.indices where isUsed[index] && !parts[index].isIndicator {
      let part = parts[index]
      if let convention = part.source.convention { found.insert(convention) }
      let entries = part.source.entries.filter { !parts[$0.part].isIndicator }
      let steps = part.steps + entries.flatMap(\.steps)
      if steps.contains(where: \.isCurve) { found.insert(.proportional) }
    }
    return SplitConvention.allCases.filter(found.contains)
  }
}

extension ChainStep {
  fileprivate var isCurve: Bool { if case .curve = kind { true } else { false } }
}

extension ScoreStructure.Source {
  fileprivate var convention: SplitConvention? {
    switch self {
    case .indicator, .same, .linear, .first: nil
    case .formula: .shapley
    case .combined(let combined):
      switch combined.rule {
      case .mean(power: 1, _), .sum, .share, .copeland: nil
      case .mean(power: 0, _), .product: .logarithmicMean
      case .mean: .powerMean
      case .ordered, .benefitOfDoubt: .ownWeights
      case .quantile, .spread: .shapley
      }
    }
  }
}
