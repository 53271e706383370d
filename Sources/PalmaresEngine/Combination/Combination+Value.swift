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
    case .quantile(let share): .success(input.quantile(at: share, of: unit))
    case .spread(let divisor): input.spread(divideBy: divisor, at: unit)
    // Nobody's value stands alone: see `Combination.compared` and `Evaluator.benefitOfDoubt`.
    case .copeland, .benefitOfDoubt: .success(0)
    }
  }
}
