/// The canonical value of a combination: children in declared order, plain double operations, no
/// fused multiply-add. Every fast path must agree with it where it decides.
extension CombinationRule {
  /// The value for one institution that has enough children.
  func value(
    of input: CombinationInput, at unit: Int
  ) -> Result<Double, CombinationFault> {
    switch self {
    case .mean(let power, let zeros): input.mean(power: power, zeros: zeros, at: unit)
    case .sum: .success(input.sum(at: unit))
    case .product: input.product(at: unit)
    case .ordered(let weights, let end): input.ordered(weights, from: end, at: unit)
    case .share: .success(input.share(at: unit))
    // Nobody's score stands alone: the evaluator puts it in the place of this one.
    case .benefitOfDoubt: .success(0)
    case .quantile(let share): .success(input.quantile(at: share, of: unit))
    case .spread(let divisor): input.spread(divideBy: divisor, at: unit)
    // Not a value of one institution's own: see `Combination.compared`.
    case .copeland: .success(0)
    }
  }
}
