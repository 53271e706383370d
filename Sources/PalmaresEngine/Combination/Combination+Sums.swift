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
  /// The same where every child has a value for everyone: the weights sum to the same for all. `nil`
  /// where one has none, where there is nothing to divide by, and where a result is beyond a double.
  private func summedWhole(_ input: CombinationInput, divides: Bool) -> CombinationOutcome? {
    let children = input.columns.count
    guard children > 0, input.columns.allSatisfy(\.isWhole),
      needs.areMet(by: children, of: children, notApplicable: { 0 })
    else { return nil }
    var totals = [Double](repeating: 0, count: input.units)
    for (column, weight) in zip(input.columns, input.weights) {
      totals.add(column.values, times: weight)
    }
    let weight = input.weights.reduce(0, +)
    if divides, weight == 0 { return nil }
    if divides { for unit in totals.indices { totals[unit] /= weight } }
    guard totals.areFinite else { return nil }
    return CombinationOutcome(
      column: Column(
        values: totals, states: [ValueState](repeating: .present, count: input.units)),
      present: [Int32](repeating: Int32(children), count: input.units), faults: [])
  }
}

extension Column {
  /// Whether everyone has a value. Looks at all, without a branch: faster than to stop at the first.
  fileprivate var isWhole: Bool {
    states.withUnsafeBufferPointer { states in
      var absent: UInt8 = 0
      for state in states { absent |= state == .present ? 0 : 1 }
      return absent == 0
    }
  }
}

extension [Double] {
  /// Whether none is infinite or no number: not all bits of an exponent are set.
  fileprivate var areFinite: Bool {
    let exponent = Double.infinity.bitPattern
    return withUnsafeBufferPointer { values in
      var beyond: UInt64 = 0
      for value in values { beyond |= value.bitPattern & exponent == exponent ? 1 : 0 }
      return beyond == 0
    }
  }

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
