import Glibc
import PalmaresCore

extension CombinationInput {
  /// The weighted power mean of the children present: (Σ w·xᵖ / Σ w)^(1/p), and
  /// exp(Σ w·ln x / Σ w) for p = 0.
  ///
  /// - Source: OECD/JRC (2008), *Handbook*, step 6; Bullen (2003), *Handbook of Means and Their
  ///   Inequalities*, chapter III.
  func mean(
    power exponent: Double, zeros: ZeroRule, at unit: Int
  ) -> Result<Double, CombinationFault> {
    var (total, weight) = (0.0, 0.0)
    for (child, column) in columns.enumerated() where column.states[unit] == .present {
      let value = column.values[unit]
      if exponent != 1, value <= 0 {
        switch check(value, power: exponent, zeros: zeros) {
        case .fine: break
        case .zero: return .success(0)
        case .refused:
          return .failure(
            CombinationFault(unit: unit, child: child, value: value, reason: .outOfDomain))
        }
      }
      let term: Double =
        switch exponent {
        case 1: value
        case 0: log(value)
        case -1: 1 / value
        default: pow(value, exponent)
        }
      total += weights[child] * term
      weight += weights[child]
    }
    guard weight != 0 else {
      return .failure(CombinationFault(unit: unit, child: nil, value: 0, reason: .noWeight))
    }
    let mean = total / weight
    let result: Double =
      switch exponent {
      case 1: mean
      case 0: exp(mean)
      case -1: 1 / mean
      default: pow(mean, 1 / exponent)
      }
    guard result.isFinite else {
      return .failure(CombinationFault(unit: unit, child: nil, value: mean, reason: .overflow))
    }
    return .success(result)
  }

  private enum Check { case fine, zero, refused }

  private func check(_ value: Double, power: Double, zeros: ZeroRule) -> Check {
    if value == 0 {
      if power > 0 { return .fine }
      return zeros == .giveZero ? .zero : .refused
    }
    // A negative number has an even or odd whole power, and no root that a mean could take.
    return .refused
  }
}
