import PalmaresCore

extension Combination {
  /// An arithmetic mean or a sum for all institutions, child after child: each institution's terms are
  /// added in declared order, as ``CombinationRule/value(of:at:)`` does, so that the bits are the same;
  /// columns are read once from end to end. `nil` for every other rule.
  func summed(_ input: CombinationInput, exists: [Bool]?) -> CombinationOutcome? {
    let divides: Bool
    switch rule {
    case .mean(1, _): divides = true
    case .sum: divides = false
    default: return nil
    }
    if case .weightPercent = needs { return nil }
    if exists == nil, let outcome = summedWhole(input, divides: divides) { return outcome }
    let sums = ChildSums(input)
    var outcome = CombinationOutcome(
      column: Column(absent: .notApplicable, count: input.units),
      present: [Int32](repeating: 0, count: input.units), faults: [])
    for unit in 0..<input.units where exists?[unit] ?? true {
      outcome.present[unit] = sums.present[unit]
      guard sums.meet(needs, at: unit) else {
        outcome.column.states[unit] = sums.absence(at: unit)
        continue
      }
      let weight = sums.weights[unit]
      let value = divides ? sums.totals[unit] / weight : sums.totals[unit]
      if divides, weight == 0 {
        outcome.fail(at: unit, 0, .noWeight)
      } else if value.isFinite {
        outcome.column.set(value, at: unit)
      } else {
        outcome.fail(at: unit, value, .overflow)
      }
    }
    return outcome
  }
}

extension Combination {
  /// The same where every child has a value for everyone: the weights sum to the same for all. `nil` where
  /// one has none, where nothing can be divided by, and where a result is beyond what a double holds.
  private func summedWhole(_ input: CombinationInput, divides: Bool) -> CombinationOutcome? {
    let isWhole = input.columns.allSatisfy { column in
      column.states.withUnsafeBufferPointer { states in
        states.allSatisfy { $0 == .present }
      }
    }
    let children = input.columns.count
    guard isWhole, children > 0, needs.areMet(by: children, of: children, notApplicable: { 0 })
    else { return nil }
    var totals = [Double](repeating: 0, count: input.units)
    for (column, weight) in zip(input.columns, input.weights) {
      totals.add(column.values, times: weight)
    }
    let weight = input.weights.reduce(0, +)
    if divides, weight == 0 { return nil }
    if divides { for unit in totals.indices { totals[unit] /= weight } }
    guard totals.allSatisfy(\.isFinite) else { return nil }
    return CombinationOutcome(
      column: Column(
        values: totals, states: [ValueState](repeating: .present, count: input.units)),
      present: [Int32](repeating: Int32(children), count: input.units), faults: [])
  }
}

extension [Double] {
  fileprivate mutating func add(_ values: [Double], times weight: Double) {
    let count = count
    withUnsafeMutableBufferPointer { totals in
      values.withUnsafeBufferPointer { values in
        for unit in 0..<count { totals[unit] += weight * values[unit] }
      }
    }
  }
}

extension CombinationOutcome {
  fileprivate mutating func fail(
    at unit: Int, _ value: Double, _ reason: CombinationFault.Reason
  ) {
    faults.append(CombinationFault(unit: unit, child: nil, value: value, reason: reason))
    column.states[unit] = .missing
  }
}

/// Sums over the children present, and how many there are.
private struct ChildSums {
  var totals: [Double]
  var weights: [Double]
  var present: [Int32]
  private var notApplicable: [Int32]
  private let children: Int32

  init(_ input: CombinationInput) {
    totals = [Double](repeating: 0, count: input.units)
    weights = totals
    present = [Int32](repeating: 0, count: input.units)
    notApplicable = present
    children = Int32(input.columns.count)
    for (column, weight) in zip(input.columns, input.weights) { add(column, weight) }
  }

  /// Where there is no value a column holds 0, which adds nothing.
  private mutating func add(_ column: Column, _ weight: Double) {
    let count = totals.count
    totals.withUnsafeMutableBufferPointer { totals in
      column.values.withUnsafeBufferPointer { values in
        for unit in 0..<count { totals[unit] += weight * values[unit] }
      }
    }
    weights.withUnsafeMutableBufferPointer { weights in
      present.withUnsafeMutableBufferPointer { present in
        notApplicable.withUnsafeMutableBufferPointer { notApplicable in
          column.states.withUnsafeBufferPointer { states in
            for unit in 0..<count {
              let isPresent = states[unit] == .present
              weights[unit] += isPresent ? weight : 0
              present[unit] &+= isPresent ? 1 : 0
              notApplicable[unit] &+= states[unit] == .notApplicable ? 1 : 0
            }
          }
        }
      }
    }
  }

  func meet(_ needs: Needs, at unit: Int) -> Bool {
    needs.areMet(by: Int(present[unit]), of: Int(children)) { Int(notApplicable[unit]) }
  }

  /// As ``CombinationInput/absence(at:)``.
  func absence(at unit: Int) -> ValueState {
    notApplicable[unit] == children ? .notApplicable : .missing
  }
}
