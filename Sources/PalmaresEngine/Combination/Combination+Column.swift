import PalmaresCore

/// What a combination gives for all institutions.
struct CombinationOutcome {
  var column: Column
  /// How many children had a value, for the reason of an absence.
  var present: [Int32]
  var faults: [CombinationFault]
}

extension Combination {
  /// Combines the children for every institution that the node exists for.
  ///
  /// - Parameter members: the population that institutions are compared with, by the rules that do.
  func combined(
    _ input: CombinationInput, exists: [Bool]?, among members: [Bool]
  ) -> CombinationOutcome {
    if case .copeland = rule { return compared(input, exists: exists, among: members) }
    return summed(input, exists: exists) ?? combinedOneByOne(input, exists: exists)
  }

  /// Institution after institution.
  func combinedOneByOne(_ input: CombinationInput, exists: [Bool]?) -> CombinationOutcome {
    var outcome = CombinationOutcome(
      column: Column(absent: .notApplicable, count: input.units),
      present: [Int32](repeating: 0, count: input.units), faults: [])
    for unit in 0..<input.units where exists?[unit] ?? true {
      outcome.present[unit] = Int32(input.present(at: unit))
      switch combined(input, at: unit) {
      case .success(let cell): outcome.column.put(cell, at: unit)
      case .failure(let fault):
        outcome.faults.append(fault)
        outcome.column.states[unit] = .missing
      }
    }
    return outcome
  }

  /// One institution's children, where each stands for itself.
  func combined(_ input: CombinationInput, at unit: Int) -> Result<Cell, CombinationFault> {
    guard rule == .share || input.meets(needs, at: unit) else {
      return .success(Cell(absent: input.absence(at: unit)))
    }
    return rule.value(of: input, at: unit).flatMap { value in
      guard value.isFinite else {
        return .failure(CombinationFault(unit: unit, child: nil, value: value, reason: .overflow))
      }
      return .success(Cell(value))
    }
  }

  /// Compares the institutions with each other, rather than combining the children of each.
  private func compared(
    _ input: CombinationInput, exists: [Bool]?, among members: [Bool]
  ) -> CombinationOutcome {
    var outcome = CombinationOutcome(
      column: Column(absent: .notApplicable, count: input.units),
      present: [Int32](repeating: 0, count: input.units), faults: [])
    for unit in 0..<input.units where exists?[unit] ?? true {
      outcome.present[unit] = Int32(input.present(at: unit))
      outcome.column.states[unit] = input.absence(at: unit)
    }
    let field = field(input, exists: exists, among: members)
    for (unit, record) in zip(field.units, input.records(of: field.units, against: field.rivals)) {
      outcome.column.set(record.copelandScore, at: unit)
    }
    return outcome
  }

  /// Those who have enough children to be compared, and the members among them.
  func field(
    _ input: CombinationInput, exists: [Bool]?, among members: [Bool]
  ) -> (units: [Int], rivals: [Int]) {
    let units = (0..<input.units).filter { (exists?[$0] ?? true) && input.meets(needs, at: $0) }
    return (units, units.filter { members[$0] })
  }
}
