import PalmaresCore

extension CombinationInput {
  /// Weights on positions: the values present are put in order and the first weight goes to the
  /// first; weights are divided by their sum over the positions filled.
  ///
  /// - Source: Yager (1988), "On ordered weighted averaging aggregation operators in multicriteria
  ///   decisionmaking", *IEEE Transactions on Systems, Man, and Cybernetics* 18(1).
  func ordered(
    _ positions: [Double], from end: End, at unit: Int
  ) -> Result<Double, CombinationFault> {
    let chosen = positioned(from: end, at: unit).prefix(positions.count)
    var (total, weight) = (0.0, 0.0)
    for (child, position) in zip(chosen, positions) {
      total += position * columns[child].values[unit]
      weight += position
    }
    guard weight != 0 else {
      return .failure(CombinationFault(unit: unit, child: nil, value: 0, reason: .noWeight))
    }
    return .success(total / weight)
  }

  /// The children present from one end; equal ones in declared order.
  func positioned(from end: End, at unit: Int) -> [Int] {
    columns.indices.filter { columns[$0].states[unit] == .present }.sorted { a, b in
      let (x, y) = (columns[a].values[unit], columns[b].values[unit])
      if x != y { return end == .high ? x > y : x < y }
      return a < b
    }
  }
}
