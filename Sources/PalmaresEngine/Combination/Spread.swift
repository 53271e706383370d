import PalmaresCore

extension CombinationInput {
  /// The standard deviation across the children present, each counted once: √(Σ(x − mean)² ÷ n), or
  /// ÷ (n − 1). Equal children have a spread of exactly zero.
  ///
  /// - Source: Mazziotta & Pareto (2016), "On a generalized non-compensatory composite index for
  ///   measuring socio-economic phenomena", *Social Indicators Research* 127(3), for its use across
  ///   the children of one institution.
  func spread(
    divideBy divisor: SpreadDivisor, at unit: Int
  ) -> Result<Double, CombinationFault> {
    let values = columns.filter { $0.states[unit] == .present }.map { $0.values[unit] }
    let count = divisor.number(of: values.count)
    guard count > 0 else {
      return .failure(CombinationFault(unit: unit, child: nil, value: 0, reason: .oneChild))
    }
    let mean = Self.plainMean(values)
    var total = 0.0
    for value in values { total += (value - mean) * (value - mean) }
    return .success((total / count).squareRoot())
  }

  /// Their sum over their number; equal values have themselves as their mean.
  static func plainMean(_ values: [Double]) -> Double {
    guard let first = values.first, values.contains(where: { $0 != first }) else {
      return values.first ?? 0
    }
    return values.reduce(0, +) / Double(values.count)
  }
}
