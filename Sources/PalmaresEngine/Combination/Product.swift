import PalmaresCore

extension CombinationInput {
  /// Π child ^ weight over the children present, weights as they are. Weight 1 multiplies and
  /// weight −1 divides, exactly.
  func product(at unit: Int) -> Result<Double, CombinationFault> {
    var total = 1.0
    for (child, column) in columns.enumerated() where column.states[unit] == .present {
      let (value, weight) = (column.values[unit], weights[child])
      let fault = CombinationFault(unit: unit, child: child, value: value, reason: .outOfDomain)
      if value == 0, weight < 0 { return .failure(fault) }
      if value < 0, weight != weight.rounded() { return .failure(fault) }
      total = weight == -1 ? total / value : total * power(value, weight)
    }
    guard total.isFinite else {
      return .failure(CombinationFault(unit: unit, child: nil, value: total, reason: .overflow))
    }
    return .success(total)
  }
}
